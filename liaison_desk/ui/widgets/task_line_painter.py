"""Paints a task as a line: its box, its title, when it is due and who owes it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from liaison_desk.ui.icons import paint_icon
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import HEIGHT, chip_width, paint_chip
from liaison_desk.ui.widgets.task_line_model import LinesModel, TaskLine

SIDE = 8
"""Pixels between the edge of a line and its box."""

BOX = 18
"""Side of a box, in pixels."""

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def line_height() -> int:
    """Return the height of a line, in pixels."""
    base, small = QFontMetrics(text_font()), QFontMetrics(text_font(TextSize.small))
    return base.lineSpacing() + small.lineSpacing() + 10


class LinePainter(QStyledItemDelegate):
    """The painter of one list."""

    def __init__(self, view: QListView, lines: LinesModel) -> None:
        super().__init__(view)
        self._view = view
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._view.viewport().width(), line_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]  # absent from the stubs
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]  # absent from the stubs
        line = self._lines.line(index)
        if line is None:
            return
        tokens = Theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            focused = selected and self._view.hasFocus()
            painter.setPen(QPen(QColor(tokens.accent), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if selected else tokens.background))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        inner = area.adjusted(SIDE, 4, -SIDE, -4)
        self._paint_box(painter, QRect(inner.left(), inner.center().y() - BOX // 2, BOX, BOX), line)
        inner.setLeft(inner.left() + BOX + 10)
        if line.chip:
            width = min(chip_width(line.chip), inner.width() // 2)
            paint_chip(painter, line.chip, QRect(inner.right() - width, area.center().y() - HEIGHT // 2, width, HEIGHT))
            inner.setRight(inner.right() - width - 8)
        self._paint_words(painter, inner, line)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRect, line: TaskLine) -> None:
        tokens = Theme.tokens()
        painter.setPen(QPen(QColor(tokens.accent if line.is_done else tokens.field_line), 2))
        painter.setBrush(QColor(tokens.accent if line.is_done else tokens.surface))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        if line.is_done:
            paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), QColor(tokens.on_accent))

    def _paint_words(self, painter: QPainter, area: QRect, line: TaskLine) -> None:
        tokens = Theme.tokens()
        strong, small = text_font(strong=True), text_font(TextSize.small)
        late = line.chip is not None and line.chip.tone is Tone.red
        alone = not line.due and not line.detail
        high = area.height() if alone else QFontMetrics(strong).lineSpacing()
        first = QRect(area.left(), area.top(), area.width(), high)
        over = line.is_done and line.struck
        strong.setStrikeOut(over)
        painter.setFont(strong)
        painter.setPen(QColor(tokens.muted if over else tokens.text))
        metrics = painter.fontMetrics()
        painter.drawText(first, _LEFT, metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, first.width()))
        painter.setFont(small)
        metrics = painter.fontMetrics()
        second = QRect(area.left(), first.bottom() + 1, area.width(), metrics.lineSpacing())
        if line.due:
            painter.setPen(QColor(tokens.red if late else tokens.text))
            painter.drawText(second, _LEFT, line.due)
            second.setLeft(second.left() + metrics.horizontalAdvance(line.due))
        more = f" · {line.detail}" if line.due and line.detail else line.detail
        painter.setPen(QColor(tokens.muted))
        painter.drawText(second, _LEFT, metrics.elidedText(more, Qt.TextElideMode.ElideRight, second.width()))
