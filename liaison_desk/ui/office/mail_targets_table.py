"""The delays the office sets itself for its mail, in the settings."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.mail_targets import SHIPPED_TARGETS, DelayUnit, TargetKind
from liaison_desk.ui.forms.cells import choice_cell, number_cell
from liaison_desk.ui.forms.editable_table import EditableTable, cell_column


class MailTargetsTable(EditableTable):
    """Edits `mail_targets`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            (
                cell_column("target", self.tr("Pour"), choice_cell(TargetKind)),
                cell_column("amount", self.tr("Délai"), number_cell(1), 76),
                cell_column("unit", self.tr("En"), choice_cell(DelayUnit), 150),
            ),
            self.tr("Délais du service"),
            lambda: SHIPPED_TARGETS[1].model_dump(),
            parent,
            add_words=self.tr("Ajouter un délai"),
            visible_rows=2,
        )
