"""What goes wrong if nothing is done, the gravest first; what has a due date is told on a half-day worked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from liaison_desk.domain.clashes import ClashKind
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.labels import label
from liaison_desk.domain.readiness import Readiness
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.services.letter_clocks import PressingDate
from liaison_desk.services.today_papers import answer_alerts, minutes_alerts, report_alerts, reprint_alerts, visa_alerts
from liaison_desk.services.today_rules import HORIZON, Situation, answers, choices, last_moment, place_of, preparing
from liaison_desk.services.today_sheet import Alert, Consequence, Task, ToDo
from liaison_desk.store.planning import TaskDetails

_SHOWN_ALIKE = 2
_WEEK = timedelta(days=7)


def alerts(known: Situation) -> tuple[Alert, ...]:
    """Return the alerts in order of consequence; each thing is told once."""
    told: dict[str, Alert] = {}
    for alert in (
        *_clashes(known),
        *_overloads(known),
        *_legal(known),
        *_late(known),
        *_owed(known),
        *_due(known),
        *_to_qualify(known),
        *_decisions(known),
        *report_alerts(known.papers),
        *_stale(known),
        *reprint_alerts(known.papers),
        *minutes_alerts(known.papers),
        *visa_alerts(known.papers),
        *answer_alerts(known.papers),
        *_incomplete(known),
        *_without_feedback(known),
    ):
        told.setdefault(alert.to_do.reference.id, alert)
    order = list(Consequence)
    return tuple(sorted(told.values(), key=lambda alert: (order.index(alert.consequence), alert.to_do.day or date.max)))


def _clashes(known: Situation) -> Iterator[Alert]:
    """Yield the engagements accepted that cannot both be attended, each pair once."""
    told: set[frozenset[object]] = set()
    for one in known.clashes:
        for clash in one.clashes:
            pair: frozenset[object] = frozenset({(one.id, one.starts_at), (clash.other_id, clash.other_starts_at)})
            both_accepted = one.state == clash.other_state == EngagementState.accepted
            if not both_accepted or pair in told or max(one.starts_at, clash.other_starts_at) < known.now:
                continue
            told.add(pair)
            attended = ToDo(
                Task.attend,
                Reference(Kind.engagement, one.id),
                one.title,
                day=one.starts_at.date(),
                moment=one.starts_at,
            )
            is_overlap = clash.clash_kind is ClashKind.overlap
            consequence = Consequence.clash if is_overlap else Consequence.travel_clash
            yield Alert(consequence, attended, other=clash.other_title, minutes=clash.minutes_short)


def _overloads(known: Situation) -> Iterator[Alert]:
    for overload in known.overloads:
        work = ToDo(Task.work, Reference(Kind.task, overload.task_ids[0]), "", day=overload.until)
        yield Alert(Consequence.overload, work, needed=overload.needed, available=overload.available)


def _legal(known: Situation) -> Iterator[Alert]:
    """Yield the letters a text sets a date for: late, or on the last half-day worked before it."""
    legal = [one for one in known.pressing if one.duty.is_legal]
    late = [one for one in legal if one.duty.due and one.duty.due < known.today]
    near = [one for one in legal if one not in late]
    yield from _dated(Consequence.legal_late, late)
    yield from _dated(Consequence.legal_date, near)


def _to_qualify(known: Situation) -> Iterator[Alert]:
    """Yield the invitations nobody said the nature of: late, or on the last half-day worked before the delay ends."""
    yield from _dated(Consequence.to_qualify, [one for one in known.pressing if not one.duty.is_legal])


def _dated(consequence: Consequence, found: Sequence[PressingDate]) -> Iterator[Alert]:
    shown = found[:_SHOWN_ALIKE]
    for one in shown:
        asked = ToDo(
            Task.answer,
            Reference(Kind.letter, one.letter_id),
            one.subject,
            number=one.number,
            correspondent=one.correspondent,
            day=one.duty.due,
        )
        more = len(found) - len(shown) if one is shown[-1] else 0
        yield Alert(consequence, asked, more=more, half_day=one.duty.alert, duty=one.duty.kind)


def _late(known: Situation) -> Iterator[Alert]:
    late = [one for one in answers(known) if one.day and one.day < known.today]
    shown = late[:_SHOWN_ALIKE]
    for one in shown:
        yield Alert(Consequence.late_letter, one, more=known.late_letters - len(shown) if one is shown[-1] else 0)
    yield from _alike(Consequence.late_task, [_working(task) for task in _hers(known) if _due_of(task) < known.current])
    for one in choices(known):
        if one.day and one.day < known.today:
            yield Alert(Consequence.late_decision, one)


def _owed(known: Situation) -> Iterator[Alert]:
    """Yield what others owed by now."""
    owed = [task for task in known.tasks if task.owner is not TaskOwner.officer and _due_of(task) < known.current]
    yield from _alike(Consequence.contribution_overdue, [replace(_working(task), task=Task.owed) for task in owed])


def _due(known: Situation) -> Iterator[Alert]:
    """Yield what is due soon, from the last half-day worked before its due date on, never on a half-day off."""
    work = [_working(task) for task in _hers(known) if _due_of(task) >= known.current]
    for one in (*answers(known), *choices(known), *work):
        if one.day is None or one.day < known.today:
            continue
        half_day = known.presence.last_before(one.day)
        if half_day is not None and half_day <= known.current:
            is_here = bool(known.presence.half_days_of(one.day))
            consequence = Consequence.last_half_day if is_here else Consequence.due_while_away
            yield Alert(consequence, one, half_day=half_day)


def _decisions(known: Situation) -> Iterator[Alert]:
    for one in choices(known):
        if one.day and known.today <= one.day <= known.today + _WEEK:
            yield Alert(Consequence.decision_due, one)


def _incomplete(known: Situation) -> Iterator[Alert]:
    """Yield the engagements that lack a mandatory piece; those short of time come before."""
    for engagement in known.coming:
        if engagement.state is EngagementState.accepted and engagement.lacks_mandatory:
            not_ready = engagement.readiness is Readiness.not_ready
            consequence = Consequence.not_ready if not_ready else Consequence.incomplete
            yield Alert(consequence, preparing(engagement))


def _stale(known: Situation) -> Iterator[Alert]:
    """Yield the papers needed soon that say what no longer holds, each with how many sentences."""
    soon = [one for one in known.stale if one.day and one.day <= known.today + HORIZON]
    told = [one for one in soon if not one.is_out and not one.is_kept]
    papers = {one.paper: one for one in reversed(told)}
    found = sorted(papers.values(), key=lambda one: (one.day or date.max, one.paper_label))
    shown = found[:_SHOWN_ALIKE]
    for one in shown:
        mended = ToDo(Task.mend, one.paper, one.paper_label, day=one.day)
        number = sum(other.paper == one.paper for other in told)
        more = len(found) - len(shown) if one is shown[-1] else 0
        yield Alert(Consequence.stale, mended, more=more, passages=number)


def _without_feedback(known: Situation) -> Iterator[Alert]:
    over = [facts for facts in known.past if last_moment(facts) <= known.now]
    waiting = [
        ToDo(
            Task.feedback,
            Reference(Kind.engagement, facts.id),
            facts.title,
            place=place_of(facts),
            day=facts.starts_at.date(),
            moment=facts.starts_at,
        )
        for facts in over
    ]
    yield from _alike(Consequence.feedback_missing, waiting)


def _alike(consequence: Consequence, found: list[ToDo]) -> Iterator[Alert]:
    """Yield the first of things of one sort, the last of them with how many are not shown."""
    shown = found[:_SHOWN_ALIKE]
    for one in shown:
        yield Alert(consequence, one, more=len(found) - len(shown) if one is shown[-1] else 0)


def _hers(known: Situation) -> Iterator[TaskDetails]:
    return (task for task in known.tasks if task.owner is TaskOwner.officer)


def _due_of(task: TaskDetails) -> HalfDay:
    return HalfDay(task.due_on or date.max, task.due_afternoon)


def _working(task: TaskDetails) -> ToDo:
    return ToDo(
        Task.work,
        Reference(Kind.task, task.id),
        task.title,
        day=task.due_on,
        owner=task.owner_name or label(task.owner),
        effort=task.total,
        about=task.about_label,
    )
