"""The head of a note: its title, where it stands, what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.labels import label
from liaison_desk.ui.briefings.looks import purpose_look, state_look
from liaison_desk.ui.widgets.buttons import action_button, icon_button
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import column, row, text


class NoteHead(QWidget):
    """`papers` are the ways to put it on paper, `verbs` what changes its state, the first to come stands out."""

    def __init__(
        self,
        back: Callable[[], object],
        papers: Sequence[QAction],
        verbs: Sequence[tuple[QAction, bool]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = ElidedLabel("", "title")
        self._kind = text("", "subtitle")
        self._state, self._purpose, self._unit = Chip(), Chip(), Chip()
        self.back = icon_button("back", self.tr("Revenir à la liste des notes (Alt+←)"), back)
        buttons = [action_button(action) for action in papers]
        buttons += [action_button(action, primary=primary) for action, primary in verbs]
        names = column(self._title, row(self._kind, self._state, self._purpose, self._unit, None), spacing=2)
        line = row(self.back, 4, names, 8, *buttons)
        line.setStretch(2, 1)
        self.setLayout(line)

    def show_note(self, fields: BriefingFields) -> None:
        """Show where a note stands."""
        self._title.setText(fields.title)
        kind = self.tr("{kind} · v{revision}")
        self._kind.setText(kind.format(kind=label(fields.briefing_kind), revision=fields.revision))
        self._state.set_look(state_look(fields.state))
        self._purpose.set_look(purpose_look(fields.purpose))
        self._unit.setVisible(fields.unit is not Unit.both)
        look = state_look(fields.state)
        self._unit.set_look(type(look)(label(fields.unit)))
