"""The finished notes of the demonstration office, with what the desk knows around what people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session

from liaison_desk.domain.briefing_life import IN_FORCE
from liaison_desk.domain.figure_references import called_figures
from liaison_desk.domain.records import Kind
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.fact_keeping import note_uses
from liaison_desk.services.note_beginnings import NoteBeginnings
from liaison_desk.store import briefings, records, registers
from liaison_desk.store.database import Database
from liaison_desk.store.office import office_fields

if TYPE_CHECKING:
    from liaison_desk.demo.structure import DemoNotes


def fill(database: Database, written: DemoNotes, clock: Clock) -> None:
    """Record notes; the rest of the office is there already, since they are filled from it."""
    beginnings = NoteBeginnings(database, clock)
    completed = [(entry.id, beginnings.completed(entry.fields)) for entry in written.notes]
    with database.writing() as session:
        records.create_all(session, Kind.briefing, completed)
        records.create_all(session, Kind.decision, ((entry.id, entry.fields) for entry in written.decisions))
        _freeze(session, clock)


def _freeze(session: Session, clock: Clock) -> None:
    """Give the validated notes what they took then: reference, day of validation, figures."""
    figures = office_fields(session).key_figures
    frozen = [note for note in briefings.all_of(session) if note.state in IN_FORCE]
    for note in sorted(frozen, key=lambda one: (one.as_of or today(clock), one.id)):
        visas = (step.decided_on for step in note.circuit)
        note.validated_on = max(filter(None, (note.as_of, *visas)), default=today(clock))
        note.kept_figures = called_figures([section.body for section in note.sections], figures)
        registers.take_reference(session, note, clock.now(), note.validated_on.year)
    records.refresh_numbered(session, frozen)
    note_uses(session, [note.id for note in frozen if note.kept_figures], today(clock))
