"""A table whose rows are picked from the directory: people expected, declared interests, recusals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.records import Kind
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.editor import Editor


class PickedRows(Editor):
    """A field that adds a partner, over the table of those picked; `key` is the field of a row that holds it."""

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
        visible_rows: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key, self._empty = key, dict(empty)
        self.field = choices.partner_field()
        self.field.name(add_words)
        self.field.line.setPlaceholderText(f"{add_words}…")
        shown = TableColumn(key, picked_title, 0, choices.label_of(Kind.partner), str, editable=False)
        self.rows = EditableTable((shown, *columns), title, dict, visible_rows=visible_rows)
        self.rows.add_button.hide()
        self.setLayout(column(self.field, self.rows, spacing=6))
        self.setFocusProxy(self.field)
        self.field.edited.connect(self._on_picked)
        self.rows.edited.connect(self.edited)
        self.rows.left.connect(self.left)

    def value(self) -> list[dict[str, Any]]:
        """Return the rows."""
        return self.rows.value()

    def set_value(self, value: Any) -> None:
        """Show rows."""
        self.rows.set_value(value)

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
            self.rows.add_row({self._key: picked, **self._empty})
