"""Deciding of one request: the five verbs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.decisions import Outcome
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.records import Sheet
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.requests.dialogs import DecisionDialogs, RepresentativeEditor
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.decision_dialog import DecisionDialog
from liaison_desk.ui.widgets.partner_field import Suggestion

Shown = Callable[[], Sheet[EngagementFields] | None]


class Deciding(QObject):
    """Asks what is missing, decides, and tells; `decided` gives the title and the id of the letter, empty for none."""

    decided = Signal(str, str)

    def __init__(
        self,
        session: Session,
        window: QWidget,
        shown: Shown,
        proposed: Callable[[], Sequence[Suggestion]],
        with_letter: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._shown = shown
        self._proposed = proposed
        self._with_letter = with_letter
        self._choices = RecordChoices(session)
        self._dialogs = DecisionDialogs(window)
        self.dialog: DecisionDialog | None = None

    def attend(self) -> None:
        """The official comes."""
        self._decide(Outcome.attend)

    def represent(self) -> None:
        """Somebody comes for the official."""
        editor = RepresentativeEditor(self._choices, self._proposed())
        self._ask(lambda title: self._dialogs.represent(title, editor, self._on_represented))

    def decline(self) -> None:
        """The official does not come."""
        self._ask(lambda title: self._dialogs.decline(title, self._on_declined))

    def message(self) -> None:
        """A message is sent instead."""
        self._ask(lambda title: self._dialogs.message(title, self._on_message))

    def wait(self) -> None:
        """Nothing is decided yet."""
        self._ask(lambda title: self._dialogs.wait(title, self._on_wait))

    def _on_represented(self, partner_id: object) -> None:
        self._decide(Outcome.represented, representative_id=cast("str", partner_id))

    def _on_declined(self, reason: object) -> None:
        self._decide(Outcome.declined, reason=str(reason))

    def _on_message(self, reason: object) -> None:
        self._decide(Outcome.message, reason=str(reason))

    def _on_wait(self, reason: object) -> None:
        self._decide(Outcome.wait, reason=str(reason))

    def _ask(self, made: Callable[[str], DecisionDialog]) -> None:
        sheet = self._shown()
        if sheet is not None:
            self.dialog = made(sheet.label)
            self.dialog.open()

    def _decide(self, outcome: Outcome, reason: str = "", representative_id: str | None = None) -> None:
        sheet = self._shown()
        if sheet is None:
            return
        decisions = self._session.desk.decisions
        done = self._session.attempt(
            lambda: decisions.decide(
                sheet.reference.id,
                outcome,
                reason=reason,
                representative_id=representative_id,
                with_letter=self._with_letter(),
            )
        )
        if done is not None:
            prepared = self.tr("Décision enregistrée · réponse préparée")
            self._session.told.emit(prepared if done.letter_id else self.tr("Décision enregistrée"), True)
            self.decided.emit(sheet.label, done.letter_id or "")
