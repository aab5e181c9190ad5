"""The list where the pieces of a pack are put in order."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from liaison_desk.ui.lists.ordered_rows import OrderedRowsView, paint_ground
from liaison_desk.ui.packs.pieces_model import PieceLine, PieceRole, PiecesModel
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import HEIGHT, ChipLook, chip_width, paint_chip

_ROW = 52
_EDGE = 14
_RANK = 26


class PiecesView(OrderedRowsView):
    """Alt and the arrows move, Enter opens, Delete takes out; `chosen` gives the place pointed at, -1 for none."""

    moved = Signal(int, int)
    chosen = Signal(int)
    opened = Signal(int)
    removed = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self.pieces = PiecesModel()
        super().__init__(self.pieces, name, parent)
        self.pieces.setParent(self)
        self.setItemDelegate(_PieceDelegate(self))
        self.setMinimumHeight(3 * _ROW)
        self.pieces.moved.connect(self.moved)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def place(self) -> int:
        """Return the place pointed at, -1 for none."""
        return self.currentIndex().row()

    def point_at(self, place: int) -> None:
        """Point at a place, the nearest there is."""
        count = self.pieces.rowCount()
        if count:
            self.setCurrentIndex(self.pieces.index(max(0, min(place, count - 1))))

    def move_current(self, step: int) -> None:
        """Ask that the piece pointed at moves up (-1) or down (1)."""
        place = self.place()
        if place >= 0 and 0 <= place + step < self.pieces.rowCount():
            self.moved.emit(place, place + step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.place() >= 0:
            self.opened.emit(self.place())
        elif event.key() == Qt.Key.Key_Delete and self.place() >= 0:
            self.removed.emit(self.place())
        else:
            super().keyPressEvent(event)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(current.row())


class _PieceDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(220, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = Theme.tokens()
        line: PieceLine = index.data(PieceRole.line)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = paint_ground(painter, option)
        painter.setFont(text_font(TextSize.small, strong=True))
        painter.setPen(QColor(tokens.accent))
        rank = QRect(area.x() + _EDGE, area.y(), _RANK, area.height())
        painter.drawText(rank, int(Qt.AlignmentFlag.AlignVCenter), str(index.row() + 1))
        self._paint_words(painter, area.adjusted(_EDGE + _RANK, 0, -_EDGE, 0), line)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, line: PieceLine) -> None:
        tokens = Theme.tokens()
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        room = 0
        if line.is_missing:
            look = ChipLook(self.tr("Manque"), Tone.amber, "waiting")
            room = chip_width(look)
            paint_chip(painter, look, QRect(area.right() - room, area.center().y() - HEIGHT // 2, room, HEIGHT))
        elif line.page:
            words = self.tr("p. {page}").format(page=line.page)
            painter.setFont(text_font(TextSize.small))
            painter.setPen(QColor(tokens.muted))
            room = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(area, middle | int(Qt.AlignmentFlag.AlignRight), words)
        wide = area.width() - room - 10
        for words, top, strong in ((line.title, 5, True), (line.nature, 27, False)):
            painter.setFont(text_font(strong=True) if strong else text_font(TextSize.small))
            painter.setPen(QColor(tokens.text if strong else tokens.muted))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRect(area.x(), area.y() + top, wide, 21), middle, shown)
