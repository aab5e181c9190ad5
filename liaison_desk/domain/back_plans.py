"""Back-plans: what a kind of engagement, or a report to a sitting, asks step by step, counted from its day."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator
from sqlmodel import Field

from liaison_desk.domain.engagements import EngagementKind
from liaison_desk.domain.fields import Fields, Line
from liaison_desk.domain.french import counted
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.tasks import DistanceUnit, TaskOwner


class PaperPlan(StrEnum):
    """What has a back-plan without being an engagement."""

    council_report = "council_report"


PlanKind = EngagementKind | PaperPlan
"""What a back-plan may be of."""


class StepCondition(StrEnum):
    """When a step is needed at all."""

    always = "always"
    official_speaks = "official_speaks"
    outside = "outside"
    press = "press"
    report_carried = "report_carried"


_OF_REPORTS = {StepCondition.always, StepCondition.report_carried}


class BackPlanStep(Fields):
    """One step: who does it, how long it takes, how far from the event it must be done.

    `distance` counts before the event; below zero it counts after it. `effort` is in half-days of the officer.
    """

    title: Line
    owner: TaskOwner = TaskOwner.officer
    effort: float = Field(default=0.25, ge=0, le=20, multiple_of=0.25)
    short_effort: float | None = Field(default=None, ge=0, le=20, multiple_of=0.25, description="In a short form")
    distance: int = Field(default=3, ge=-400, le=400)
    distance_unit: DistanceUnit = DistanceUnit.working_days
    condition: StepCondition = StepCondition.always
    optional: bool = Field(default=False, description="May be dropped when time is short")
    piece: ExpectedPiece | None = Field(default=None, description="What it makes ready in the trip file")
    source: Line = Field(default="", description="Text or custom the distance of a step of a report comes from")

    @property
    def when(self) -> str:
        """« 3 jours ouvrés avant »."""
        return distance_words(self.distance, self.distance_unit)


class BackPlan(Fields):
    """The steps of one kind of engagement, or of the reports to a sitting, in place of those shipped.

    Of a sitting, a step that is always needed is made once; one of a carried report is made for each of them.
    """

    engagement_kind: PlanKind
    steps: list[BackPlanStep] = Field(default_factory=list)

    @model_validator(mode="after")
    def _conditions_can_hold(self) -> BackPlan:
        is_report = isinstance(self.engagement_kind, PaperPlan)
        for step in self.steps:
            if is_report and step.condition not in _OF_REPORTS:
                raise ValueError(f"steps: « {step.title} » : cette condition ne vaut que pour un engagement")
            if not is_report and step.condition is StepCondition.report_carried:
                raise ValueError(f"steps: « {step.title} » : cette condition ne vaut que pour un rapport")
        return self


_UNITS = {
    DistanceUnit.half_days: ("demi-journée", "demi-journées"),
    DistanceUnit.office_half_days: ("demi-journée au bureau", "demi-journées au bureau"),
    DistanceUnit.working_days: ("jour ouvré", "jours ouvrés"),
    DistanceUnit.calendar_days: ("jour", "jours"),
}


def distance_words(distance: int, unit: DistanceUnit) -> str:
    """Return a distance in words; below zero it is after the event."""
    if distance == 0:
        return "le jour même"
    return f"{counted(abs(distance), *_UNITS[unit])} {'avant' if distance > 0 else 'après'}"
