"""The first page as plain values: the week, what to do, what will go wrong, what is coming."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from liaison_desk.domain.engagements import EngagementState, OfficialRole
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.letter_clocks import DutyKind
from liaison_desk.domain.lists import LetterRow
from liaison_desk.domain.readiness import PieceState, Readiness
from liaison_desk.domain.records import Reference


class HalfDayState(StrEnum):
    """Whether a half-day is worked."""

    worked = "worked"
    away = "away"
    holiday = "holiday"


class Task(StrEnum):
    """What a line of the page asks to do."""

    attend = "attend"
    answer = "answer"
    decide = "decide"
    prepare = "prepare"
    work = "work"
    owed = "owed"
    feedback = "feedback"
    mend = "mend"


class Consequence(StrEnum):
    """What goes wrong if nothing is done, the gravest first."""

    clash = "clash"
    travel_clash = "travel_clash"
    overload = "overload"
    legal_late = "legal_late"
    legal_date = "legal_date"
    late_letter = "late_letter"
    late_task = "late_task"
    late_decision = "late_decision"
    due_while_away = "due_while_away"
    contribution_overdue = "contribution_overdue"
    reports_overdue = "reports_overdue"
    not_ready = "not_ready"
    stale = "stale"
    to_reprint = "to_reprint"
    last_half_day = "last_half_day"
    to_qualify = "to_qualify"
    decision_due = "decision_due"
    minutes_due = "minutes_due"
    visa_awaited = "visa_awaited"
    answers_awaited = "answers_awaited"
    incomplete = "incomplete"
    feedback_missing = "feedback_missing"


@dataclass(frozen=True)
class HalfDayLoad:
    """A half-day of the week; `letters` counts those it is the last half-day for, `load` and `capacity` half-days."""

    half_day: HalfDay
    presence: HalfDayState
    holiday: str
    why_off: str
    load: float
    capacity: float
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
    missing: tuple[PieceState, ...] = ()
    owner: str = ""
    effort: float = 0.0
    about: str = ""


@dataclass(frozen=True)
class Alert:
    """Something that will go wrong; `more` counts those of the same sort that are not shown.

    `half_day` is the half-day worked on which it falls: for a due date, the last one before it; None at any time.
    `minutes` is what lacks to go from one engagement to the `other`; `needed` and `available` are half-days of work.
    """

    consequence: Consequence
    to_do: ToDo
    other: str = ""
    more: int = 0
    half_day: HalfDay | None = None
    minutes: int = 0
    needed: float = 0.0
    available: float = 0.0
    duty: DutyKind | None = None
    """What the legal date of a letter is about."""
    passages: int = 0
    """Sentences of a paper that no longer hold."""
    lacking: int = 0
    """Reports or answers that did not come, of `out_of`; pages to print again."""
    out_of: int = 0


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
    missing: tuple[PieceState, ...]
    readiness: Readiness
    lacks_mandatory: bool


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
