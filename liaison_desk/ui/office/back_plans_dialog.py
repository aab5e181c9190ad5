"""The back-plan of each kind of engagement, and of the reports to a sitting, changed step by step."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from liaison_desk.domain.back_plan_defaults import steps_of
from liaison_desk.domain.back_plans import BackPlan, BackPlanStep, PaperPlan, PlanKind, StepCondition
from liaison_desk.domain.engagements import EngagementKind
from liaison_desk.domain.labels import label
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.tasks import DistanceUnit, TaskOwner
from liaison_desk.domain.validation import validated
from liaison_desk.errors import InvalidFields
from liaison_desk.ui.forms.cells import choice_cell, half_days_cell, yes_cell
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn, cell_column
from liaison_desk.ui.office.distance_cell import distance_cell
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.text_edits import ChoiceEditor

_OF_ENGAGEMENTS, _OF_REPORTS = 7, 8
"""Columns only one sort of back-plan has: the piece of the trip file, the source of a distance."""


class BackPlansDialog(QDialog):
    """Steps are counted from the event; what is saved serves the engagements and the reports recorded from then on."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("Rétroplannings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1200, 600)
        self._back_plans = {one.engagement_kind: one for one in session.desk.settings.office().back_plans}
        self.kinds = ChoiceEditor([(kind, label(kind)) for kind in (*EngagementKind, *PaperPlan)])
        self.kinds.name(self.tr("Rétroplanning de"))
        self._told = text("", "muted", wrap=True)
        self._banner = Banner()
        self.steps = EditableTable(
            (
                TableColumn("title", self.tr("Étape"), 330),
                cell_column("owner", self.tr("Qui"), choice_cell(TaskOwner), 106),
                cell_column("when", self.tr("Quand"), distance_cell(), 184),
                cell_column("effort", self.tr("Effort"), half_days_cell(), 62),
                cell_column("short_effort", self.tr("Court"), half_days_cell(optional=True), 62),
                cell_column("condition", self.tr("Si"), choice_cell(StepCondition), 150),
                cell_column("optional", self.tr("Facultative"), yes_cell(), 90),
                cell_column("piece", self.tr("Pièce du dossier"), choice_cell(ExpectedPiece, empty="—")),
                TableColumn("source", self.tr("Source du délai")),
            ),
            self.tr("Étapes"),
            _new_step,
            add_words=self.tr("Ajouter une étape"),
            visible_rows=9,
        )
        self.save_button = button(self.tr("Enregistrer"), self.save, primary=True)
        self._lay_out()
        self._shown: PlanKind = EngagementKind.inauguration
        self.show_kind(self._shown)
        self.kinds.edited.connect(self._on_kind_chosen)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save)

    def show_kind(self, kind: PlanKind) -> None:
        """Show the steps of a kind."""
        self._shown = kind
        is_report = isinstance(kind, PaperPlan)
        self.steps.table.setColumnHidden(_OF_ENGAGEMENTS, is_report)
        self.steps.table.setColumnHidden(_OF_REPORTS, not is_report)
        self._told.setText(
            self.tr(
                "« Toujours » : une fois par séance qui vote, dès qu'elle est inscrite. « Rapport présenté » : pour "
                "chaque rapport que l'élu·e présente. Les étapes suivent la séance ; DJVA ou DECI devient la "
                "délégation du rapport."
            )
            if is_report
            else self.tr(
                "Ces étapes deviennent des tâches à l'acceptation et suivent la date. Efforts en demi-journées."
            )
        )
        self.kinds.set_value(kind)
        own = self._back_plans.get(kind)
        self._fill(tuple(own.steps) if own else _shipped(kind))

    def save(self) -> None:
        """Record every back-plan changed."""
        if not self._keep():
            return
        desk = self._session.desk
        office = desk.settings.office().model_copy(update={"back_plans": list(self._back_plans.values())})
        self._session.attempt(lambda: desk.settings.change(office), self.tr("Rétroplannings enregistrés"))
        self.accept()

    def go_back(self) -> None:
        """Use the shipped steps of this kind again."""
        self._back_plans.pop(self._shown, None)
        self._fill(_shipped(self._shown))

    def _lay_out(self) -> None:
        head = row(self.kinds, None, button(self.tr("Rendre les étapes d'origine"), self.go_back, compact=True))
        feet = row(None, button(self.tr("Abandonner"), self.reject), self.save_button)
        layout = column(self._told, head, self._banner, self.steps, feet, spacing=12, margins=2 * GRID)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _fill(self, steps: tuple[BackPlanStep, ...]) -> None:
        self.steps.set_value([_as_row(step) for step in steps])
        self._banner.clear()

    def _on_kind_chosen(self) -> None:
        chosen: PlanKind = self.kinds.value()
        if chosen is self._shown:
            return
        if self._keep():
            self.show_kind(chosen)
        else:
            self.kinds.set_value(self._shown)

    def _keep(self) -> bool:
        """Take what is typed for the kind shown; tell what is wrong and return False otherwise."""
        try:
            values = {"engagement_kind": self._shown, "steps": [_as_step(one) for one in self.steps.value()]}
            typed = validated(BackPlan, values)
        except InvalidFields as error:
            self._banner.say(error.problems[0].sentence[:1].upper() + error.problems[0].sentence[1:], Tone.red)
            return False
        except ValueError as error:
            self._banner.say(str(error), Tone.red)
            return False
        if tuple(typed.steps) == _shipped(self._shown):
            self._back_plans.pop(self._shown, None)
        else:
            self._back_plans[self._shown] = typed
        return True


def _shipped(kind: PlanKind) -> tuple[BackPlanStep, ...]:
    return steps_of(OfficeFields(), kind)


def _as_row(step: BackPlanStep) -> dict[str, Any]:
    return {**step.model_dump(), "when": (step.distance, step.distance_unit)}


def _as_step(values: dict[str, Any]) -> dict[str, Any]:
    distance, unit = values["when"]
    rest = {name: value for name, value in values.items() if name != "when"}
    return {**rest, "distance": distance, "distance_unit": unit}


def _new_step() -> dict[str, Any]:
    return _as_row(BackPlanStep(title="", distance=3, distance_unit=DistanceUnit.working_days))
