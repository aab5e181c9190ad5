"""Commands of the packs to print."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from typing import Any

from liaison_desk.cli.output import print_json, print_line
from liaison_desk.domain.french import counted
from liaison_desk.domain.labels import label
from liaison_desk.domain.pack_changes import VersionChanges
from liaison_desk.domain.packs import PackFormat, PackVersion
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import changed
from liaison_desk.errors import NotFound, UserError
from liaison_desk.services.desk import Desk

FORMATS = {"a4": PackFormat.a4, "a5": PackFormat.a5, "large": PackFormat.large_print}
_SUBJECTS = (Kind.engagement, Kind.sitting, Kind.meeting, Kind.partner)


def pack(desk: Desk, asked: Namespace) -> None:
    """Put a pack together into a file; a record without a pack gets one, its usual pieces in it."""
    identifier = _pack_of(desk, asked.id)
    sheet = desk.packs.sheet(identifier)
    look: dict[str, Any] = {}
    if asked.format:
        look["pack_format"] = FORMATS[asked.format]
    if asked.right_pages:
        look["on_right_pages"] = True
    if look:
        desk.packs.edit(identifier, changed(sheet.fields, look), sheet.version)
    made = _last(desk.pack_making.make(identifier, asked.output))
    pieces = len(desk.packs.sheet(identifier).fields.items)
    if asked.json:
        is_version = asked.output.suffix.lower() == ".pdf"
        print_json(
            {
                "pack": identifier,
                "file": str(asked.output),
                "version": made.number if is_version else None,
                "pages": made.pages if is_version else None,
                "pieces": pieces,
                "missing": made.missing,
            }
        )
        return
    pages = f", {counted(made.pages, 'page')}" if made.pages else ""
    print_line(f"Dossier écrit : {asked.output}, {counted(pieces, 'pièce')}{pages}")
    for title in made.missing:
        print_line(f"  manque : {title}")


def pack_versions(desk: Desk, asked: Namespace) -> None:
    """Print the versions of a pack and what each changed; with --printed, say that one came out of the printer."""
    identifier = _pack_of(desk, asked.id, begin=False)
    if asked.printed:
        from liaison_desk.services.clock import today

        desk.packs.mark_printed(identifier, asked.printed, today(desk.clock))
    versions = desk.packs.sheet(identifier).fields.versions
    told = [(version, desk.packs.changes(identifier, version.number)) for version in versions]
    if asked.json:
        print_json([_values(version, changes) for version, changes in told])
        return
    for version, changes in told:
        printed = f", imprimée le {version.printed_on:%d/%m/%Y}" if version.printed_on else ""
        print_line(f"version {version.number} du {version.made_on:%d/%m/%Y}, {version.pages} pages{printed}")
        if changes is not None:
            for rank, pages in sorted(changes.pages.items()):
                numbers = ", ".join(str(version.piece_starts[rank] + page) for page in pages)
                what = "ajoutée" if rank in changes.added else "modifiée"
                print_line(f"  {what} : {version.piece_titles[rank]} (pages {numbers})")
            for title in changes.removed:
                print_line(f"  retirée : {title}")


def _pack_of(desk: Desk, identifier: str, *, begin: bool = True) -> str:
    """Return the id of a pack named by its own id, or by what it is about."""
    try:
        return desk.packs.sheet(identifier).reference.id
    except NotFound:
        about = _subject(desk, identifier)
    known = desk.pack_proposals.pack_of(about)
    if known:
        return known
    if not begin:
        raise UserError("no_pack", "Cette fiche n'a pas encore de dossier : composez-le avec la commande pack.")
    return desk.pack_proposals.begin(about)


def _subject(desk: Desk, identifier: str) -> Reference:
    for kind in _SUBJECTS:
        try:
            return desk.records(kind).sheet(identifier).reference
        except NotFound:
            continue
    raise NotFound(label(Kind.pack), identifier)


def _last(steps: Any) -> PackVersion:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def _values(version: PackVersion, changes: VersionChanges | None) -> dict[str, Any]:
    told = version.model_dump(mode="json", exclude={"page_digests"})
    return told | {"changes": dataclasses.asdict(changes) if changes else None}
