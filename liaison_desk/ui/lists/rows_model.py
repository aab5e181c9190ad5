"""The model of every list: rows fetched by pages of 200 when they are looked at, 40 pages kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from liaison_desk.domain.lists import ListQuery
from liaison_desk.ui.lists.columns import Alignment, Column, Row, RowSource
from liaison_desk.ui.widgets.dress import tooltip

PAGE = 200
KEPT_PAGES = 40

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowRole(IntEnum):
    """What the delegate asks for beside the text."""

    second_line = Qt.ItemDataRole.UserRole + 1
    chip = Qt.ItemDataRole.UserRole + 2
    strong = Qt.ItemDataRole.UserRole + 3
    icon = Qt.ItemDataRole.UserRole + 4
    row = Qt.ItemDataRole.UserRole + 5
    light = Qt.ItemDataRole.UserRole + 6


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Shows what a source holds; sorting and filtering are the source's work."""

    def __init__(self, columns: Sequence[Column[Row]], source: RowSource[Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._source = source
        self._query = ListQuery()
        self._count = 0
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """The columns, in order."""
        return self._columns

    @property
    def query(self) -> ListQuery:
        """What is asked of the source now."""
        return self._query

    def ask(self, query: ListQuery) -> None:
        """Ask the source something else, and show the answer."""
        same_rows = (query.text, query.saved_filter) == (self._query.text, self._query.saved_filter)
        self._query = query
        self._read(self._count if same_rows and self._count else None)

    def refresh(self) -> None:
        """Read everything again."""
        self._read(None)

    def _read(self, count: int | None) -> None:
        """Forget the pages; another order of the same rows need not be counted again."""
        self.beginResetModel()
        self._pages.clear()
        self._count = self._source.count(self._query) if count is None else count
        self.endResetModel()

    def row_at(self, row: int) -> Row | None:
        """Return a row, fetching its page; None when it has gone since it was counted."""
        if not 0 <= row < self._count:
            return None
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._source.rows(self._query, number * PAGE, PAGE)
            self._pages[number] = page
            if len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def find(self, identifier: str, near: int = 0, reach: int = 1) -> int:
        """Return the place of a record in the page of `near` or in `reach` pages around it, -1 when it is not there."""
        page = near // PAGE
        for row in range(max(0, page - reach) * PAGE, min(self._count, (page + reach + 1) * PAGE)):
            found = self.row_at(row)
            if found is not None and found.id == identifier:
                return row
        return -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return _alignment(self._columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        shown = self.row_at(index.row())
        return None if shown is None else self._datum(self._columns[index.column()], shown, role)

    def _datum(self, column: Column[Row], shown: Row, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(shown)
        if role == RowRole.chip:
            return column.chip(shown) if column.chip else None
        if role == RowRole.second_line:
            return column.second_line(shown) if column.second_line else None
        if role == RowRole.strong:
            return column.strong
        if role == RowRole.light:
            return column.light
        if role == RowRole.icon:
            return column.icon(shown) if column.icon else None
        if role == RowRole.row:
            return shown
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._in_full(column, shown, role)
        return None

    def _in_full(self, column: Column[Row], shown: Row, role: int) -> str:
        if role == Qt.ItemDataRole.ToolTipRole and column.tooltip:
            return tooltip(column.tooltip(shown))
        chip = column.chip(shown) if column.chip else None
        second = column.second_line(shown) if column.second_line else ""
        parts = dict.fromkeys((column.text(shown), second, chip.word if chip else ""))
        words = ", ".join(part for part in parts if part)
        return tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else words


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.alignment is Alignment.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
