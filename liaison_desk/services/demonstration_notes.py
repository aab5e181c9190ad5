"""The finished notes of the demonstration office, with what the desk knows around what people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liaison_desk.domain.records import Kind
from liaison_desk.services.clock import Clock
from liaison_desk.services.note_beginnings import NoteBeginnings
from liaison_desk.store import records
from liaison_desk.store.database import Database

if TYPE_CHECKING:
    from liaison_desk.demo.structure import DemoNotes


def fill(database: Database, written: DemoNotes, clock: Clock) -> None:
    """Record notes; the rest of the office is there already, since they are filled from it."""
    beginnings = NoteBeginnings(database, clock)
    completed = [(entry.id, beginnings.completed(entry.fields)) for entry in written.notes]
    with database.writing() as session:
        records.create_all(session, Kind.briefing, completed)
        records.create_all(session, Kind.decision, ((entry.id, entry.fields) for entry in written.decisions))
