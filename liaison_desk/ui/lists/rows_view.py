"""The table of every list: rows as high as two lines, sorting by the headings, opening by Enter."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any, Generic

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from liaison_desk.domain.lists import ListQuery
from liaison_desk.ui.clipboard import copy_table
from liaison_desk.ui.lists.columns import Row
from liaison_desk.ui.lists.row_delegate import RowDelegate
from liaison_desk.ui.lists.rows_header import RowsHeader
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.lists.table_text import as_html, as_lines

ONE_LINE = 34
TWO_LINES = 52
_LEAST_STRETCHED = 200


class RowsView(QTableView, Generic[Row]):
    """Shows a `RowsModel`. `opened` gives the row to open, `chosen` the one pointed at (None when there is none).

    A double click in one of `edited_columns` gives the row and the column by `cell_opened` instead.
    """

    opened = Signal(object)
    chosen = Signal(object)
    cell_opened = Signal(object, int)

    def __init__(self, model: RowsModel[Row], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._kept: tuple[str, int] | None = None
        self._reach = 1
        self._needless: AbstractSet[int] = frozenset()
        self.edited_columns: frozenset[int] = frozenset()
        columns = model.columns
        self.header = RowsHeader([one.sort_key for one in columns], [one.width for one in columns], self)
        self._delegate = RowDelegate(self.header, self)
        self._stretching = False
        self.setAccessibleName(name)
        self._dress()
        self.setModel(model)
        self._size_columns()
        self.doubleClicked.connect(self._on_double_clicked)
        self.header.sort_requested.connect(self._on_sort_requested)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._find_place)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def current(self) -> Row | None:
        """Return the row pointed at."""
        return self._rows.row_at(self.currentIndex().row())

    def selected(self) -> list[Row]:
        """Return the selected rows, in the order shown."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self._rows.row_at(place) for place in places)
        return [row for row in found if row is not None]

    def ask(self, **changes: Any) -> None:
        """Change part of the query (text, saved_filter, sort_key, descending)."""
        before, query = self._rows.query, replace(self._rows.query, **changes)
        # other words leave few rows: the row pointed at is looked for in the page that is read anyway, not around it
        self._reach = 1 if (query.text, query.saved_filter) == (before.text, before.saved_filter) else 0
        self._rows.ask(query)
        self._reach = 1

    def select_first(self) -> None:
        """Point at the first row."""
        if self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, 0))

    def select(self, identifier: str) -> bool:
        """Point at a record when it is near the place looked at; tell whether it was found."""
        place = self._rows.find(identifier, max(0, self.currentIndex().row()))
        if place >= 0:
            self.setCurrentIndex(self._rows.index(place, 0))
        return place >= 0

    def do_without(self, places: AbstractSet[int]) -> None:
        """Leave out columns that have nothing to say now, whatever the room."""
        self._needless = places
        self._make_room()

    def copy_selected(self) -> None:
        """Put the selected rows in the clipboard, as a table for Word or Excel and as plain text."""
        shown = [column for column in range(self._rows.columnCount()) if not self.isColumnHidden(column)]
        shown.sort(key=self.header.visualIndex)
        lines = [self._words(index.row(), shown) for index in sorted(self.selectionModel().selectedRows())]
        titles = [self._rows.columns[column].title for column in shown]
        copy_table(as_lines([titles, *lines]), as_html(titles, lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._delegate.forget_fonts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addActions(self.actions())
        menu.addSeparator()
        copy = menu.addAction(self.tr("&Copier comme tableau"), self.copy_selected)
        copy.setEnabled(bool(self.selectionModel().selectedRows()))
        menu.addMenu(self.header.chooser(menu))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _dress(self) -> None:
        two_lines = any(column.second_line for column in self._rows.columns)
        self.setHorizontalHeader(self.header)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(TWO_LINES if two_lines else ONE_LINE)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)

    def _make_room(self) -> None:
        columns = enumerate(self._rows.columns)
        narrow = {place for place, column in columns if self.width() < column.shown_from}
        self.header.make_room(narrow | self._needless)
        self._stretch()

    def _size_columns(self) -> None:
        for place, column in enumerate(self._rows.columns):
            self.setColumnWidth(place, column.width or _LEAST_STRETCHED)
        self.header.layout_changed.connect(self._stretch)

    def _stretch(self) -> None:
        """Give the room left to the columns without a width, never so little that they cannot be read."""
        wide = [place for place, column in enumerate(self._rows.columns) if not column.width]
        wide = [place for place in wide if not self.isColumnHidden(place)]
        if self._stretching or not wide:
            return
        taken = sum(self.columnWidth(place) for place in range(self._rows.columnCount()) if place not in wide)
        share = max(_LEAST_STRETCHED, (self.viewport().width() - taken) // len(wide))
        self._stretching = True
        for place in wide:
            self.setColumnWidth(place, share)
        self._stretching = False

    def _words(self, row: int, columns: Sequence[int]) -> list[str]:
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(self._rows.data(self._rows.index(row, column), role) or "") for column in columns]

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self.viewport().update()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index.row())
        if row is not None and index.column() in self.edited_columns:
            self.cell_opened.emit(row, index.column())
        else:
            self._on_open(index)

    def _on_open(self, index: QModelIndex) -> None:
        if (row := self._rows.row_at(index.row())) is not None:
            self.opened.emit(row)

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self._rows.row_at(current.row()))

    def _on_sort_requested(self, sort_key: str, descending: bool) -> None:
        self.ask(sort_key=sort_key, descending=descending)

    def _keep_place(self) -> None:
        current = self.current()
        self._kept = (current.id, self.currentIndex().row()) if current is not None else None

    def _find_place(self) -> None:
        kept, self._kept = self._kept, None
        if kept is None:
            return
        place = self._rows.find(*kept, self._reach)
        if place < 0:
            self.chosen.emit(None)
            return
        self.setCurrentIndex(self._rows.index(place, 0))

    def query(self) -> ListQuery:
        """Return what is asked of the source now."""
        return self._rows.query
