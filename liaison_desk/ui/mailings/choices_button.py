"""A button that opens a list of choices to tick, and says which are."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from liaison_desk.ui.icons import icon
from liaison_desk.ui.widgets.dress import dressed


class ChoicesButton(QPushButton):
    """« Fonctions : Maire, Député·e »; Space ticks without closing the list. `changed` when something is ticked."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._menu = _TickingMenu(self)
        self._menu.triggered.connect(self._on_ticked)
        dressed(self, compact=True)
        self.setAutoDefault(False)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setIcon(icon("down"))
        self.setMenu(self._menu)
        self._say()

    def offer(self, choices: Sequence[tuple[str, str]], ticked: Collection[str]) -> None:
        """Offer values with their words; a value ticked that is no longer offered stays, to be unticked."""
        self._menu.clear()
        known = dict(choices)
        for value, words in [*choices, *((one, one) for one in ticked if one not in known)]:
            action = self._menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value in ticked)
            action.setData(value)
        self.setEnabled(bool(self._menu.actions()))
        self._say()

    def values(self) -> list[str]:
        """Return the values ticked."""
        return [str(action.data()) for action in self._menu.actions() if action.isChecked()]

    def tick(self, *values: str) -> None:
        """Tick these values and no other, as a click does."""
        for action in self._menu.actions():
            action.setChecked(action.data() in values)
        self._on_ticked()

    def _on_ticked(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words = [action.text() for action in self._menu.actions() if action.isChecked()]
        if not words:
            shown = self._name
        else:
            more = f" + {len(words) - 1}" if len(words) > 1 else ""
            shown = f"{self._name} : {words[0][:28]}{more}"
        self.setText(shown)
        self.setToolTip(", ".join(words))
        self.setAccessibleName(f"{self._name} : {', '.join(words)}" if words else self._name)
        dressed(self, chosen=bool(words))


class _TickingMenu(QMenu):
    """Stays open while one ticks."""

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        place = event.position().toPoint()
        under = [action for action in self.actions() if self.actionGeometry(action).contains(place)]
        if under:
            under[0].trigger()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        pointed = [action for action in self.actions() if action == self.activeAction()]
        if event.key() == Qt.Key.Key_Space and pointed:
            pointed[0].trigger()
            return
        super().keyPressEvent(event)
