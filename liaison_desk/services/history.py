"""Undo, redo, the bin and the trail of what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from liaison_desk.domain.records import Kind, Reference
from liaison_desk.services.changes import Changes
from liaison_desk.store import journal, records
from liaison_desk.store.database import Database
from liaison_desk.store.journal import Undone


class HistoryService:
    """Takes back any verb, one at a time, and does it again."""

    def __init__(self, database: Database, changes: Changes) -> None:
        self._database = database
        self._changes = changes

    def undo(self) -> str | None:
        """Take back the last verb and return the sentence that names it, None when there is none."""
        with self._database.writing() as session:
            undone = journal.undo(session)
            self._follow(session, undone)
        return self._told(undone)

    def redo(self) -> str | None:
        """Do again the verb last taken back."""
        with self._database.writing() as session:
            done = journal.redo(session)
            self._follow(session, done)
        return self._told(done)

    def trail(self, limit: int = 200) -> Sequence[tuple[datetime, str, str]]:
        """Return what was done, the newest first: instant, sentence, state."""
        with self._database.reading() as session:
            return journal.history(session, limit)

    def bin(self) -> Sequence[tuple[Reference, str, datetime]]:
        """Return what is in the bin: reference, label, since when."""
        with self._database.reading() as session:
            return records.bin_rows(session)

    def _follow(self, session: Session, undone: Undone | None) -> None:
        if undone is not None:
            records.refresh_after_undo(session, undone.touched)

    def _told(self, undone: Undone | None) -> str | None:
        if undone is None:
            return None
        self._changes.publish(*({reference.kind for reference in undone.touched} or set(Kind)))
        return undone.sentence
