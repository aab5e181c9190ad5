"""The signature book: who must act on which letters, and the slip that goes with it."""

from __future__ import annotations

from sqlmodel import Session

from liaison_desk.documents.model import Document
from liaison_desk.documents.signature_slip import SlipMaterial, compose_signature_slip
from liaison_desk.domain.briefings import BriefingState
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import LetterState
from liaison_desk.domain.records import Kind
from liaison_desk.domain.signature_book import TO_SEND_AGAIN, BookEntry, grouped
from liaison_desk.services.clock import Clock, today
from liaison_desk.store import records
from liaison_desk.store.circuits import letters_in_circuit, notes_in_circuit
from liaison_desk.store.database import Database
from liaison_desk.store.links import label_of
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Briefing, Letter


class SignatureBookService:
    """Reads what is in circuit."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def groups(self) -> list[tuple[str, list[BookEntry]]]:
        """Return the letters of the book by who must act, then its notes, in each group those due first at the top."""
        with self._database.reading() as session:
            usual = office_fields(session).usual_circuit
            return grouped(_entries(session), usual)

    def count(self) -> int:
        """Return how many letters and notes wait for somebody."""
        with self._database.reading() as session:
            return len(letters_in_circuit(session)) + len(notes_in_circuit(session))

    def slip(self, role: str = "") -> Document:
        """Return the slip of what is presented, to one person when a role is given; what came back is left out."""
        presented = ((name, entries) for name, entries in self.groups() if entries[0].group != TO_SEND_AGAIN)
        groups = [(name, entries) for name, entries in presented if role in ("", entries[0].group)]
        return compose_signature_slip(SlipMaterial(groups, today(self._clock)))


def _entries(session: Session) -> list[BookEntry]:
    letters = [_entry(session, row) for row in letters_in_circuit(session)]
    return [*letters, *map(_note_entry, notes_in_circuit(session))]


def _note_entry(row: Briefing) -> BookEntry:
    return BookEntry(
        id=row.id,
        subject=row.title,
        addressee=label(row.briefing_kind),
        unit=row.unit,
        due_date=row.due_on,
        flagged=False,
        in_circuit=row.state is BriefingState.in_circuit,
        revision=row.revision,
        circuit=tuple(row.circuit),
        kind=Kind.briefing,
    )


def _entry(session: Session, row: Letter) -> BookEntry:
    addressee = row.correspondent_name
    if row.correspondent_id:
        addressee = label_of(records.find(session, Kind.partner, row.correspondent_id, in_bin=True))
    return BookEntry(
        id=row.id,
        subject=row.subject,
        addressee=addressee,
        unit=row.unit,
        due_date=row.due_date,
        flagged=row.flagged,
        in_circuit=row.state is LetterState.in_circuit,
        revision=row.revision,
        circuit=tuple(row.circuit),
    )
