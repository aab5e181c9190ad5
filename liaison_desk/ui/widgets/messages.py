"""What the program says: banners in the page, empty states, and what screen readers hear."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from liaison_desk.ui.icons import paint_icon
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.buttons import action_button, button, icon_button
from liaison_desk.ui.widgets.dress import column, dressed, empty, row, text

_ICONS = {Tone.red: "error", Tone.amber: "alert", Tone.green: "done", Tone.blue: "info", Tone.neutral: "info"}


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something now."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class Picture(QWidget):
    """One icon of a given side, in a colour that follows the theme."""

    def __init__(self, meaning: str, colour: str = "muted", side: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meaning = meaning
        self._colour = colour
        self.setFixedSize(QSize(side, side))

    def set_picture(self, meaning: str, colour: str) -> None:
        """Show another icon (of `icons.GLYPHS`) in another colour (a token's name)."""
        self._meaning, self._colour = meaning, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRect(0, 0, self.width(), self.height())
        paint_icon(painter, self._meaning, area, QColor(getattr(Theme.tokens(), self._colour)))
        painter.end()


class Banner(QFrame):
    """What must be said about the page, above its content, with what can be done about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = Picture("info")
        self._words = text("", wrap=True)
        self._actions = row()
        self._close = icon_button("close", self.tr("Masquer ce message"), self.hide)
        line = row(self._picture, self._words, self._actions, self._close, margins=GRID)
        line.setStretch(1, 1)
        line.setContentsMargins(12, 6, 6, 6)
        self.setLayout(line)
        self.hide()

    def say(self, words: str, tone: Tone = Tone.amber, *actions: QAction) -> None:
        """Show a message with buttons for actions; replaces the message before."""
        self._picture.set_picture(_ICONS[tone], "muted" if tone is Tone.neutral else tone.value)
        self._words.setText(words)
        empty(self._actions)
        for action in actions:
            self._actions.addWidget(action_button(action))
        self.show()
        dressed(self, role="banner", tone=tone.value)
        announce(self, words)

    def clear(self) -> None:
        """Say nothing more."""
        self.hide()


class EmptyState(QWidget):
    """What a page is for, and its first action, while there is nothing to show."""

    def __init__(
        self,
        meaning: str,
        title: str,
        sentence: str,
        action: tuple[str, Callable[[], object]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        picture, heading = Picture(meaning, "accent", 40), text(title, "heading")
        words = text(sentence, "muted", wrap=True)
        words.setFixedWidth(420)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inner = column(None, picture, GRID // 2, heading, row(None, words, None))
        for widget in (picture, heading):
            inner.setAlignment(widget, Qt.AlignmentFlag.AlignHCenter)
        if action is not None:
            self.button = button(action[0], action[1], primary=True)
            inner.addSpacing(GRID)
            inner.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch(1)
        inner.setContentsMargins(24, 24, 24, 24)
        self.setLayout(inner)
