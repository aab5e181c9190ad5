"""The head of a note: its title, where it stands, what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.labels import label
from liaison_desk.ui.briefings.looks import purpose_look, state_look, validity_look
from liaison_desk.ui.widgets.buttons import action_button, button, icon_button
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import column, row

_NARROW_UNDER = 1000


class NoteHead(QWidget):
    """`papers` are the ways to put it on paper, `verbs` what changes its state, the first to come stands out."""

    def __init__(
        self,
        back: QAction,
        papers: Sequence[QAction],
        verbs: Sequence[tuple[QAction, bool]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = ElidedLabel("", "title")
        self._kind = ElidedLabel("", "subtitle")
        self._kind.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._state, self._purpose, self._unit, self._validity = Chip(), Chip(), Chip(), Chip()
        self.back = icon_button("back", self.tr("Revenir à la liste des notes (Alt+←)"), back.trigger)
        self._papers, self._menu_button = QWidget(), self._folded(papers)
        self._papers.setLayout(row(*(action_button(action) for action in papers)))
        buttons = [action_button(action, primary=primary) for action, primary in verbs]
        chips = row(self._kind, self._state, self._purpose, self._validity, self._unit, None)
        names = column(self._title, chips, spacing=2)
        line = row(self.back, 4, names, 8, self._papers, self._menu_button, *buttons)
        line.setStretch(2, 1)
        self.setLayout(line)
        self._menu_button.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_UNDER
        self._papers.setVisible(not narrow)
        self._menu_button.setVisible(narrow)

    def _folded(self, papers: Sequence[QAction]) -> QPushButton:
        """Return one button in place of those of the papers, for a narrow window."""
        folded = button(self.tr("Imprimer, exporter"), compact=True, meaning="down")
        folded.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        menu = QMenu(folded)
        menu.addActions(list(papers))
        folded.setMenu(menu)
        return folded

    def show_note(self, fields: BriefingFields, today: date) -> None:
        """Show where a note stands."""
        self._title.setText(fields.title)
        kind = self.tr("{kind} · v{revision}")
        self._kind.setText(kind.format(kind=label(fields.briefing_kind), revision=fields.revision))
        self._state.set_look(state_look(fields.state))
        self._purpose.set_look(purpose_look(fields.purpose, fields.due_on))
        validity = validity_look(fields.valid_until, today)
        self._validity.setVisible(validity is not None)
        if validity is not None:
            self._validity.set_look(validity)
        self._unit.setVisible(fields.unit is not Unit.both)
        look = state_look(fields.state)
        self._unit.set_look(type(look)(label(fields.unit)))
