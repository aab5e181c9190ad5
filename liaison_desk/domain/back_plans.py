"""Back-plans: what the preparation of each kind of engagement is made of, step by step, counted from the event."""

from __future__ import annotations

from enum import StrEnum

from sqlmodel import Field

from liaison_desk.domain.engagements import EngagementKind
from liaison_desk.domain.fields import Fields, Line
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.tasks import DistanceUnit, TaskOwner


class StepCondition(StrEnum):
    """When a step is needed at all."""

    always = "always"
    official_speaks = "official_speaks"
    outside = "outside"
    press = "press"


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


class BackPlan(Fields):
    """The steps of one kind of engagement, in place of those shipped."""

    engagement_kind: EngagementKind
    steps: list[BackPlanStep] = Field(default_factory=list)
