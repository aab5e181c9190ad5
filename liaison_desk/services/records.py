"""The verbs every kind of record has: add, edit, delete, restore, read, list, tie."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import ClassVar, Generic, TypeVar

from sqlmodel import Session

from liaison_desk.domain.fields import Fields
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.records import Kind, Link, Piece, Reference, Sheet
from liaison_desk.domain.validation import changed
from liaison_desk.errors import NotFound
from liaison_desk.intake.file_names import safe_file_name
from liaison_desk.services.changes import Changes
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.fact_keeping import note_uses
from liaison_desk.services.municipalities import insee_code
from liaison_desk.store import links, pieces, records
from liaison_desk.store.database import Database
from liaison_desk.store.fact_uses import papers_written
from liaison_desk.store.journal import journaled
from liaison_desk.store.rows import RowList
from liaison_desk.store.tables import Row

FieldsType = TypeVar("FieldsType", bound=Fields)
RowType = TypeVar("RowType")


class RecordService(Generic[FieldsType, RowType]):
    """What can be done with one kind of record; each verb is one transaction, one line of the journal."""

    kind: ClassVar[Kind]
    fields_class: type[FieldsType]
    row_list: RowList[RowType]

    def __init__(self, database: Database, changes: Changes, clock: Clock) -> None:
        self._database = database
        self._changes = changes
        self._clock = clock

    def add(self, fields: FieldsType, identifier: str | None = None) -> str:
        """Record something new and return its id."""
        with self.verb(f"Ajout : {self._called(fields)}") as session:
            row = records.create(session, self.kind, self._checked(fields), identifier)
            self._after_add(session, row)
            return row.id

    def edit(self, identifier: str, fields: FieldsType, version: int | None = None) -> None:
        """Make a record what the fields say; raises StaleVersion when it changed since `version`."""
        with self.verb(f"Modification : {self._called(fields)}") as session:
            row = records.find(session, self.kind, identifier)
            records.update(session, row, self._checked(fields), version)

    def delete(self, identifier: str) -> None:
        """Put a record in the bin."""
        with self.verb(f"Suppression : {self.sheet(identifier).label}") as session:
            row = records.find(session, self.kind, identifier)
            records.put_in_bin(session, row)
            self._after_delete(session, row)

    def restore(self, identifier: str) -> None:
        """Take a record back from the bin."""
        with self.verb("Sortie de la corbeille") as session:
            row = records.find(session, self.kind, identifier, in_bin=True)
            records.take_from_bin(session, row)
            self._after_restore(session, row)

    def sheet(self, identifier: str) -> Sheet[FieldsType]:
        """Return everything about a record; raises NotFound."""
        with self._database.reading() as session:
            return records.sheet_of(session, records.find(session, self.kind, identifier), self.fields_class)

    def count(self, query: ListQuery) -> int:
        """Return how many rows a query has."""
        with self._database.reading() as session:
            return self.row_list.count(session, query, today(self._clock))

    def rows(self, query: ListQuery, offset: int = 0, limit: int = 200) -> Sequence[RowType]:
        """Return one page of rows."""
        with self._database.reading() as session:
            return self.row_list.rows(session, query, today(self._clock), offset, limit)

    def attach(self, identifier: str, file_name: str, media_type: str, content: bytes) -> str:
        """Keep a file with a record, under a name that is safe to store and to open; returns the id of the piece."""
        file_name = safe_file_name(file_name, media_type)
        with self.verb(f"Pièce ajoutée : {file_name}") as session:
            row = records.find(session, self.kind, identifier)
            return pieces.add_piece(session, Reference(self.kind, row.id), file_name, media_type, content)

    def piece(self, piece_id: str) -> tuple[Piece, bytes]:
        """Return a file kept with a record and its bytes; raises NotFound."""
        with self._database.reading() as session:
            found = pieces.piece_content(session, piece_id)
        if found is None:
            raise NotFound("pièce", piece_id)
        return found

    def relate(self, identifier: str, other: Reference) -> None:
        """Tie a record to another by hand."""
        with self.verb("Lien ajouté") as session:
            links.relate(session, Reference(self.kind, records.find(session, self.kind, identifier).id), other)

    def unrelate(self, identifier: str, link: Link) -> None:
        """Untie a record from one it was tied to by hand."""
        with self.verb("Lien retiré") as session:
            links.unrelate(session, Reference(self.kind, identifier), Reference(link.kind, link.id))

    @contextmanager
    def verb(self, sentence: str) -> Generator[Session]:
        """Open the transaction of one verb, journal it with the facts its papers use, and tell of it once committed."""
        with self._database.writing() as session, journaled(session, sentence) as touched:
            with papers_written(session) as papers:
                yield session
                session.flush()
            note_uses(session, papers, today(self._clock))
        self._changes.publish(self.kind, *touched)

    def _checked(self, fields: FieldsType) -> FieldsType:
        """Return fields as they are kept: a commune given by its name becomes its INSEE code."""
        written = getattr(fields, "municipality", "")
        return changed(fields, {"municipality": insee_code(written)}) if written else fields

    def _after_add(self, session: Session, row: Row) -> None:
        """Do what this kind needs once a record is added."""

    def _after_delete(self, session: Session, row: Row) -> None:
        """Do what this kind needs once a record is in the bin."""

    def _after_restore(self, session: Session, row: Row) -> None:
        """Do what this kind needs once a record is back from the bin."""

    def _called(self, fields: FieldsType) -> str:
        return str(
            getattr(fields, "title", "") or getattr(fields, "subject", "") or getattr(fields, "display_name", "")
        )
