"""« Ma semaine » as plain values: half-days with their load, tasks where they stand, what does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.domain.records import Reference
from liaison_desk.domain.tasks import TaskState
from liaison_desk.services.today_sheet import HalfDayState


class RemedyKind(StrEnum):
    """What can be done about work that does not fit."""

    shorten = "shorten"
    delegate = "delegate"
    drop = "drop"


@dataclass(frozen=True)
class PlannedTask:
    """A task in a half-day; `effort` is the part of it done there, `total` all of it, in half-days."""

    id: str
    title: str
    owner: str
    effort: float
    total: float
    due_on: date | None
    due_afternoon: bool
    chosen: bool
    """True when the officer put it there, False when the desk proposes it."""
    pinned: bool
    late: bool
    about: Reference | None
    about_label: str
    owner_name: str = ""
    """Who owes it when a person or a host does."""
    reminded_on: date | None = None
    state: TaskState = TaskState.to_do
    alert: HalfDay | None = None
    """Last half-day she works strictly before the due date."""


@dataclass(frozen=True)
class PlannedHalfDay:
    """A half-day of the week; `capacity` is what engagements attended leave of it."""

    half_day: HalfDay
    state: HalfDayState
    why_off: str
    capacity: float
    load: float
    tasks: tuple[PlannedTask, ...]
    engagements: tuple[EngagementRow, ...]
    is_past: bool
    is_current: bool


@dataclass(frozen=True)
class Remedy:
    """A way to make room: which tasks, what it gains in half-days."""

    kind: RemedyKind
    task_ids: tuple[str, ...]
    gain: float


@dataclass(frozen=True)
class Overload:
    """Work that does not fit between two days, both included: what is needed, what is there, in half-days."""

    since: date
    until: date
    needed: float
    available: float
    half_days: tuple[HalfDay, ...]
    task_ids: tuple[str, ...]
    remedies: tuple[Remedy, ...]

    @property
    def missing(self) -> float:
        """Half-days that lack."""
        return self.needed - self.available


@dataclass(frozen=True)
class WeekPlan:
    """Everything « Ma semaine » shows; `owed` is what others owe, `undated` what has no due date yet.

    `unplaced` and `owed` go two weeks beyond the week shown, `overloads` half a year.

    `recuperation` is what evenings and week-ends worked give back, less what was taken, in half-days.
    """

    monday: date
    half_days: tuple[PlannedHalfDay, ...]
    overloads: tuple[Overload, ...]
    unplaced: tuple[PlannedTask, ...]
    owed: tuple[PlannedTask, ...]
    undated: tuple[PlannedTask, ...]
    capacity: float
    load: float
    recuperation: float
