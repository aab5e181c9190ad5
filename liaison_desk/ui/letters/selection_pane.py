"""What can be done with several letters at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.lists import LetterRow
from liaison_desk.ui.letters.assign_dialog import AssignDialog
from liaison_desk.ui.letters.batch_verbs import BatchVerbs
from liaison_desk.ui.letters.menus import add_choice
from liaison_desk.ui.letters.verbs import LetterVerbs, states_for
from liaison_desk.ui.widgets.buttons import button, menu_button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.dress import text
from liaison_desk.ui.widgets.flow_layout import FlowLayout


class SelectionPane(Card):
    """Takes the place of the detail while several rows are selected."""

    copy_requested = Signal()

    def __init__(self, verbs: LetterVerbs, batch: BatchVerbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self._batch = batch
        self._ids: list[str] = []
        self._title = text("", "title", wrap=True)
        self.state_menu = QMenu(self)
        self._state = menu_button(self.tr("Changer l'état"), self.state_menu)
        buttons = QWidget()
        line = FlowLayout(buttons)
        line.addWidget(self._state)
        line.addWidget(button(self.tr("Attribuer à…"), self.ask_assign, compact=True))
        line.addWidget(button(self.tr("Accuser réception"), self.acknowledge_all, compact=True))
        line.addWidget(button(self.tr("Clore"), self.close_all, compact=True))
        line.addWidget(button(self.tr("Copier comme tableau"), self.copy_requested.emit, compact=True))
        line.addWidget(button(self.tr("Corbeille"), lambda: self._verbs.delete(self._ids), compact=True))
        self.body.addWidget(self._title)
        self.body.addWidget(text(self.tr("Ce que vous choisissez s'applique à tous."), "muted", wrap=True))
        self.body.addWidget(buttons)
        self.body.addStretch(1)

    def show_rows(self, rows: Sequence[LetterRow]) -> None:
        """Say how many letters are selected, and offer the states that all may take."""
        self._ids = [one.id for one in rows]
        self._title.setText(counted(len(rows), self.tr("courrier sélectionné"), self.tr("courriers sélectionnés")))
        offered = [states_for(MailRegister(one.mail_register), numbered=bool(one.number)) for one in rows]
        shared = [state for state in offered[0] if all(state in states for states in offered)] if offered else []
        self.state_menu.clear()
        for state in shared:
            add_choice(self.state_menu, label(state), lambda state=state: self._set_state(state))
        self._state.setEnabled(bool(shared))

    def ask_assign(self) -> AssignDialog:
        """Ask to whom the letters selected go."""
        return self._batch.ask_assign(self._ids)

    def acknowledge_all(self) -> None:
        """Draft the acknowledgements of the letters selected."""
        self._batch.acknowledge(self._ids)

    def close_all(self) -> None:
        """Close the letters selected."""
        self._batch.close(self._ids)

    def _set_state(self, state: LetterState) -> None:
        self._verbs.set_state(self._ids, state)
