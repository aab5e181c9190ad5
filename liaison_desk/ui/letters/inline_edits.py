"""The state and the due date of letters, changed in the list: by a double click there, or from its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.lists import LetterRow
from liaison_desk.services.clock import today
from liaison_desk.ui.letters.batch_verbs import BatchVerbs
from liaison_desk.ui.letters.columns import DUE, STATE
from liaison_desk.ui.letters.menus import add_choice
from liaison_desk.ui.letters.verbs import LetterVerbs, states_for
from liaison_desk.ui.lists.rows_view import RowsView
from liaison_desk.ui.widgets.actions import new_action
from liaison_desk.ui.widgets.calendar_popup import CalendarPopup

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session


class InlineEdits(QObject):
    """Opens the states under a state, a month under a due date; what is chosen is one verb."""

    def __init__(self, session: Session, view: RowsView[LetterRow], verbs: LetterVerbs, batch: BatchVerbs) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._verbs = verbs
        self._batch = batch
        view.edited_columns = frozenset({STATE, DUE})
        view.cell_opened.connect(self._on_cell_opened)
        alone = Qt.ShortcutContext.WidgetShortcut
        view.addAction(new_action(view, self.tr("Changer l'état…"), "Shift+F2", self.open_states, alone))
        view.addAction(new_action(view, self.tr("Changer l'échéance…"), "Ctrl+F2", self.open_calendar, alone))

    def open_states(self) -> QMenu | None:
        """Offer the states of the letter pointed at."""
        row = self._view.current()
        if row is None:
            return None
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state in states_for(MailRegister(row.mail_register), numbered=bool(row.number)):
            add_choice(menu, label(state), lambda state=state: self._set_state(row, state))
        menu.popup(self._under(STATE))
        menu.setActiveAction(menu.actions()[0])
        return menu

    def open_calendar(self) -> CalendarPopup | None:
        """Offer a month to pick the due date of the letter pointed at."""
        row = self._view.current()
        if row is None:
            return None
        popup = CalendarPopup(
            row.due_date or today(self._session.desk.clock),
            lambda day: self._batch.set_due([row.id], day),
            self._view,
        )
        popup.move(self._under(DUE))
        popup.show()
        return popup

    def _on_cell_opened(self, _row: LetterRow, column: int) -> None:
        if column == STATE:
            self.open_states()
        else:
            self.open_calendar()

    def _set_state(self, row: LetterRow, state: LetterState) -> None:
        self._verbs.set_state([row.id], state)

    def _under(self, column: int) -> QPoint:
        view = self._view
        cell = view.visualRect(view.model().index(view.currentIndex().row(), column))
        return view.viewport().mapToGlobal(cell.bottomLeft())
