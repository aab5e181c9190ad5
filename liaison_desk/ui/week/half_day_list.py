"""The rows of one half-day, with the keys and the dragging that move tasks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.services.today_sheet import HalfDayState
from liaison_desk.services.week_plan import PlannedHalfDay
from liaison_desk.ui.week import words
from liaison_desk.ui.week.card_layout import CardLayout
from liaison_desk.ui.week.card_painter import CardPainter
from liaison_desk.ui.week.rows import HalfDayRows, WeekRow
from liaison_desk.ui.widgets.task_line_model import TASK_DRAGGED

SCROLL_BAR = 10
"""Width of a scroll bar, in pixels."""

_WIDE = 90
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class HalfDayList(QListView):
    """`opened` and `done` give the row; `stepped` the half-days to move it by; `arrowed` the columns to go by.

    `dropped` gives the id of a task dropped here; `menu_requested` the place of the menu on the screen.
    """

    opened = Signal(object)
    done = Signal(object)
    drop_asked = Signal(object)
    stepped = Signal(object, int)
    arrowed = Signal(int)
    dropped = Signal(str)
    hovered_by_task = Signal(bool)
    pointed = Signal(object)
    menu_requested = Signal(QPoint)

    def __init__(self, layout: CardLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = HalfDayRows(self)
        self._shown: PlannedHalfDay | None = None
        self.setModel(self.rows)
        self.setItemDelegate(CardPainter(layout, self, self.rows, self.card_width))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("role", "plain")
        self.doubleClicked.connect(self._on_activated)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_half_day(self, shown: PlannedHalfDay, now: date) -> None:
        """Show the rows of a half-day."""
        if self._shown == shown and self.rows.now == now:
            return
        place = self.currentIndex().row()
        self._shown = shown
        self.setAccessibleName(words.spoken_half_day(shown))
        self.rows.show_half_day(shown, now)
        if place >= 0 and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(min(place, self.rows.rowCount() - 1), 0))

    @property
    def half_day(self) -> HalfDay:
        """The half-day shown."""
        if self._shown is None:
            raise ValueError("no half-day shown")
        return self._shown.half_day

    @property
    def takes_tasks(self) -> bool:
        """Tell whether tasks can be put here."""
        return self._shown is not None and self._shown.state is HalfDayState.worked

    def card_width(self) -> int:
        """Return the width of a card: the same whether or not there is a scroll bar beside it."""
        return self.width() - SCROLL_BAR if self.width() >= _WIDE else self.width()

    def current(self) -> WeekRow | None:
        """Return the row pointed at."""
        return self.rows.row(self.currentIndex())

    def select(self, index: QModelIndex) -> None:
        """Point at a row and bring the keyboard there."""
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus()

    def select_near(self, height: int) -> None:
        """Point at the row nearest a height of the column and bring the keyboard there."""
        if self.rows.rowCount():
            nearest = self.indexAt(QPoint(10, max(0, height)))
            self.select(nearest if nearest.isValid() else self.rows.index(self.rows.rowCount() - 1, 0))
        else:
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.current(), Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _SIDEWAYS:
            if control and row is not None:
                self.stepped.emit(row, _SIDEWAYS[key])
            elif not control:
                self.arrowed.emit(_SIDEWAYS[key])
        elif control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and row is not None:
            self.stepped.emit(row, -1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_M and row is not None and not control:
            self.stepped.emit(row, -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None and not event.modifiers():
            self.opened.emit(row)
        elif key == Qt.Key.Key_Space and row is not None:
            self.done.emit(row)
        elif key == Qt.Key.Key_Delete and row is not None:
            self.drop_asked.emit(row)
        elif event.text() and not control and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # no search by letters: letters mean something here
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.rows.rowCount():  # Qt goes to the first row without selecting it
            self.setCurrentIndex(self.rows.index(max(0, self.currentIndex().row()), 0))
        self.viewport().update()
        self.pointed.emit(self.current())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            where = self.visualRect(self.currentIndex()).center() if self.current() else QPoint(12, 12)
            self.menu_requested.emit(self.viewport().mapToGlobal(where))
            return
        index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        self.setCurrentIndex(index)
        self.setFocus()
        self.menu_requested.emit(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.takes_tasks and event.mimeData().hasFormat(TASK_DRAGGED):
            event.acceptProposedAction()
            self.hovered_by_task.emit(True)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.takes_tasks and event.mimeData().hasFormat(TASK_DRAGGED):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hovered_by_task.emit(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.hovered_by_task.emit(False)
        identifier = bytes(event.mimeData().data(TASK_DRAGGED).data()).decode()
        if not self.takes_tasks or not identifier:
            event.ignore()
            return
        # copied, as far as Qt knows: the row leaves when the week is read again
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(identifier)

    def _on_activated(self, index: QModelIndex) -> None:
        if (row := self.rows.row(index)) is not None:
            self.opened.emit(row)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.pointed.emit(self.rows.row(index))

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.pointed.emit(self.rows.row(current))
