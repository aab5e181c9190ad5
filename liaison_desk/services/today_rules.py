"""What the first page says of the facts: when a thing must be done at the latest, what lacks, what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from liaison_desk.domain.engagements import EngagementKind, EngagementState
from liaison_desk.domain.half_days import HalfDay, half_day_at, half_days_between
from liaison_desk.domain.lists import LetterRow
from liaison_desk.domain.office import WorkedHalfDay
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.reference_data import municipalities
from liaison_desk.services.today_sheet import Alert, ComingEngagement, Consequence, Preparation, Readiness, Task, ToDo
from liaison_desk.store.today import EngagementFacts, PaperOfEngagement

HORIZON = timedelta(days=14)
_AHEAD = timedelta(days=60)
_NOTHING_WRITTEN = PaperOfEngagement()
_MEETINGS = (EngagementKind.meeting, EngagementKind.interview, EngagementKind.sitting)
_SHOWN_LATE = 2


@dataclass(frozen=True)
class Situation:
    """The facts the rules read: the time, the half-days worked from now on, engagements, letters."""

    now: datetime
    worked: tuple[HalfDay, ...]
    engagements: Sequence[EngagementFacts]
    papers: Mapping[str, PaperOfEngagement]
    letters: Sequence[LetterRow]
    late_letters: int

    @property
    def today(self) -> date:
        """The day it is."""
        return self.now.date()

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


def situation(
    now: datetime,
    pattern: Sequence[WorkedHalfDay],
    engagements: Sequence[EngagementFacts],
    papers: Mapping[str, PaperOfEngagement],
    letters: Sequence[LetterRow],
    late_letters: int,
) -> Situation:
    """Return the facts with the half-days worked from now on."""
    current = half_day_at(now)
    worked = tuple(half for half in half_days_between(now.date(), now.date() + _AHEAD, pattern) if half >= current)
    return Situation(now, worked, engagements, papers, letters, late_letters)


def coming(known: Situation) -> tuple[ComingEngagement, ...]:
    """Return the engagements of the next fourteen days and how far their preparation is."""
    last = known.today + HORIZON
    return tuple(
        _coming(known, facts)
        for facts in known.engagements
        if known.today <= facts.starts_at.date() <= last and _last_moment(facts) >= known.now
    )


def alerts(known: Situation) -> tuple[Alert, ...]:
    """Return what goes wrong if nothing is done, the gravest first; each thing is told once."""
    told: dict[str, Alert] = {}
    for alert in (*_clashes(known), *_late(known), *_due_while_away(known), *_decisions(known), *_incomplete(known)):
        told.setdefault(alert.to_do.reference.id, alert)
    order = list(Consequence)
    return tuple(sorted(told.values(), key=lambda alert: (order.index(alert.consequence), alert.to_do.day or date.max)))


def to_do(known: Situation, told: Sequence[Alert], limit: int = 6) -> tuple[ToDo, ...]:
    """Return what to do in the half-day: what takes place, then what is due first; what alerts tell is left out."""
    left_out = {alert.to_do.reference.id for alert in told}
    doing = known.doing
    here = [facts for facts in known.engagements if doing and half_day_at(facts.starts_at) == doing]
    found = [_attending(facts) for facts in here if facts.state is not EngagementState.requested]
    left_out |= {one.reference.id for one in found}
    last = known.today + HORIZON
    dated = [one for one in (*_answers(known), *_choices(known), *_preparations(known)) if one.day and one.day <= last]
    dated.sort(key=lambda one: one.day or date.max)
    found += [one for one in dated if one.reference.id not in left_out]
    return tuple(found[:limit])


def _coming(known: Situation, facts: EngagementFacts) -> ComingEngagement:
    needs = _needs(facts, known.papers.get(facts.id, _NOTHING_WRITTEN))
    missing = tuple(need for need, is_there in needs.items() if not is_there)
    return ComingEngagement(
        reference=Reference(Kind.engagement, facts.id),
        title=facts.title,
        starts_at=facts.starts_at,
        all_day=facts.all_day,
        place=_place(facts),
        state=facts.state,
        role=facts.role,
        ready=len(needs) - len(missing),
        needed=len(needs),
        missing=missing,
        readiness=_readiness(known, facts, len(missing)),
    )


def _needs(facts: EngagementFacts, paper: PaperOfEngagement) -> dict[Preparation, bool]:
    """Return what an engagement needs and whether it is there.

    A meeting needs no programme nor anybody to call; a talk needs its points, an invitation its answer.
    """
    needs = {Preparation.place: facts.has_place}
    if facts.kind not in _MEETINGS:
        needs |= {Preparation.contact: facts.has_contact, Preparation.run_sheet: facts.has_run_sheet}
    needs |= {Preparation.participants: facts.has_participants, Preparation.briefing: paper.briefings > 0}
    if facts.speaks or facts.has_talking_points:
        needs[Preparation.talking_points] = facts.has_talking_points
    if paper.received or paper.answers:
        needs[Preparation.answer] = paper.answers > 0
    return needs


def _readiness(known: Situation, facts: EngagementFacts, missing: int) -> Readiness:
    fixed = {
        EngagementState.requested: Readiness.to_decide,
        EngagementState.represented: Readiness.represented,
        EngagementState.done: Readiness.done,
    }
    if facts.state in fixed:
        return fixed[facts.state]
    if not missing:
        return Readiness.ready
    if _half_days_before(known, facts.starts_at) <= 2:
        return Readiness.not_ready
    return Readiness.to_complete if missing <= 2 else Readiness.in_progress


def _half_days_before(known: Situation, moment: datetime) -> int:
    limit = half_day_at(moment)
    return sum(half < limit for half in known.worked)


def _clashes(known: Situation) -> Iterator[Alert]:
    timed = [facts for facts in known.engagements if facts.state is EngagementState.accepted and not facts.all_day]
    for place, first in enumerate(timed):
        for second in timed[place + 1 :]:
            if second.starts_at < _last_moment(first) and _last_moment(second) > known.now:
                yield Alert(Consequence.clash, _attending(first), other=second.title)


def _late(known: Situation) -> Iterator[Alert]:
    late = [one for one in _answers(known) if one.day and one.day < known.today]
    shown = late[:_SHOWN_LATE]
    for one in shown:
        yield Alert(Consequence.late_letter, one, more=known.late_letters - len(shown) if one is shown[-1] else 0)
    for one in _choices(known):
        if one.day and one.day < known.today:
            yield Alert(Consequence.late_decision, one)


def _due_while_away(known: Situation) -> Iterator[Alert]:
    """What falls due after today and before the next day worked: nobody will be there that day."""
    back = next((half.day for half in known.worked if half.day > known.today), date.max)
    for one in (*_answers(known), *_choices(known)):
        if one.day and known.today < one.day < min(back, known.today + HORIZON):
            yield Alert(Consequence.due_while_away, one)


def _decisions(known: Situation) -> Iterator[Alert]:
    soon = known.today + timedelta(days=7)
    for one in _choices(known):
        if one.day and known.today <= one.day <= soon:
            yield Alert(Consequence.decision_due, one)


def _incomplete(known: Situation) -> Iterator[Alert]:
    """Engagements without contact, programme or note; those that have two half-days left come before."""
    grave = {Preparation.contact, Preparation.run_sheet, Preparation.briefing}
    for engagement in coming(known):
        if engagement.state is EngagementState.accepted and grave & set(engagement.missing):
            not_ready = engagement.readiness is Readiness.not_ready
            consequence = Consequence.not_ready if not_ready else Consequence.incomplete
            yield Alert(consequence, _preparing(engagement))


def _answers(known: Situation) -> Iterator[ToDo]:
    for letter in known.letters:
        yield ToDo(
            Task.answer,
            Reference(Kind.letter, letter.id),
            letter.subject,
            number=letter.number,
            correspondent=letter.correspondent,
            day=letter.due_date,
        )


def _choices(known: Situation) -> Iterator[ToDo]:
    for facts in known.engagements:
        if facts.state is EngagementState.requested and facts.starts_at >= known.now and facts.reply_by:
            yield ToDo(
                Task.decide,
                Reference(Kind.engagement, facts.id),
                facts.title,
                place=_place(facts),
                day=facts.reply_by,
                moment=facts.starts_at,
            )


def _preparations(known: Situation) -> Iterator[ToDo]:
    for engagement in coming(known):
        if engagement.state is EngagementState.accepted and engagement.missing:
            yield _preparing(engagement)


def _preparing(engagement: ComingEngagement) -> ToDo:
    return ToDo(
        Task.prepare,
        engagement.reference,
        engagement.title,
        place=engagement.place,
        day=engagement.starts_at.date(),
        moment=engagement.starts_at,
        missing=engagement.missing,
    )


def _attending(facts: EngagementFacts) -> ToDo:
    return ToDo(
        Task.attend,
        Reference(Kind.engagement, facts.id),
        facts.title,
        place=_place(facts),
        day=facts.starts_at.date(),
        moment=facts.starts_at,
    )


def _place(facts: EngagementFacts) -> str:
    return municipalities().name_of(facts.municipality) or facts.place


def _last_moment(facts: EngagementFacts) -> datetime:
    if facts.all_day:
        return datetime.combine((facts.ends_at or facts.starts_at).date(), time.max)
    return facts.ends_at or facts.starts_at + timedelta(hours=1)
