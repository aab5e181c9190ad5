"""Putting packs together: pieces, pages, what changed since the version issued, the file and the version kept."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from liaison_desk.documents.attached import AttachedFile
from liaison_desk.documents.model import PageSize, TypeSize
from liaison_desk.documents.pack import (
    Missing,
    Pack,
    PackChanges,
    PackPiece,
    fill_in_attached,
    lay_out_pack,
)
from liaison_desk.documents.pack_pages import digest_of, looks_of, starts_of, texts_of
from liaison_desk.domain.pack_changes import changes_between, is_same_pack, issued_before
from liaison_desk.domain.packs import PackFields, PackFormat, PackVersion
from liaison_desk.domain.steps import Step
from liaison_desk.errors import UserError
from liaison_desk.files import atomic_write, export_file_name
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.pack_covers import CoverMaker
from liaison_desk.services.pack_pieces import PackPieces
from liaison_desk.services.packs import PackService, next_number
from liaison_desk.services.paper import PaperService
from liaison_desk.services.settings import SettingsService

_SIZES = {
    PackFormat.a4: (PageSize.a4, TypeSize.normal),
    PackFormat.a5: (PageSize.a5, TypeSize.normal),
    PackFormat.large_print: (PageSize.a4, TypeSize.large),
}
_STEPS_AROUND_PIECES = 4


@dataclass(frozen=True)
class ComposedPack:
    """A pack put together: its file, what is kept of the version, what each page says, what is missing."""

    pdf: bytes
    version: PackVersion
    page_texts: tuple[str, ...]
    missing: tuple[str, ...]


class PackMakingService:
    """Puts packs together."""

    def __init__(
        self,
        packs: PackService,
        pieces: PackPieces,
        covers: CoverMaker,
        settings: SettingsService,
        paper: PaperService,
        clock: Clock,
    ) -> None:
        self._packs = packs
        self._pieces = pieces
        self._covers = covers
        self._settings = settings
        self._paper = paper
        self._clock = clock

    def composed(self, fields: PackFields) -> Generator[Step, None, ComposedPack]:
        """Put a pack together, saved or not; nothing is kept. Raises UserError `empty_pack`."""
        pack = yield from self._pack(fields)
        total = len(fields.items) + _STEPS_AROUND_PIECES
        yield Step(total - 3, total, "Mise en page")
        office = self._settings.office()
        laid_out = lay_out_pack(pack, office)
        version, texts = self._version(fields, pack, laid_out)
        before = issued_before(fields.versions, fields.pack_format)
        if before is not None:
            yield Step(total - 2, total, f"Comparaison avec la version {before.number}")
            changes = changes_between(before, version)
            marked = PackChanges(changes.since, changes.pages, changes.added, changes.removed)
            pack = replace(pack, changes=marked)
            laid_out = lay_out_pack(pack, office)
            version, texts = self._version(fields, pack, laid_out)
        yield Step(total - 1, total, "Pages des fichiers joints")
        pdf = fill_in_attached(laid_out, pack.pieces)
        return ComposedPack(pdf, version, texts, tuple(version.missing))

    def make(self, identifier: str, target: Path | None = None) -> Generator[Step, None, PackVersion]:
        """Put a pack together, write it, then keep the version with its file in one verb.

        When nothing changed since the last version, that version is written and no other is kept.
        Stopped at any step, the file is the old one or the whole new one, and no version is without its file. A .docx
        is written without a version, having no pages of its own: it bears the number of the version that says the
        same, else that of the one to come. Raises UserError.
        """
        sheet = self._packs.sheet(identifier)
        if target is not None and target.suffix.lower() == ".docx":
            return (yield from self._write_word(sheet.fields, target))
        if target is not None and target.suffix.lower() != ".pdf":
            raise UserError("unknown_format", "Donnez un nom de fichier qui finit par .docx ou .pdf.")
        composed = yield from self.composed(sheet.fields)
        last = _same_as(sheet.fields, composed.version)
        if last is not None:
            if target is not None:
                atomic_write(target, self._packs.file_of(sheet.reference.id, last.number))
            return last
        if target is not None:
            atomic_write(target, composed.pdf)
        name = self.file_name(sheet.fields, composed.version.number)
        kept = self._packs.keep_version(sheet.reference.id, name, composed.pdf, composed.version, composed.page_texts)
        total = len(sheet.fields.items) + _STEPS_AROUND_PIECES
        yield Step(total, total, f"Version {kept.number}")
        return kept

    def file_name(self, fields: PackFields, number: int, extension: str = "pdf") -> str:
        """Return how the file of a version is called (domain reference §3.6)."""
        day = self._covers.day_of(fields) or today(self._clock)
        return export_file_name(day, "dossier", fields.title, extension, number)

    def _pack(self, fields: PackFields) -> Generator[Step, None, Pack]:
        if not fields.items:
            raise UserError("empty_pack", "Ce dossier est vide : ajoutez-y au moins une pièce.")
        total = len(fields.items) + _STEPS_AROUND_PIECES
        making = self._pieces.pieces(fields.items, trim=fields.pack_format is not PackFormat.a4)
        pieces: list[PackPiece] = []
        try:
            for place in range(total):
                yield Step(place, total, next(making))
        except StopIteration as end:
            pieces = end.value
        page_size, type_size = _SIZES[fields.pack_format]
        cover = self._covers.cover(fields, next_number(fields), today(self._clock), len(_missing(pieces)))
        return Pack(fields.title, cover, tuple(pieces), page_size, type_size, fields.on_right_pages)

    def _write_word(self, fields: PackFields, target: Path) -> Generator[Step, None, PackVersion]:
        from liaison_desk.documents.pack_word import pack_as_document

        pack = yield from self._pack(fields)
        total = len(fields.items) + _STEPS_AROUND_PIECES
        yield Step(total - 2, total, "Mise en page")
        version, _ = self._version(fields, pack, lay_out_pack(pack, self._settings.office()))
        if (same := _same_as(fields, version)) is not None:
            version = same
            cover = self._covers.cover(fields, same.number, same.made_on, len(same.missing))
            pack = replace(pack, cover=cover)
        yield Step(total - 1, total, "Écriture du document Word")
        self._paper.write(pack_as_document(pack), target)
        return version

    def _version(self, fields: PackFields, pack: Pack, laid_out: bytes) -> tuple[PackVersion, tuple[str, ...]]:
        texts = texts_of(laid_out)
        starts = starts_of(laid_out, len(pack.pieces))
        digests = [digest_of(text, look) for text, look in zip(texts, looks_of(laid_out), strict=True)]
        for piece, start in zip(pack.pieces, starts, strict=True):
            if isinstance(piece.content, AttachedFile):
                _name_pages(piece.content, start, texts, digests)
            elif isinstance(piece.content, Missing):  # its page also bears its rank
                missing = piece.content
                digests[start - 1] = digest_of("|".join((piece.title, missing.reason, missing.owner, missing.due)))
        digests[: starts[0] - 1] = [""] * (starts[0] - 1)  # what stands before the pieces is made again each time
        version = PackVersion(
            number=next_number(fields),
            made_on=today(self._clock),
            pages=len(texts),
            page_digests=digests,
            piece_starts=starts,
            piece_keys=[piece.key for piece in pack.pieces],
            piece_titles=[piece.title for piece in pack.pieces],
            pack_format=fields.pack_format,
            on_right_pages=fields.on_right_pages,
            missing=_missing(pack.pieces),
        )
        return version, tuple(texts)


def _same_as(fields: PackFields, version: PackVersion) -> PackVersion | None:
    """Return the last version kept, when another would say the same."""
    last = fields.versions[-1] if fields.versions else None
    return last if last is not None and is_same_pack(last, version) else None


def _missing(pieces: Sequence[PackPiece]) -> list[str]:
    """Return the titles of the pieces whose place a divider holds: still to come, or a file that cannot be taken."""
    return [piece.title for piece in pieces if isinstance(piece.content, Missing)]


def _name_pages(file: AttachedFile, start: int, texts: list[str], digests: list[str]) -> None:
    """Give pages of a file their text, and a digest that changes with the file alone."""
    mark = hashlib.sha256(file.pdf).hexdigest()
    for number, page in enumerate(file.pages):
        place = start - 1 + number
        texts[place] = page.text
        digests[place] = digest_of(f"{mark} {number}")
