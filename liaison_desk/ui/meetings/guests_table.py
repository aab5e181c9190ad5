"""Those invited: picked from the directory, or a name written as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.records import Kind
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.editor import Editor

translate = QCoreApplication.translate
_EMPTY = {"partner_id": None, "office": "", "email": "", "attendance": Attendance.expected, "represented_by": ""}


class GuestsTable(Editor):
    """A field that adds somebody, over the table of those invited; Enter takes a name nobody in the directory has."""

    def __init__(self, choices: RecordChoices, columns: Sequence[TableColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_of = choices.label_of(Kind.partner)
        self.field = choices.partner_field()
        words = translate("GuestsTable", "Ajouter quelqu'un")
        self.field.name(words)
        self.field.line.setPlaceholderText(f"{words}…")
        shown = TableColumn("name", translate("GuestsTable", "Nom"), 0, editable=False)
        self.rows = EditableTable((shown, *columns), translate("GuestsTable", "Invités"), dict, visible_rows=4)
        self.rows.add_button.hide()
        self.setLayout(column(self.field, self.rows, spacing=6))
        self.setFocusProxy(self.field)
        self.field.edited.connect(self._on_picked)
        self.rows.edited.connect(self.edited)
        self.rows.left.connect(self.left)
        taken = QShortcut(QKeySequence(Qt.Key.Key_Return), self.field.line, self._take_name)
        taken.setContext(Qt.ShortcutContext.WidgetShortcut)

    def value(self) -> list[dict[str, Any]]:
        """Return those invited; a partner keeps no name of its own."""
        rows = self.rows.value()
        return [{**row, "name": "" if row["partner_id"] else row["name"]} for row in rows]

    def set_value(self, value: Any) -> None:
        """Show those invited."""
        given: list[dict[str, Any]] = [
            cast("dict[str, Any]", one if isinstance(one, dict) else one.model_dump()) for one in value or ()
        ]
        self.rows.set_value(
            [{**one, "name": self._label_of(one["partner_id"]) if one["partner_id"] else one["name"]} for one in given]
        )

    def input(self) -> QWidget:
        """Return the field that adds."""
        return self.field.line

    def _on_picked(self) -> None:
        try:
            picked = self.field.value()
        except ValueError:
            return  # still typing
        if picked:
            self.field.hold(None, "")
            if picked not in [row["partner_id"] for row in self.rows.value()]:
                self.rows.add_row({**_EMPTY, "partner_id": picked, "name": self._label_of(picked)})

    def _take_name(self) -> None:
        name = self.field.typed()
        if name:
            self.field.hold(None, "")
            self.rows.add_row({**_EMPTY, "name": name})
