"""Tasks as lines with a box to tick: what, who owes it, before when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QWidget,
)

from liaison_desk.ui.widgets.dress import dressed
from liaison_desk.ui.widgets.task_line_model import LinesModel, TaskLine
from liaison_desk.ui.widgets.task_line_painter import BOX, SIDE, LinePainter, line_height


class TaskLines(QListView):
    """`done` and `undone` give the id of the task whose box was ticked or cleared (Space, or a click on the box).

    `opened` gives the id to open (Enter, double click), `pointed` the one the keyboard is on, `menu_requested` where
    to show the menu of the one pointed at, `drop_asked` the id of the one to drop (Del).
    """

    done = Signal(str)
    undone = Signal(str)
    opened = Signal(str)
    pointed = Signal(str)
    drop_asked = Signal(str)
    menu_requested = Signal(str, QPoint)

    def __init__(self, name: str, parent: QWidget | None = None, *, draggable: bool = False) -> None:
        super().__init__(parent)
        self._lines = LinesModel(self)
        self.setDragEnabled(draggable)
        self.setAccessibleName(name)
        dressed(self, role="plain")
        self.setModel(self._lines)
        self.setItemDelegate(LinePainter(self, self._lines))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_lines(self, lines: Sequence[TaskLine]) -> None:
        """Show tasks in place of those before; the one pointed at stays so."""
        if list(lines) == self._lines.lines:
            return
        kept, place = self.current(), self.currentIndex().row()
        self._lines.show_lines(lines)
        if place >= 0 and lines:
            found = next((at for at, line in enumerate(lines) if line.id == kept), min(place, len(lines) - 1))
            self.setCurrentIndex(self._lines.index(found, 0))
        self.updateGeometry()

    def lines(self) -> Sequence[TaskLine]:
        """Return what is shown."""
        return self._lines.lines

    def current(self) -> str:
        """Return the id of the task pointed at, empty when there is none."""
        line = self._lines.line(self.currentIndex())
        return line.id if line else ""

    def focus_on(self, identifier: str) -> bool:
        """Bring the keyboard to a task and tell whether it is shown."""
        place = next((at for at, line in enumerate(self._lines.lines) if line.id == identifier), -1)
        if place >= 0:
            self.setCurrentIndex(self._lines.index(place, 0))
            self.setFocus()
        return place >= 0

    def sizeHint(self) -> QSize:
        return QSize(260, line_height() * max(1, len(self._lines.lines)) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, line_height() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        identifier = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and identifier and not event.modifiers():
            self.opened.emit(identifier)
        elif event.key() == Qt.Key.Key_Space and identifier:
            self._tick(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and identifier:
            self.drop_asked.emit(identifier)
        elif event.text() and not event.modifiers():
            event.ignore()  # no search by letters: the page has keys of its own
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_box = event.position().x() <= self.visualRect(index).left() + SIDE + BOX + 4
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and on_box:
            self._tick(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._lines.lines:  # Qt goes to the first line without selecting it
            self.setCurrentIndex(self._lines.index(max(0, self.currentIndex().row()), 0))
        self.pointed.emit(self.current())
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        else:
            where = event.globalPos()
            self.setCurrentIndex(self.indexAt(self.viewport().mapFromGlobal(where)))
        if identifier := self.current():
            self.menu_requested.emit(identifier, where)

    def _tick(self, index: QModelIndex) -> None:
        line = self._lines.line(index)
        if line is not None:
            (self.undone if line.is_done else self.done).emit(line.id)

    def _on_opened(self, index: QModelIndex) -> None:
        if (line := self._lines.line(index)) is not None:
            self.opened.emit(line.id)

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = self._lines.line(current)
        self.pointed.emit(line.id if line else "")
