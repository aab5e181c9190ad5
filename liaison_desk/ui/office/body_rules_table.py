"""The delays of the bodies of the Département, in the settings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.body_rules import SHIPPED_RULES
from liaison_desk.domain.sittings import Body
from liaison_desk.services.clock import today
from liaison_desk.ui.forms.cells import Cell, choice_cell, date_cell
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn, cell_column
from liaison_desk.ui.session import Session


class BodyRulesTable(EditableTable):
    """Edits `body_rules`; a body without a line keeps the delays shipped."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            (
                cell_column("body", self.tr("Instance"), choice_cell(Body), 170),
                cell_column("dispatch_days", self.tr("Envoi"), _days_cell(), 62),
                cell_column("urgent_days", self.tr("Urgence"), _days_cell(), 74),
                TableColumn("source", self.tr("Source")),
                cell_column("checked_on", self.tr("Lu le"), date_cell(lambda: today(session.desk.clock)), 100),
            ),
            self.tr("Délais des instances, en jours avant la séance"),
            lambda: {**SHIPPED_RULES[1].model_dump(), "source": "", "checked_on": today(session.desk.clock)},
            parent,
            add_words=self.tr("Ajouter une instance"),
            visible_rows=2,
        )


def _days_cell() -> Cell:
    """Return a cell that holds a number of days, or none when the body has no such delay."""

    def write(value: Any) -> str:
        return "" if value is None else str(value)

    def read(words: str) -> int | None:
        if not words.strip():
            return None
        if not words.strip().isdigit():
            raise ValueError(QCoreApplication.translate("BodyRulesTable", "un nombre de jours est attendu"))
        return int(words)

    return Cell(write, read)
