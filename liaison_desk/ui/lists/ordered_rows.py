"""Lists whose rows are put in order by hand: dragged, or moved by Alt and the arrows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from liaison_desk.ui.theme.manager import Theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_MIME = "application/x-liaison-desk-row"


class OrderedRowsModel(QAbstractListModel):
    """A row is dropped between two others by `drop_at`."""

    def drop_at(self, dragged: int, place: int) -> None:
        """Put the row dragged at a place."""
        raise NotImplementedError

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex], /) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, str(indexes[0].row()).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index, /) -> bool:
        dragged = int(bytes(data.data(_MIME).data()).decode())
        place = row if row >= 0 else self.rowCount()
        self.drop_at(dragged, min(place - (1 if place > dragged else 0), self.rowCount() - 1))
        return False  # the verb has moved it: the view must not take the row away


class OrderedRowsView(QListView):
    """Shows such a list; `move_current` is what Alt and the arrows do."""

    def __init__(self, model: OrderedRowsModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)

    def move_current(self, step: int) -> None:
        """Move the row pointed at, up (-1) or down (1)."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> QRect:
    """Paint what lies under a row, chosen or pointed at, and the line that ends it; return its area."""
    tokens = Theme.tokens()
    area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]  # absent from the stubs
    state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]  # absent from the stubs
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(area, QColor(tokens.accent_soft))
        painter.fillRect(QRect(area.x(), area.y(), 3, area.height()), QColor(tokens.accent))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(area, QColor(tokens.background))
    painter.fillRect(QRect(area.x(), area.bottom(), area.width(), 1), QColor(tokens.line))
    return area
