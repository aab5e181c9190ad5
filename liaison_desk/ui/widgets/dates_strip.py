"""Dates side by side, those that press in colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from liaison_desk.domain.french import NO_BREAK
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.dress import column, dressed, empty, row, text


@dataclass(frozen=True)
class DateCell:
    """One date: what it is, the day in words, a remark, the day in full; words that `breaks` may take two lines."""

    title: str
    words: str
    remark: str = ""
    tone: Tone = Tone.neutral
    in_full: str = ""
    breaks: bool = False


class DatesStrip(QFrame):
    """A frame cut in as many cells as there are dates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = row(spacing=0, margins=1)
        self.setLayout(self._line)

    def show_cells(self, cells: Sequence[DateCell]) -> None:
        """Show these dates in place of those before."""
        empty(self._line)
        for cell in cells:
            self._line.addWidget(_Cell(cell), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(Theme.tokens().line))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        for place in range(1, self._line.count()):
            item = self._line.itemAt(place)
            left = item.geometry().left() if item else 0
            painter.drawLine(left, 0, left, self.height())
        painter.end()


class _Cell(QFrame):
    def __init__(self, cell: DateCell) -> None:
        super().__init__()
        if cell.tone is not Tone.neutral:
            dressed(self, role="banner", tone=cell.tone.value)
        title = text(cell.title, "small", wrap=True)
        words = text(cell.words if cell.breaks else cell.words.replace(" ", NO_BREAK), "strong", wrap=True)
        inside = column(title, words, spacing=1)
        if cell.remark:
            inside.addWidget(text(cell.remark, "small", wrap=True))
        inside.addStretch(1)
        inside.setContentsMargins(10, 7, 8, 8)
        self.setLayout(inside)
        self.setToolTip(cell.in_full)
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
