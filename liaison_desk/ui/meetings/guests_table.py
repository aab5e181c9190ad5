"""Those invited: picked from the directory, or a name written as it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.engagements import Attendance
from liaison_desk.ui.forms.cells import choice_cell
from liaison_desk.ui.forms.editable_table import TableColumn, cell_column
from liaison_desk.ui.forms.picked_rows import PickedRows
from liaison_desk.ui.record_choices import RecordChoices

translate = QCoreApplication.translate


class GuestsTable(PickedRows):
    """Edits `attendees`."""

    def __init__(self, choices: RecordChoices, parent: QWidget | None = None) -> None:
        super().__init__(
            choices,
            "partner_id",
            (
                TableColumn("office", translate("GuestsTable", "Fonction ce jour-là"), 170),
                TableColumn("email", translate("GuestsTable", "Courriel"), 150),
                cell_column("attendance", translate("GuestsTable", "Réponse"), choice_cell(Attendance), 110),
            ),
            {"office": "", "email": "", "attendance": Attendance.expected, "represented_by": ""},
            title=translate("GuestsTable", "Invités"),
            picked_title=translate("GuestsTable", "Nom"),
            add_words=translate("GuestsTable", "Ajouter quelqu'un"),
            name_key="name",
            visible_rows=4,
            parent=parent,
        )
