"""The first page as plain values: the week, what to do, what will go wrong, what is coming."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from liaison_desk.domain.engagements import EngagementState, OfficialRole
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.lists import LetterRow
from liaison_desk.domain.records import Reference


class Presence(StrEnum):
    """Whether a half-day is worked."""

    worked = "worked"
    away = "away"
    holiday = "holiday"


class Preparation(StrEnum):
    """What an engagement needs before the day."""

    place = "place"
    contact = "contact"
    run_sheet = "run_sheet"
    participants = "participants"
    talking_points = "talking_points"
    briefing = "briefing"
    answer = "answer"


class Readiness(StrEnum):
    """How far the preparation of an engagement is."""

    to_decide = "to_decide"
    represented = "represented"
    not_ready = "not_ready"
    to_complete = "to_complete"
    in_progress = "in_progress"
    ready = "ready"
    done = "done"


class Task(StrEnum):
    """What a line of the page asks to do."""

    attend = "attend"
    answer = "answer"
    decide = "decide"
    prepare = "prepare"


class Consequence(StrEnum):
    """What goes wrong if nothing is done, the gravest first."""

    clash = "clash"
    late_letter = "late_letter"
    late_decision = "late_decision"
    due_while_away = "due_while_away"
    not_ready = "not_ready"
    decision_due = "decision_due"
    incomplete = "incomplete"


@dataclass(frozen=True)
class HalfDayLoad:
    """A half-day of the week; `letters` counts those it is the last half-day for."""

    half_day: HalfDay
    presence: Presence
    holiday: str
    engagements: int
    letters: int
    is_past: bool
    is_current: bool


@dataclass(frozen=True)
class ToDo:
    """Something to do; `day` is when it is due, `moment` when it takes place."""

    task: Task
    reference: Reference
    label: str
    number: str = ""
    correspondent: str = ""
    place: str = ""
    day: date | None = None
    moment: datetime | None = None
    missing: tuple[Preparation, ...] = ()


@dataclass(frozen=True)
class Alert:
    """Something that will go wrong; `more` counts those of the same sort that are not shown."""

    consequence: Consequence
    to_do: ToDo
    other: str = ""
    more: int = 0


@dataclass(frozen=True)
class ComingEngagement:
    """An engagement of the next two weeks and how far its preparation is."""

    reference: Reference
    title: str
    starts_at: datetime
    all_day: bool
    place: str
    state: EngagementState
    role: OfficialRole
    ready: int
    needed: int
    missing: tuple[Preparation, ...]
    readiness: Readiness


@dataclass(frozen=True)
class TodaySheet:
    """Everything the first page shows. `doing` is the half-day its list is about: this one, or the next one worked."""

    now: datetime
    week: tuple[HalfDayLoad, ...]
    worked: int
    doing: HalfDay | None
    is_here: bool
    next_half_day: HalfDay | None
    to_do: tuple[ToDo, ...]
    letters: tuple[LetterRow, ...]
    open_letters: int
    late_letters: int
    alerts: tuple[Alert, ...]
    coming: tuple[ComingEngagement, ...]
