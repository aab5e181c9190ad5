"""Who is expected: each picked from the directory, with the function of that day and what is known of their coming."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.engagements import Attendance
from liaison_desk.ui.forms.cells import choice_cell, yes_cell
from liaison_desk.ui.forms.editable_table import TableColumn, cell_column
from liaison_desk.ui.forms.picked_rows import PickedRows
from liaison_desk.ui.record_choices import RecordChoices

translate = QCoreApplication.translate


class PeopleTable(PickedRows):
    """Edits `participants`."""

    def __init__(self, choices: RecordChoices, parent: QWidget | None = None) -> None:
        super().__init__(
            choices,
            "partner_id",
            (
                TableColumn("office", translate("PeopleTable", "Fonction ce jour-là"), 150),
                cell_column("attendance", translate("PeopleTable", "Présence"), choice_cell(Attendance), 104),
                cell_column("speaks", translate("PeopleTable", "Parle"), yes_cell(), 60),
                TableColumn("note", translate("PeopleTable", "Remarque"), 120),
            ),
            {"office": "", "attendance": Attendance.expected, "speaks": False, "note": ""},
            title=translate("PeopleTable", "Participants"),
            picked_title=translate("PeopleTable", "Nom"),
            add_words=translate("PeopleTable", "Ajouter une personne ou un organisme"),
            visible_rows=4,
            parent=parent,
        )
