"""The head of a note: its title, where it stands, what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.labels import label
from liaison_desk.ui.briefings.looks import purpose_look, state_look, validity_look
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import action_button, icon_button, menu_button
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import column, row


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
        others = [action for action, is_next in verbs if not is_next]
        self._folding = [action_button(action) for action in (*papers, *others)]
        self._apart, self._menu_button = QWidget(), self._folded(papers, others)
        self._apart.setLayout(row(*self._folding))
        self._verbs = [action_button(action, primary=True) for action, is_next in verbs if is_next]
        chips = row(self._kind, self._state, self._purpose, self._validity, self._unit, None)
        names = column(self._title, chips, spacing=2)
        line = row(self.back, 4, names, 8, self._apart, self._menu_button, *self._verbs)
        line.setStretch(2, 1)
        self.setLayout(line)
        self._menu_button.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_width()

    def _follow_width(self) -> None:
        """Fold all but what comes next into one button when the name of the note has no room beside it."""
        beside = [self.back, *(made for made in (*self._folding, *self._verbs) if not made.isHidden())]
        taken = sum(made.sizeHint().width() + GRID for made in beside) + 2 * GRID
        chips = [made for made in (self._state, self._purpose, self._validity, self._unit) if not made.isHidden()]
        under = self._kind.sizeHint().width() + sum(chip.sizeHint().width() + GRID for chip in chips)
        narrow = self.width() < taken + max(self._title.sizeHint().width(), under)
        self._apart.setVisible(not narrow)
        self._menu_button.setVisible(narrow)

    def _folded(self, papers: Sequence[QAction], others: Sequence[QAction]) -> QPushButton:
        """Return one button in place of those of the papers and of what seldom changes, for a narrow window."""
        menu = QMenu(self)
        menu.addActions(list(papers))
        menu.addSeparator()
        menu.addActions(list(others))
        return menu_button(self.tr("Autres actions"), menu)

    def show_note(self, number: str, fields: BriefingFields, today: date) -> None:
        """Show where a note stands; `number` is its reference, empty until it is validated."""
        self._title.setText(fields.title)
        version = self.tr("v{revision}").format(revision=fields.revision)
        self._kind.setText(" · ".join(filter(None, (number, label(fields.briefing_kind), version))))
        self._state.set_look(state_look(fields.state))
        self._purpose.set_look(purpose_look(fields.purpose, fields.due_on))
        validity = validity_look(fields.valid_until, today)
        self._validity.setVisible(validity is not None)
        if validity is not None:
            self._validity.set_look(validity)
        self._unit.setVisible(fields.unit is not Unit.both)
        look = state_look(fields.state)
        self._unit.set_look(type(look)(label(fields.unit)))
        self._follow_width()
