"""The bar above the pages: search, the clock of the house, « Nouveau »."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy, QWidget

from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.dress import dressed, row, text

HEIGHT = 56
_CLOCK_FROM = 800


class SearchButton(QPushButton):
    """Looks like a field; opens the palette where one types."""

    def __init__(self, words: str, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, role="search")
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(520)
        self.setMinimumWidth(200)
        self.setToolTip(words)
        badge = text(shortcut, "badge")
        badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        shown = ElidedLabel(words, "muted")
        shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = row(shown, badge)
        line.setContentsMargins(12, 0, 12, 0)
        self.setLayout(line)

    def sizeHint(self) -> QSize:
        return QSize(520, super().sizeHint().height())


class TopBar(QFrame):
    """Search, clock and the menu of what can be created."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, role="top")
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(self.tr("Recherche et création"))
        self.search_button = SearchButton(
            self.tr("Rechercher un courrier, une personne, une commande…"), self.tr("Ctrl K")
        )
        self._half_day = text("", "strong")
        self._rest = text("", "muted")
        self.new_menu = QMenu(self.tr("&Nouveau"), self)
        self.new_button = button(self.tr("Nouveau"), primary=True, meaning="add")
        self.new_button.setMenu(self.new_menu)
        line = row(self.search_button, None, self._half_day, self._rest, self.new_button)
        line.setSpacing(0)
        line.insertSpacing(4, 2 * GRID)
        line.insertSpacing(2, 2 * GRID)
        line.setStretch(0, 3)
        line.setContentsMargins(24, 0, 24, 0)
        self.setLayout(line)

    def set_clock(self, half_day: str, rest: str) -> None:
        """Say which half-day it is, and how many are left."""
        self._half_day.setText(half_day)
        self._rest.setText(f" · {rest}" if rest else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rest.setVisible(self.width() >= _CLOCK_FROM)
