"""The verbs of packs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from liaison_desk.domain.lists import PackRow
from liaison_desk.domain.pack_changes import VersionChanges, changes_between, made_in
from liaison_desk.domain.packs import PackFields, PackItem, PackItemKind, PackVersion
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.fact_keeping import note_pages
from liaison_desk.services.printing_tasks import printing_done
from liaison_desk.services.records import RecordService
from liaison_desk.store import pieces, records
from liaison_desk.store.packs import PACKS

_PDF = "application/pdf"


class PackService(RecordService[PackFields, PackRow]):
    """What can be done with packs; their versions come from putting them together, never from a form."""

    kind = Kind.pack
    fields_class = PackFields
    row_list = PACKS

    def edit(self, identifier: str, fields: PackFields, version: int | None = None) -> None:
        """Make a pack what the fields say, its versions excepted."""
        kept = self.sheet(identifier).fields.versions
        super().edit(identifier, changed(fields, {"versions": [one.model_dump() for one in kept]}), version)

    def put_in(self, identifier: str, items: Sequence[PackItem], place: int | None = None) -> None:
        """Add pieces, at a place counted from 0 or at the end."""
        fields = self.sheet(identifier).fields
        place = len(fields.items) if place is None else place
        self._arrange(identifier, [*fields.items[:place], *items, *fields.items[place:]])

    def take_out(self, identifier: str, place: int) -> None:
        """Take a piece out; raises UserError when there is none at that place."""
        items = self._items(identifier, place)
        self._arrange(identifier, [*items[:place], *items[place + 1 :]])

    def move(self, identifier: str, place: int, to: int) -> None:
        """Move a piece to another place; raises UserError when there is none at the first."""
        items = self._items(identifier, place)
        moved = items.pop(place)
        items.insert(max(0, min(to, len(items))), moved)
        self._arrange(identifier, items)

    def keep_version(
        self, identifier: str, file_name: str, pdf: bytes, made: PackVersion, page_texts: Sequence[str]
    ) -> PackVersion:
        """Keep a version put together with its file, in one verb, and return it as kept."""
        with self.verb(f"Dossier composé : {self.sheet(identifier).label}, version {made.number}") as session:
            row = records.find(session, self.kind, identifier)
            fields = records.fields_of(row, PackFields)
            piece_id = pieces.add_piece(session, Reference(self.kind, row.id), file_name, _PDF, pdf)
            kept = changed(made, {"piece_id": piece_id, "number": next_number(fields)})
            records.update(session, row, changed(fields, {"versions": _dumped([*fields.versions, kept])}))
            note_pages(session, row, page_texts, made.made_on, records_of(fields))
        return kept

    def mark_printed(self, identifier: str, number: int, day: date) -> None:
        """Say that a version came out of the printer, and do the printing tasks of its engagement; raises UserError."""
        with self.verb(f"Dossier imprimé : {self.sheet(identifier).label}, version {number}") as session:
            row = records.find(session, self.kind, identifier)
            fields = records.fields_of(row, PackFields)
            version_of(fields, number)
            versions = [changed(one, {"printed_on": day}) if one.number == number else one for one in fields.versions]
            records.update(session, row, changed(fields, {"versions": _dumped(versions)}))
            if number == fields.versions[-1].number:
                printing_done(session, Reference(self.kind, row.id), day)

    def file_of(self, identifier: str, number: int) -> bytes:
        """Return the PDF of a version; raises UserError."""
        version = version_of(self.sheet(identifier).fields, number)
        return self.piece(version.piece_id or "")[1]

    def changes(self, identifier: str, number: int) -> VersionChanges | None:
        """Return what a version changed since the one before in its format; None for the first. Raises UserError."""
        fields = self.sheet(identifier).fields
        version = version_of(fields, number)
        before = made_in(fields.versions[: fields.versions.index(version)], version.pack_format)
        return changes_between(before[-1], version) if before else None

    def _items(self, identifier: str, place: int) -> list[PackItem]:
        items = list(self.sheet(identifier).fields.items)
        if not 0 <= place < len(items):
            raise UserError("no_such_piece", "Il n'y a pas de pièce à cette place : rouvrez le dossier.")
        return items

    def _arrange(self, identifier: str, items: Sequence[PackItem]) -> None:
        sheet = self.sheet(identifier)
        self.edit(identifier, changed(sheet.fields, {"items": [one.model_dump() for one in items]}), sheet.version)


def version_of(fields: PackFields, number: int) -> PackVersion:
    """Return a version by its number; raises UserError when there is none."""
    for version in fields.versions:
        if version.number == number:
            return version
    raise UserError("no_such_version", f"Ce dossier n'a pas de version {number}.")


def records_of(fields: PackFields) -> list[Reference]:
    """Return the records the pieces of a pack are made of; a file is what it was when it was attached."""
    made = (item for item in fields.items if item.item_kind is not PackItemKind.attachment)
    named = [(item.record_kind, item.record_id) for item in made]
    return [Reference(kind, identifier) for kind, identifier in named if kind and identifier]


def next_number(fields: PackFields) -> int:
    """Return the number of the version to come."""
    return max((version.number for version in fields.versions), default=0) + 1


def _dumped(versions: Sequence[PackVersion]) -> list[dict[str, object]]:
    return [version.model_dump() for version in versions]
