"""A field that holds rows: the run sheet, the people expected, functions held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from liaison_desk.ui.forms.cells import Cell, ChoiceDelegate
from liaison_desk.ui.widgets.buttons import button, icon_button
from liaison_desk.ui.widgets.dress import column, dressed, row
from liaison_desk.ui.widgets.editor import Editor

_ROW = 34
_TRIGGERS = (
    QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.SelectedClicked
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.AnyKeyPressed
)
_VALUE = Qt.ItemDataRole.UserRole


def _as_words(value: Any) -> str:
    return "" if value is None else str(value)


@dataclass(frozen=True)
class TableColumn:
    """One column: the field of a row it edits, and how its value is written and read.

    `read` raises ValueError with a French sentence; `width` 0 takes the room left; `editable` false shows only;
    `choices` are picked in a list.
    """

    name: str
    title: str
    width: int = 0
    write: Callable[[Any], str] = _as_words
    read: Callable[[str], Any] = str.strip
    editable: bool = True
    choices: tuple[str, ...] = ()


def cell_column(name: str, title: str, cell: Cell, width: int = 0) -> TableColumn:
    """Return a column whose cells are all of one sort."""
    return TableColumn(name, title, width, cell.write, cell.read, choices=cell.choices)


class EditableTable(Editor):
    """Rows typed in place; they can be added, taken away and moved without the mouse."""

    def __init__(
        self,
        columns: Sequence[TableColumn],
        name: str,
        new_row: Callable[[], dict[str, Any]],
        parent: QWidget | None = None,
        *,
        add_words: str = "",
        visible_rows: int = 5,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._new_row = new_row
        self._filling = False
        self.table = _Cells(0, len(self._columns))
        self.table.setAccessibleName(name)
        self._dress(visible_rows)
        self.add_button = button(add_words or self.tr("Ajouter une ligne"), self.add, compact=True, meaning="add")
        tools = row(
            self.add_button,
            None,
            icon_button("up", self.tr("Monter la ligne (Alt+↑)"), lambda: self.move_row(-1)),
            icon_button("down", self.tr("Descendre la ligne (Alt+↓)"), lambda: self.move_row(1)),
            icon_button("delete", self.tr("Enlever la ligne (Suppr)"), self.remove),
            spacing=2,
        )
        self.setLayout(column(self.table, tools, spacing=4))
        self.watch(self.table)
        self._add_shortcuts()
        self.table.cellChanged.connect(self._on_cell_changed)

    def value(self) -> list[dict[str, Any]]:
        return [self._read(place) for place in range(self.table.rowCount())]

    def set_value(self, value: Any) -> None:
        self._filling = True
        self.table.setRowCount(0)
        for given in value or ():
            self._append(cast("dict[str, Any]", given if isinstance(given, dict) else given.model_dump()))
        self._filling = False

    def input(self) -> QWidget:
        return self.table

    def add(self) -> None:
        """Add a row and begin to type in it."""
        self.add_row(self._new_row())
        place = self.table.rowCount() - 1
        first = next((number for number, shown in enumerate(self._columns) if shown.editable), 0)
        self.table.setCurrentCell(place, first)
        self.table.setFocus()
        self.table.editItem(self._item(place, first))

    def add_row(self, values: dict[str, Any]) -> None:
        """Add a row with values."""
        self._filling = True
        self._append(values)
        self._filling = False
        self.edited.emit()

    def remove(self) -> None:
        """Take away the row pointed at."""
        if (place := self.table.currentRow()) >= 0:
            self.table.removeRow(place)
            self.edited.emit()

    def move_row(self, step: int) -> None:
        """Move the row pointed at, up (-1) or down (1)."""
        place, at = self.table.currentRow(), self.table.currentColumn()
        if place < 0 or not 0 <= place + step < self.table.rowCount():
            return
        self._filling = True
        items = [self.table.takeItem(place, number) for number in range(len(self._columns))]
        self.table.removeRow(place)
        self.table.insertRow(place + step)
        for number, item in enumerate(items):
            self.table.setItem(place + step, number, item)
        self.table.setCurrentCell(place + step, at)
        self._filling = False
        self.edited.emit()

    def _dress(self, visible_rows: int) -> None:
        dressed(self.table, role="grid")
        self.table.setHorizontalHeaderLabels([shown.title for shown in self._columns])
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, shown in enumerate(self._columns):
            if shown.width:
                self.table.setColumnWidth(number, shown.width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            if shown.choices:
                self.table.setItemDelegateForColumn(number, ChoiceDelegate(shown.choices, self.table))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(_TRIGGERS)
        self.table.setMinimumHeight(_ROW * visible_rows + 40)
        self.table.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustToContents)

    def _add_shortcuts(self) -> None:
        for keys, act in (
            ("Alt+Up", lambda: self.move_row(-1)),
            ("Alt+Down", lambda: self.move_row(1)),
            ("Del", self.remove),
            ("Ins", self.add),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _append(self, values: dict[str, Any]) -> None:
        place = self.table.rowCount()
        self.table.insertRow(place)
        for number, shown in enumerate(self._columns):
            item = QTableWidgetItem(shown.write(values.get(shown.name)))
            if not shown.editable:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            if number == 0:
                item.setData(_VALUE, values)
            self.table.setItem(place, number, item)

    def _item(self, place: int, number: int) -> QTableWidgetItem:
        item = self.table.item(place, number)
        if item is None:
            raise IndexError(place)
        return item

    def _read(self, place: int) -> dict[str, Any]:
        found = dict(cast("dict[str, Any]", self._item(place, 0).data(_VALUE)))
        for number, shown in enumerate(self._columns):
            if shown.editable:
                found[shown.name] = self._read_cell(place, number, shown)
        return found

    def _read_cell(self, place: int, number: int, shown: TableColumn) -> Any:
        try:
            return shown.read(self._item(place, number).text())
        except ValueError as error:
            raise ValueError(
                self.tr("ligne {row}, {column} : {problem}").format(row=place + 1, column=shown.title, problem=error)
            ) from error

    def _on_cell_changed(self, place: int, number: int) -> None:
        if self._filling:
            return
        shown = self._columns[number]
        item = self._item(place, number)
        try:
            words = shown.write(shown.read(item.text()))
        except ValueError:
            words = item.text()
        self._filling = True
        item.setText(words)
        self._filling = False
        self.edited.emit()


class _Cells(QTableWidget):
    """Tab goes from cell to cell while one types, and leaves the table after the last."""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        last = (self.rowCount() - 1, self.columnCount() - 1)
        here = (self.currentRow(), self.currentColumn())
        ends = {
            QAbstractItemDelegate.EndEditHint.EditNextItem: last,
            QAbstractItemDelegate.EndEditHint.EditPreviousItem: (0, 0),
        }
        leaves = ends.get(hint) == here
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if leaves else hint)
        if leaves:
            self.focusNextPrevChild(hint == QAbstractItemDelegate.EndEditHint.EditNextItem)
