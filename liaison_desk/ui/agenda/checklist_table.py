"""The list to check before leaving, typed line by line."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from liaison_desk.ui.forms.cells import yes_cell
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn, cell_column


class ChecklistTable(EditableTable):
    """Edits `checklist`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            (
                TableColumn("text", self.tr("À vérifier ou à emporter")),
                cell_column("done", self.tr("Fait"), yes_cell(), 80),
            ),
            self.tr("Liste de contrôle"),
            lambda: {"text": "", "done": False},
            parent,
            add_words=self.tr("Ajouter un point"),
            visible_rows=3,
        )
