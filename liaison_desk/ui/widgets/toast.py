"""Toasts: what was done, with « Annuler », for ten seconds that stop while one reads."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QWidget

from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button, icon_button
from liaison_desk.ui.widgets.dress import dressed, row, text
from liaison_desk.ui.widgets.messages import Picture, announce

_SHOWN_FOR = 10_000


class Toast(QFrame):
    """Floats at the foot of a window; one at a time, the newest replaces the one before."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        dressed(self, role="popup")
        self._window = window
        self._undo: Callable[[], object] | None = None
        self._words = text("", "strong")
        self.undo_button = button(self.tr("Annuler"), self._on_undo, compact=True, quiet=True, meaning="undo")
        close = icon_button("close", self.tr("Fermer la notification"), self.hide)
        line = row(Picture("done", "green", 18), self._words, self.undo_button, close, spacing=GRID)
        line.setContentsMargins(14, 8, 8, 8)
        self.setLayout(line)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Show what was done; `undo` is called once if the person asks."""
        self._undo = undo
        self._words.setText(words)
        self.undo_button.setVisible(undo is not None)
        self._place()
        self.show()
        self.raise_()
        announce(self, words)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.undo_button.hasFocus():
            self._timer.start()
        super().leaveEvent(event)

    def _place(self) -> None:
        window = self._window
        self.setMaximumWidth(window.width() - 6 * GRID)
        self.adjustSize()
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - 6 * GRID)

    def _on_undo(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()
