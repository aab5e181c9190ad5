"""What was decided of the note being written: shown in its frame, entered in the register."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.decisions import UNSETTLED
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.ui.briefings.decide_dialog import decide_dialog
from liaison_desk.ui.briefings.decision_box import DecisionBox
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.decision_dialog import DecisionDialog


class NoteDeciding(QObject):
    """`ready` saves what is typed first and tells whether it could."""

    def __init__(self, session: Session, box: DecisionBox, window: QWidget, ready: Callable[[], bool]) -> None:
        super().__init__(window)
        self._session = session
        self._box = box
        self._window = window
        self._ready = ready
        self._identifier = ""
        self._fields: BriefingFields | None = None
        box.decide_requested.connect(self.decide)
        box.open_requested.connect(self._on_open)

    def show_note(self, identifier: str, fields: BriefingFields) -> bool:
        """Show the decision that holds for a note; tell whether it is settled."""
        self._identifier, self._fields = identifier, fields
        sheet = self._session.desk.note_decisions.of(identifier)
        self._box.show_decision(sheet)
        return sheet is not None and sheet.fields.outcome not in UNSETTLED

    def decide(self) -> DecisionDialog | None:
        """Ask what was decided of the note, and enter it in the register."""
        if not self._ready() or self._fields is None:
            return None
        choices = self._session.desk.note_decisions.choices(self._fields)
        if not choices:
            self._session.refused.emit(self.tr("Écrivez d'abord les options entre lesquelles choisir."))
            return None
        recommended = f"Option {self._fields.recommended} :"
        likely = next((one for one in choices if one.startswith(recommended)), choices[0])
        dialog = decide_dialog(self._fields.title, choices, likely, self._on_decided, self._window)
        dialog.open()
        return dialog

    def _on_decided(self, choice: str, reason: str) -> None:
        decisions, identifier = self._session.desk.note_decisions, self._identifier
        self._session.attempt(lambda: decisions.settle(identifier, choice, reason), self.tr("Décision inscrite"))

    def _on_open(self) -> None:
        sheet = self._session.desk.note_decisions.of(self._identifier)
        if sheet is not None:
            self._session.open_requested.emit(Reference(Kind.decision, sheet.reference.id))
