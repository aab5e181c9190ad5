"""Who is expected: each picked from the directory, with the function of that day and what is known of their coming."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.folding import fold
from liaison_desk.domain.labels import label
from liaison_desk.domain.records import Kind
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.editor import Editor


class PeopleTable(Editor):
    """A field to add somebody, over the table of those expected."""

    def __init__(self, choices: RecordChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._named = choices.label_of(Kind.partner)
        self.field = choices.partner_field()
        self.field.name(self.tr("Ajouter une personne ou un organisme"))
        self.field.line.setPlaceholderText(self.tr("Ajouter une personne ou un organisme…"))
        self.rows = EditableTable(
            (
                TableColumn("partner_id", self.tr("Nom"), 0, self._named, str, editable=False),
                TableColumn("office", self.tr("Fonction ce jour-là"), 170),
                TableColumn("attendance", self.tr("Présence"), 110, _written, self._read),
                TableColumn("note", self.tr("Remarque"), 130),
            ),
            self.tr("Participants"),
            dict,
            visible_rows=4,
        )
        self.rows.add_button.hide()
        self.setLayout(column(self.field, self.rows, spacing=6))
        self.setFocusProxy(self.field)
        self.field.edited.connect(self._on_picked)
        self.rows.edited.connect(self.edited)
        self.rows.left.connect(self.left)

    def value(self) -> list[dict[str, Any]]:
        """Return those expected."""
        return self.rows.value()

    def set_value(self, value: Any) -> None:
        """Show those expected."""
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
        if picked not in [row["partner_id"] for row in self.rows.value()]:
            self.rows.add_row({"partner_id": picked, "office": "", "attendance": Attendance.expected, "note": ""})

    def _read(self, words: str) -> Attendance:
        fitting = [one for one in Attendance if fold(label(one)).startswith(fold(words.strip()))]
        if not words.strip() or not fitting:
            known = ", ".join(label(one) for one in Attendance)
            raise ValueError(self.tr("écrivez {known}").format(known=known))
        return fitting[0]


def _written(value: Attendance | str | None) -> str:
    return label(Attendance(value)) if value else ""
