"""What is done to several letters at once, each told and taken back the same way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import counted, long_date
from liaison_desk.services.clock import today
from liaison_desk.ui.letters.assign_dialog import AssignDialog

if TYPE_CHECKING:
    from liaison_desk.services.letter_batches import Assignment
    from liaison_desk.ui.session import Session


class BatchVerbs:
    """Assigns, acknowledges and closes the letters selected."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session = session
        self._window = window

    def ask_assign(self, identifiers: Sequence[str]) -> AssignDialog:
        """Ask to whom, what and for when, then assign."""
        clock, letters = self._session.desk.clock, list(identifiers)

        def assign(assignment: Assignment) -> None:
            self.assign(letters, assignment)

        dialog = AssignDialog(self._counted(letters), lambda: today(clock), assign, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def assign(self, identifiers: Sequence[str], assignment: Assignment) -> None:
        """Assign letters."""
        sentence = self._window.tr("Assigné : {letters}").format(letters=self._counted(identifiers))
        self._session.attempt(lambda: self._session.desk.letter_batches.assign(identifiers, assignment), sentence)

    def set_due(self, identifiers: Sequence[str], day: date) -> None:
        """Say for when letters are due."""
        sentence = self._window.tr("Échéance au {day}").format(day=long_date(day))
        self._session.attempt(lambda: self._session.desk.letter_batches.set_due(identifiers, day), sentence)

    def acknowledge(self, identifiers: Sequence[str]) -> None:
        """Draft one acknowledgement for each."""
        drafts = self._session.attempt(lambda: self._session.desk.letter_batches.acknowledge(identifiers))
        if drafts is not None:
            tr = self._window.tr
            words = counted(len(drafts), tr("accusé de réception rédigé"), tr("accusés de réception rédigés"))
            self._session.told.emit(tr("{drafts}, au parapheur").format(drafts=words), True)

    def close(self, identifiers: Sequence[str]) -> None:
        """Close those that are open."""
        closed = self._session.attempt(lambda: self._session.desk.letter_batches.close(identifiers))
        if closed is not None:
            tr = self._window.tr
            words = counted(closed, tr("courrier"), tr("courriers"))
            self._session.told.emit(tr("Clos : {letters}").format(letters=words), True)

    def _counted(self, letters: Sequence[str]) -> str:
        return counted(len(letters), self._window.tr("courrier"), self._window.tr("courriers"))
