"""Paints the cells of a list: two lines, chips, the bar beside the selected row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from liaison_desk.ui.icons import paint_icon
from liaison_desk.ui.lists.rows_header import RowsHeader
from liaison_desk.ui.lists.rows_model import RowRole
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import Tokens
from liaison_desk.ui.widgets.chip import HEIGHT, ChipLook, chip_width, paint_chip

MARGIN = 8
EDGE = 16
_BAR = 3
_ICON = 16


class RowDelegate(QStyledItemDelegate):
    """One painter for all lists; fonts are kept, for they are asked for thousands of times."""

    def __init__(self, header: RowsHeader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._header = header
        self.hovered_row = -1
        self._fonts: dict[tuple[TextSize, bool], tuple[QFont, QFontMetrics]] = {}

    def forget_fonts(self) -> None:
        """Take the fonts anew (the application's has changed)."""
        self._fonts.clear()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = Theme.tokens()
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]  # absent from the stubs
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]  # absent from the stubs
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or index.row() == self.hovered_row:
            painter.fillRect(area, QColor(tokens.accent_soft if selected else tokens.background))
        painter.fillRect(QRect(area.x(), area.bottom(), area.width(), 1), QColor(tokens.line))
        first, last = self._header.is_first(index.column()), self._header.is_last(index.column())
        if selected and first:
            painter.fillRect(QRect(area.x(), area.y(), _BAR, area.height()), QColor(tokens.accent))
        inside = area.adjusted(EDGE if first else MARGIN, 0, -EDGE if last else -MARGIN, -1)
        self._paint_cell(painter, inside, index, tokens)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        chip: ChipLook | None = index.data(RowRole.chip)
        wide = chip_width(chip) if chip else 0
        for words, strong in ((index.data(), index.data(RowRole.strong)), (index.data(RowRole.second_line), False)):
            wide = max(wide, self._font(TextSize.base, bool(strong))[1].horizontalAdvance(str(words or "")))
        return QSize(wide + 2 * MARGIN + 4, 32)

    def _paint_cell(
        self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex, tokens: Tokens
    ) -> None:
        chip: ChipLook | None = index.data(RowRole.chip)
        if chip is not None:
            width = min(chip_width(chip), area.width())
            paint_chip(painter, chip, QRect(area.x(), area.center().y() - HEIGHT // 2 + 1, width, HEIGHT))
            return
        strong = bool(index.data(RowRole.strong))
        second: str = index.data(RowRole.second_line) or ""
        side = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)) & Qt.AlignmentFlag.AlignHorizontal_Mask
        colour = QColor(tokens.muted if index.data(RowRole.light) else tokens.text)
        if second:
            half = area.height() // 2
            second_area = QRect(area.x(), area.y() + half, area.width(), half - 4)
            self._paint_line(painter, second_area, second, False, QColor(tokens.muted), side)
            area = QRect(area.x(), area.y() + 5, area.width(), half - 4)
        meaning = index.data(RowRole.icon)
        if meaning:
            spot = QRect(area.x(), area.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            paint_icon(painter, meaning, spot, QColor(tokens.muted))
            area = area.adjusted(_ICON + MARGIN, 0, 0, 0)
        self._paint_line(painter, area, str(index.data() or ""), strong, colour, side)

    def _paint_line(
        self, painter: QPainter, area: QRect, words: str, strong: bool, colour: QColor, side: Qt.AlignmentFlag
    ) -> None:
        font, metrics = self._font(TextSize.base, strong)
        painter.setFont(font)
        painter.setPen(colour)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)

    def _font(self, size: TextSize, strong: bool) -> tuple[QFont, QFontMetrics]:
        if (size, strong) not in self._fonts:
            font = text_font(size, strong=strong)
            self._fonts[size, strong] = (font, QFontMetrics(font))
        return self._fonts[size, strong]
