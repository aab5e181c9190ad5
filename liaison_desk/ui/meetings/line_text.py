"""The text of one line of minutes: as high as what it holds."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from liaison_desk.ui.widgets.dress import dressed

_AROUND = 18
"""Pixels of border and padding above and under the words."""


class LineText(QPlainTextEdit):
    """Grows with its words; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, role="minutes")
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().lineSpacing() + _AROUND)

    def is_on_first_line(self) -> bool:
        """Tell whether nothing stands above the cursor."""
        return self._is_at_edge(QTextCursor.MoveOperation.Up)

    def is_on_last_line(self) -> bool:
        """Tell whether nothing stands under the cursor."""
        return self._is_at_edge(QTextCursor.MoveOperation.Down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _is_at_edge(self, move: QTextCursor.MoveOperation) -> bool:
        return not QTextCursor(self.textCursor()).movePosition(move)

    def _fit(self) -> None:
        lines = max(1, int(self.document().size().height()))  # in lines, not in pixels, for plain text
        height = lines * self.fontMetrics().lineSpacing() + _AROUND
        if height != self.height():
            self.setFixedHeight(height)
