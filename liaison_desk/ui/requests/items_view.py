"""The list where the items of a point élu are ticked and put in order."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from liaison_desk.domain.decisions import ReviewItem
from liaison_desk.domain.french import short_date
from liaison_desk.ui.icons import paint_icon
from liaison_desk.ui.lists.ordered_rows import OrderedRowsView, paint_ground
from liaison_desk.ui.requests.items_model import ItemRole, ItemsModel, in_brief
from liaison_desk.ui.requests.looks import item_chip
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import Tokens
from liaison_desk.ui.widgets.chip import HEIGHT, chip_width, paint_chip

_ROW = 56
_BOX = 18
_EDGE = 16
_WORDS_AT = 76
"""Pixels from the left edge to the words: the box and the rank stand before them."""


class ItemsView(OrderedRowsView):
    """Space ticks, Alt and the arrows move, Enter opens. `opened` gives the place of an item."""

    opened = Signal(int)

    def __init__(self, model: ItemsModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent)
        self._items = model
        self.setItemDelegate(_ItemDelegate(self))
        self.doubleClicked.connect(self._on_opened)

    def move_current(self, step: int) -> None:
        """Move the item pointed at, up (-1) or down (1)."""
        row = self.currentIndex().row()
        if self._items.move(row, row + step):
            self.setCurrentIndex(self._items.index(row + step))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space:
            self._items.toggle(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_opened(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self._items.remove(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < _WORDS_AT and index == self.currentIndex():
            self._items.toggle(index.row())
        super().mouseReleaseEvent(event)

    def _on_opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.row())


class _ItemDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(240, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = Theme.tokens()
        item: ReviewItem = index.data(ItemRole.item)
        taken: bool = index.data(ItemRole.taken)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = paint_ground(painter, option)
        _paint_box(painter, area, taken, tokens)
        if taken:
            painter.setFont(text_font(TextSize.small, strong=True))
            painter.setPen(QColor(tokens.accent))
            rank = QRect(area.x() + _EDGE + _BOX + 8, area.y(), 26, area.height())
            painter.drawText(rank, int(Qt.AlignmentFlag.AlignCenter), str(index.data(ItemRole.rank)))
        _paint_words(painter, area.adjusted(_WORDS_AT, 0, -_EDGE, 0), item, taken, tokens)
        painter.restore()


def _paint_box(painter: QPainter, area: QRect, taken: bool, tokens: Tokens) -> None:
    box = QRectF(area.x() + _EDGE, area.center().y() - _BOX / 2 + 1, _BOX, _BOX)
    painter.setPen(QPen(QColor(tokens.accent if taken else tokens.field_line), 2))
    painter.setBrush(QColor(tokens.accent if taken else tokens.surface))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
    if taken:
        paint_icon(painter, "check", box.adjusted(3, 3, -3, -3).toRect(), QColor(tokens.on_accent))


def _paint_words(painter: QPainter, area: QRect, item: ReviewItem, taken: bool, tokens: Tokens) -> None:
    chip = item_chip(item.item_kind)
    width = chip_width(chip)
    paint_chip(painter, chip, QRect(area.right() - width, area.y() + 7, width, HEIGHT))
    due = _due(item.deadline)
    top, middle = QRect(area.x(), area.y() + 6, area.width() - width - 12, 22), int(Qt.AlignmentFlag.AlignVCenter)
    bottom = QRect(area.x(), area.y() + 29, area.width(), 20)
    painter.setFont(text_font(strong=True))
    painter.setPen(QColor(tokens.text if taken else tokens.muted))
    title = painter.fontMetrics().elidedText(item.title, Qt.TextElideMode.ElideRight, top.width())
    painter.drawText(top, middle, title)
    painter.setFont(text_font(TextSize.small))
    painter.setPen(QColor(tokens.muted))
    room = painter.fontMetrics().horizontalAdvance(due) + 12 if due else 0
    why = painter.fontMetrics().elidedText(in_brief(item.summary), Qt.TextElideMode.ElideRight, bottom.width() - room)
    painter.drawText(bottom, middle, why)
    painter.drawText(bottom, middle | int(Qt.AlignmentFlag.AlignRight), due)


def _due(deadline: date | None) -> str:
    return short_date(deadline) if deadline else ""
