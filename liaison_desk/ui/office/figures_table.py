"""The key figures the office keeps, in the settings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.key_figures import AmountStage, KeyFigure
from liaison_desk.services.clock import Clock, today
from liaison_desk.ui.forms.cells import choice_cell, date_cell
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn, cell_column
from liaison_desk.ui.forms.layout import Entry, Group

translate = QCoreApplication.translate


class FiguresTable(EditableTable):
    """Edits `key_figures`; a value changed here is the new one in every draft that calls it."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(
            (
                TableColumn("name", self.tr("Nom"), 88),
                TableColumn("indicator", self.tr("Indicateur")),
                TableColumn("value", self.tr("Valeur"), 104),
                cell_column("as_of", self.tr("Au"), date_cell(lambda: today(clock)), 100),
                TableColumn("source", self.tr("Source"), 96),
                cell_column("stage", self.tr("Montant"), choice_cell(AmountStage), 72),
            ),
            self.tr("Chiffres clés"),
            lambda: KeyFigure(name="", indicator="", value="", as_of=today(clock), source="").model_dump(),
            parent,
            add_words=self.tr("Ajouter un chiffre"),
            visible_rows=4,
        )


def figures_groups(clock: Clock) -> tuple[Group, ...]:
    """Return the key figures, seldom changed from here."""
    return (
        Group(
            translate("Office", "Chiffres clés"),
            (
                Entry(
                    "key_figures",
                    translate("Office", "Chiffres suivis par la Délégation"),
                    hint=translate("Office", "Insérés dans les notes par leur nom : {chiffre:nom}"),
                    editor=lambda: FiguresTable(clock),
                ),
            ),
            folded=True,
        ),
    )
