"""A table whose rows are picked from the directory: people expected or invited, declared interests, recusals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.records import Kind
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.editor import Editor


class PickedRows(Editor):
    """A field that adds a partner, over the table of those picked; `key` is the field of a row that holds it.

    With a `name_key`, Enter takes as it is written the name of somebody who is not in the directory.
    """

    def __init__(
        self,
        choices: RecordChoices,
        key: str,
        columns: Sequence[TableColumn],
        empty: Mapping[str, Any],
        *,
        title: str,
        picked_title: str,
        add_words: str,
        name_key: str = "",
        visible_rows: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key, self._name_key, self._empty = key, name_key, dict(empty)
        self._label_of = choices.label_of(Kind.partner)
        self.field = choices.partner_field()
        self.field.name(add_words)
        self.field.line.setPlaceholderText(f"{add_words}…")
        shown = TableColumn(key, picked_title, 0, self._label_of, str, editable=False)
        if name_key:
            shown = TableColumn(name_key, picked_title, editable=False)
            taken = QShortcut(QKeySequence(Qt.Key.Key_Return), self.field.line, self._take_name)
            taken.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.rows = EditableTable((shown, *columns), title, dict, visible_rows=visible_rows)
        self.rows.add_button.hide()
        self.setLayout(column(self.field, self.rows, spacing=6))
        self.setFocusProxy(self.field)
        self.field.edited.connect(self._on_picked)
        self.rows.edited.connect(self.edited)
        self.rows.left.connect(self.left)

    def value(self) -> list[dict[str, Any]]:
        """Return the rows; a partner keeps no name of its own."""
        rows = self.rows.value()
        if not self._name_key:
            return rows
        return [{**row, self._name_key: "" if row[self._key] else row[self._name_key]} for row in rows]

    def set_value(self, value: Any) -> None:
        """Show rows."""
        given: list[dict[str, Any]] = [
            cast("dict[str, Any]", one if isinstance(one, dict) else one.model_dump()) for one in value or ()
        ]
        self.rows.set_value([self._named(row) for row in given])

    def input(self) -> QWidget:
        """Return the field that adds."""
        return self.field.line

    def _on_picked(self) -> None:
        try:
            picked = self.field.value()
        except ValueError:
            return  # still typing
        if not picked:
            return
        self.field.hold(None, "")
        if picked not in [row[self._key] for row in self.rows.value()]:
            self.rows.add_row(self._named({**self._empty, self._key: picked}))

    def _named(self, row: dict[str, Any]) -> dict[str, Any]:
        if not self._name_key or not row[self._key]:
            return row
        return {**row, self._name_key: self._label_of(row[self._key])}

    def _take_name(self) -> None:
        if name := self.field.typed():
            self.field.hold(None, "")
            self.rows.add_row({**self._empty, self._key: None, self._name_key: name})
