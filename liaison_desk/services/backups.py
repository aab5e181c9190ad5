"""Copies of the office and checks of its soundness."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from liaison_desk.services.clock import Clock, local_now
from liaison_desk.store import backup
from liaison_desk.store.database import connect, integrity_problems
from liaison_desk.store.office_folder import OpenOffice
from liaison_desk.store.pieces import damaged_pieces
from liaison_desk.store.registers import cancelled_numbers, register_gaps


class BackupService:
    """Makes verified copies: on request, at exit, and every 30 minutes when something changed."""

    def __init__(self, office: OpenOffice, clock: Clock) -> None:
        self._office = office
        self._clock = clock
        self._saved_changes = office.database.changes_made

    def make(self, target: Path | None = None) -> Path:
        """Make a verified copy and return its file; raises UserError when it cannot be written."""
        changes = self._office.database.changes_made
        path = backup.make_backup(self._office.folder, self._office.database.key, local_now(self._clock), target)
        self._saved_changes = changes
        backup.thin_backups(self._office.folder, local_now(self._clock))
        return path

    def make_if_changed(self) -> Path | None:
        """Make a copy when something was written since the last one."""
        if self._office.database.changes_made == self._saved_changes:
            return None
        return self.make()

    def known(self) -> Sequence[tuple[datetime, Path]]:
        """Return the copies there are, the newest first, with their local time."""
        return backup.backups_in(self._office.folder)

    def check(self) -> list[str]:
        """Return what is wrong with the store, one French sentence each; nothing when all is well."""
        connection = connect(self._office.folder.database, self._office.database.key, read_only=True)
        try:
            problems = [f"Données : {problem}" for problem in integrity_problems(connection)]
        finally:
            connection.close()
        if problems:  # what cannot be trusted is not read further
            return problems
        with self._office.database.reading() as session:
            problems += [f"Numéro manquant dans un registre : {number}" for number in register_gaps(session)]
            problems += [f"Pièce endommagée : {name}" for name in damaged_pieces(session)]
        return problems

    def cancelled_numbers(self) -> Sequence[tuple[str, str, str]]:
        """Return the numbers of letters and notes that were cancelled: number, subject, reason."""
        with self._office.database.reading() as session:
            return cancelled_numbers(session)
