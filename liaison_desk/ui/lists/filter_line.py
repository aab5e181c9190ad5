"""The line that filters a list: Down goes to the rows, Escape clears."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from liaison_desk.ui.widgets.dress import dressed

_PAUSE = 150


class FilterLine(QLineEdit):
    """Gives the words typed, after a short pause; at once when Enter or Down leads to the list."""

    asked = Signal(str)
    down_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, role="filter")
        self.setPlaceholderText(self.tr("Filtrer cette liste…"))
        self.setAccessibleName(self.tr("Filtrer cette liste"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(120)
        self.setMaximumWidth(280)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._on_changed)
        self.returnPressed.connect(self._ask_at_once)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self._ask_at_once()
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _on_changed(self, _typed: str) -> None:
        self._pause.start()

    def _ask_at_once(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._ask()

    def _ask(self) -> None:
        self.asked.emit(self.text().strip())
