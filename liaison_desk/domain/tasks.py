"""Tasks: what must be done, by whom, before when, and how many half-days it takes."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import field_validator, model_validator
from sqlmodel import Field

from liaison_desk.domain.fields import Fields, Line, OptionalDate, OptionalId, Text, Unit
from liaison_desk.domain.pieces_expected import ExpectedPiece


class TaskState(StrEnum):
    """Where a task stands."""

    to_do = "to_do"
    done = "done"
    dropped = "dropped"


class TaskOwner(StrEnum):
    """Who owes it."""

    officer = "officer"
    djva = "djva"
    deci = "deci"
    cabinet = "cabinet"
    host = "host"
    person = "person"


class DistanceUnit(StrEnum):
    """In what a distance from an event is counted."""

    half_days = "half_days"
    office_half_days = "office_half_days"
    working_days = "working_days"
    calendar_days = "calendar_days"


class TaskFields(Fields):
    """What is known of a task.

    A step of a back-plan keeps its `distance` from the event, so that `due_on` follows when the event moves, unless it
    is `pinned`; it may be done until the end of its due half-day. Any other task is to be done before its due day, on
    that day only when nothing is left before. `planned_on` is the half-day the officer chose; without one, the desk
    proposes a half-day. Efforts are in half-days of the officer; a task somebody else owes takes none of hers.
    """

    title: Line
    state: TaskState = TaskState.to_do
    state_reason: Line = Field(default="", description="Mandatory to drop a task")
    owner: TaskOwner = TaskOwner.officer
    owner_id: OptionalId = Field(default=None, description="Partner who owes it, for a person or a host")
    unit: Unit = Unit.both
    effort: float = Field(default=0.25, ge=0, le=20, multiple_of=0.25, description="Half-days")
    short_effort: float | None = Field(default=None, ge=0, le=20, multiple_of=0.25, description="In a short form")
    is_short: bool = Field(default=False, description="Done in its short form")
    optional: bool = Field(default=False, description="May be dropped when time is short")
    due_on: OptionalDate = None
    due_afternoon: bool = Field(default=True, description="Due by the end of the afternoon, else of the morning")
    available_on: OptionalDate = Field(default=None, description="Cannot start before that day")
    planned_on: OptionalDate = Field(default=None, description="Day the officer chose for it")
    planned_afternoon: bool = False
    pinned: bool = Field(default=False, description="Stays where it is when the event moves")
    engagement_id: OptionalId = None
    letter_id: OptionalId = None
    briefing_id: OptionalId = None
    meeting_id: OptionalId = None
    council_report_id: OptionalId = None
    sitting_id: OptionalId = Field(default=None, description="Sitting it prepares, or whose report it awaits")
    distance: int | None = Field(default=None, ge=-400, le=400, description="From the event; below zero, after it")
    distance_unit: DistanceUnit = DistanceUnit.working_days
    piece: ExpectedPiece | None = Field(default=None, description="What it makes ready in the trip file")
    reminded_on: OptionalDate = Field(default=None, description="Last reminder to whoever owes it")
    done_on: OptionalDate = None
    notes: Text = ""

    @field_validator("title")
    @classmethod
    def _title_is_given(cls, value: str) -> str:
        if not value:
            raise ValueError("dites ce qu'il y a à faire")
        return value

    @model_validator(mode="after")
    def _makes_sense(self) -> TaskFields:
        if self.state is TaskState.dropped and not self.state_reason:
            raise ValueError("state_reason: indiquez pourquoi la tâche est abandonnée")
        if self.available_on and self.due_on and self.due_on < self.available_on:
            raise ValueError("due_on: l'échéance précède le jour où la tâche peut commencer")
        return self

    @property
    def is_hers(self) -> bool:
        """Tell whether it takes the officer's time."""
        return self.owner is TaskOwner.officer

    @property
    def load(self) -> float:
        """Half-days of the officer it takes."""
        if not self.is_hers or self.state is not TaskState.to_do:
            return 0.0
        return self.short_effort if self.is_short and self.short_effort is not None else self.effort

    @property
    def day(self) -> date | None:
        """The day it is due."""
        return self.due_on
