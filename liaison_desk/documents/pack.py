"""Packs: ordered pieces made into one PDF/UA-1, numbered through, each named on its pages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from textwrap import shorten
from typing import Any

from liaison_desk.documents.accent import accent_inputs
from liaison_desk.documents.attached import WHOLE_PAGE, AttachedFile, AttachedPage
from liaison_desk.documents.model import Document, PageSize, TypeSize
from liaison_desk.documents.pack_pages import held_pages_filled
from liaison_desk.documents.pdf import compiled_layout
from liaison_desk.documents.pdf_values import line_of, values_of
from liaison_desk.documents.png_logo import logo_of
from liaison_desk.domain.office import OfficeFields

_LONGEST_TEXT = 4_000
"""Characters of a page said to who cannot see it."""


@dataclass(frozen=True)
class Missing:
    """What is not there: why, who owes it, when it is due, as words."""

    reason: str = "Pièce attendue"
    owner: str = ""
    due: str = ""


@dataclass(frozen=True)
class PackPiece:
    """One piece; `key` says which it is from one version to the next, `nature` what it is (« Note thématique »)."""

    key: str
    title: str
    nature: str
    content: Document | AttachedFile | Missing


@dataclass(frozen=True)
class PackCover:
    """What the first page says, under the title of the pack."""

    kind: str = "Dossier"
    occasion: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PackChanges:
    """What changed since a version: pages of each piece (from 0), pieces added by rank, pieces removed by name."""

    since: int
    pages: Mapping[int, tuple[int, ...]] = field(default_factory=dict[int, tuple[int, ...]])
    added: tuple[int, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pack:
    """Everything a pack is made of."""

    title: str
    cover: PackCover
    pieces: tuple[PackPiece, ...]
    page_size: PageSize = PageSize.a4
    type_size: TypeSize = TypeSize.normal
    on_right_pages: bool = False
    changes: PackChanges | None = None


def lay_out_pack(pack: Pack, office: OfficeFields) -> bytes:
    """Return the PDF/UA-1 of a pack in which the pages of others' files are still held by a pixel each.

    The same content gives the same bytes.
    """
    logo = logo_of(office.logo)
    return compiled_layout("pack.typ", {"pack": _values(pack, office), **accent_inputs(office)}, logo)


def fill_in_attached(laid_out: bytes, pieces: Sequence[PackPiece]) -> bytes:
    """Return the pack with the pages of others' files in their places."""
    attached = [piece.content for piece in pieces if isinstance(piece.content, AttachedFile)]
    return held_pages_filled(laid_out, [file.pdf for file in attached])


def _values(pack: Pack, office: OfficeFields) -> str:
    numbers = iter(range(65_536))
    changes = pack.changes or PackChanges(0)
    values: dict[str, Any] = {
        "title": line_of(pack.title),
        "running": shorten(line_of(pack.title), _running_length(pack), placeholder="…"),
        "page_size": pack.page_size.value,
        "type_scale": pack.type_size.scale,
        "right_pages": pack.on_right_pages,
        "office": {"name": line_of(office.letterhead_name), "service": line_of(office.letterhead_service)},
        "cover": {
            "kind": line_of(pack.cover.kind),
            "occasion": line_of(pack.cover.occasion),
            "facts": [{"name": line_of(name), "value": line_of(value)} for name, value in pack.cover.facts],
        },
        "since": changes.since,
        "changed": [{"piece": rank, "pages": list(pages)} for rank, pages in sorted(changes.pages.items())],
        "added": list(changes.added),
        "removed": [line_of(name) for name in changes.removed],
        "pieces": [_piece(pack, piece, office, numbers) for piece in pack.pieces],
    }
    return json.dumps(values, ensure_ascii=False)


def _piece(pack: Pack, piece: PackPiece, office: OfficeFields, numbers: Any) -> dict[str, Any]:
    values: dict[str, Any] = {"title": line_of(piece.title) or "Sans titre", "nature": line_of(piece.nature)}
    match piece.content:
        case Document() as document:
            fitted = replace(document, page_size=pack.page_size, type_size=_type_of(pack, document))
            return values | {"kind": "document", "document": values_of(fitted, office, logo_of(office.logo))}
        case AttachedFile() as file:
            pages = [
                {
                    "number": next(numbers),
                    "width": page.width,
                    "height": page.height,
                    "alt": _said(piece, rank, page),
                    "shown": page.shown,
                    "cut": page.shown != WHOLE_PAGE,
                }
                for rank, page in enumerate(file.pages, 1)
            ]
            return values | {"kind": "attached", "pages": pages}
        case Missing() as missing:
            told = {"reason": missing.reason, "owner": missing.owner, "due": missing.due}
            return values | {"kind": "missing"} | {name: line_of(words) for name, words in told.items()}


def _running_length(pack: Pack) -> int:
    """Return how many characters of its title the foot of a page has room for, beside its mark and its number."""
    return 90 if pack.page_size is PageSize.a4 and pack.type_size is not TypeSize.large else 46


def _type_of(pack: Pack, document: Document) -> TypeSize:
    return pack.type_size if pack.type_size is TypeSize.large else document.type_size


def _said(piece: PackPiece, rank: int, page: AttachedPage) -> str:
    told = line_of(page.text[:_LONGEST_TEXT])
    return told or f"{line_of(piece.title)}, page {rank}, sans texte lisible"
