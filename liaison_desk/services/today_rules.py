"""What the first page says of the facts: what is coming, how far it is, what to do in the half-day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property

from liaison_desk.domain.decisions import UNDECIDED_STATES
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.fact_uses import StalePassage
from liaison_desk.domain.half_days import HalfDay, half_day_at
from liaison_desk.domain.lists import LetterRow
from liaison_desk.domain.preparation import readiness_sheet
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.reference_data import municipalities
from liaison_desk.services.letter_clocks import PressingDate
from liaison_desk.services.territory import ClashingEngagement
from liaison_desk.services.today_papers import Papers
from liaison_desk.services.today_sheet import Alert, ComingEngagement, Task, ToDo
from liaison_desk.services.week_plan import Overload, PlannedTask
from liaison_desk.store.planning import TaskDetails
from liaison_desk.store.today import EngagementFacts, PastEngagement

HORIZON = timedelta(days=14)
_AHEAD = timedelta(days=60)
_SHOWN = 8


@dataclass(frozen=True)
class Situation:
    """The facts the rules read; `planned` are the tasks of the half-day the page is about."""

    now: datetime
    presence: Presence
    engagements: Sequence[EngagementFacts]
    past: Sequence[PastEngagement]
    clashes: Sequence[ClashingEngagement]
    letters: Sequence[LetterRow]
    late_letters: int
    tasks: Sequence[TaskDetails]
    overloads: Sequence[Overload] = ()
    planned: Sequence[PlannedTask] = ()
    pressing: Sequence[PressingDate] = ()
    stale: Sequence[StalePassage] = ()
    papers: Papers = field(default_factory=Papers)

    @property
    def today(self) -> date:
        """The day it is."""
        return self.now.date()

    @property
    def current(self) -> HalfDay:
        """The half-day it is, worked or not."""
        return half_day_at(self.now)

    @cached_property
    def worked(self) -> tuple[HalfDay, ...]:
        """The half-days worked from now on."""
        ahead = self.presence.half_days(self.today, self.today + _AHEAD)
        return tuple(half for half in ahead if half >= self.current)

    @property
    def doing(self) -> HalfDay | None:
        """The half-day under way when it is worked, else the next one."""
        return self.worked[0] if self.worked else None

    @property
    def next_half_day(self) -> HalfDay | None:
        """The half-day worked after the one being done."""
        return self.worked[1] if len(self.worked) > 1 else None

    def last_half_day(self, day: date) -> HalfDay | None:
        """Return the last half-day worked up to and with a day; the one being done when there is none left."""
        before = [half for half in self.worked if half.day <= day]
        return before[-1] if before else self.doing

    @cached_property
    def coming(self) -> tuple[ComingEngagement, ...]:
        """The engagements of the next fourteen days and how far their preparation is."""
        last = self.today + HORIZON
        return tuple(
            self._coming(facts)
            for facts in self.engagements
            if self.today <= facts.starts_at.date() <= last and last_moment(facts) >= self.now
        )

    def _coming(self, facts: EngagementFacts) -> ComingEngagement:
        gauge = readiness_sheet(facts.preparation, self.presence, self.now)
        return ComingEngagement(
            reference=Reference(Kind.engagement, facts.id),
            title=facts.title,
            starts_at=facts.starts_at,
            all_day=facts.all_day,
            place=place_of(facts),
            state=facts.state,
            role=facts.role,
            ready=gauge.ready,
            needed=gauge.needed,
            missing=gauge.missing,
            readiness=gauge.readiness,
            lacks_mandatory=gauge.lacks_mandatory,
        )


def to_do(known: Situation, told: Sequence[Alert]) -> tuple[ToDo, ...]:
    """Return what to do in the half-day: what takes place, the tasks planned, what is due first; alerts are left out.

    The preparation of an engagement is not told again when one of its tasks is in the list.
    """
    left_out = {alert.to_do.reference.id for alert in told}
    doing = known.doing
    here = [facts for facts in known.engagements if doing and half_day_at(facts.starts_at) == doing]
    found = [attending(facts) for facts in here if facts.state not in UNDECIDED_STATES]
    found += [_working(task) for task in known.planned if task.id not in left_out]
    left_out |= {one.reference.id for one in found}
    left_out |= {task.about.id for task in known.planned if task.about}
    last = known.today + HORIZON
    dated = [one for one in (*answers(known), *choices(known), *_preparations(known)) if one.day and one.day <= last]
    dated.sort(key=lambda one: one.day or date.max)
    found += [one for one in dated if one.reference.id not in left_out]
    return tuple(found[:_SHOWN])


def answers(known: Situation) -> Iterator[ToDo]:
    """Yield the letters to deal with."""
    for letter in known.letters:
        yield ToDo(
            Task.answer,
            Reference(Kind.letter, letter.id),
            letter.subject,
            number=letter.number,
            correspondent=letter.correspondent,
            day=letter.due_date,
        )


def choices(known: Situation) -> Iterator[ToDo]:
    """Yield the requests whose answer is awaited by a day."""
    for facts in known.engagements:
        if facts.state in UNDECIDED_STATES and facts.starts_at >= known.now and facts.reply_by:
            yield ToDo(
                Task.decide,
                Reference(Kind.engagement, facts.id),
                facts.title,
                place=place_of(facts),
                day=facts.reply_by,
                moment=facts.starts_at,
            )


def preparing(engagement: ComingEngagement) -> ToDo:
    """Return what is left to prepare of an engagement."""
    return ToDo(
        Task.prepare,
        engagement.reference,
        engagement.title,
        place=engagement.place,
        day=engagement.starts_at.date(),
        moment=engagement.starts_at,
        missing=engagement.missing,
    )


def attending(facts: EngagementFacts) -> ToDo:
    """Return an engagement as something to go to."""
    return ToDo(
        Task.attend,
        Reference(Kind.engagement, facts.id),
        facts.title,
        place=place_of(facts),
        day=facts.starts_at.date(),
        moment=facts.starts_at,
    )


def place_of(facts: EngagementFacts | PastEngagement) -> str:
    """Return where it takes place: the commune, else the place."""
    return municipalities().name_of(facts.municipality) or facts.place


def last_moment(facts: EngagementFacts | PastEngagement) -> datetime:
    """Return when an engagement is over; one hour is counted for one without end."""
    if facts.all_day:
        return datetime.combine((facts.ends_at or facts.starts_at).date(), time.max)
    return facts.ends_at or facts.starts_at + timedelta(hours=1)


def _preparations(known: Situation) -> Iterator[ToDo]:
    for engagement in known.coming:
        if engagement.state is EngagementState.accepted and engagement.missing:
            yield preparing(engagement)


def _working(task: PlannedTask) -> ToDo:
    return ToDo(
        Task.work,
        Reference(Kind.task, task.id),
        task.title,
        day=task.due_on,
        effort=task.effort,
        about=task.about_label,
    )
