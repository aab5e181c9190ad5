"""What a note about a week, a period or a partner is filled with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa
from sqlmodel import Session, col, select

from liaison_desk.domain.briefings import BriefingKind, BriefingState
from liaison_desk.domain.decisions import Outcome, ReviewState
from liaison_desk.domain.engagements import EngagementKind, EngagementState
from liaison_desk.domain.letters import LetterState
from liaison_desk.domain.tasks import TaskState
from liaison_desk.store.letters import is_open
from liaison_desk.store.tables import Briefing, Decision, Engagement, Letter, RecordLink, Review, Task

_FINISHED = (BriefingState.validated, BriefingState.issued)
_BOTH = "BOTH"


def notes_in_circuit(session: Session) -> Sequence[Briefing]:
    """Return the notes that wait for a visa, those wanted first at the top."""
    query = select(Briefing).where(col(Briefing.deleted_at).is_(None), Briefing.state == BriefingState.in_circuit)
    return session.exec(query.order_by(col(Briefing.due_on).is_(None), col(Briefing.due_on), col(Briefing.title))).all()


def decisions_between(session: Session, first: date, last: date, unit: str = "") -> Sequence[Decision]:
    """Return what was decided between two days, both counted, the newest first."""
    query = select(Decision).where(col(Decision.deleted_at).is_(None), col(Decision.decided_on).between(first, last))
    if unit:
        query = query.where(col(Decision.unit).in_([unit, _BOTH]))
    return session.exec(query.order_by(col(Decision.decided_on).desc(), col(Decision.subject))).all()


def letters_flagged_or_late(session: Session, today: date, limit: int) -> tuple[Sequence[Letter], int]:
    """Return the letters still open that are flagged or late, those due first at the top, and how many there are."""
    query = select(Letter).where(
        col(Letter.deleted_at).is_(None),
        is_open(),
        sa.or_(col(Letter.flagged).is_(True), sa.and_(col(Letter.due_date) < today)),
    )
    order = (col(Letter.flagged).desc(), col(Letter.due_date).is_(None), col(Letter.due_date), col(Letter.number))
    found = session.exec(query.order_by(*order)).all()
    return found[:limit], len(found)


def letters_to_sign(session: Session, limit: int) -> tuple[Sequence[Letter], int]:
    """Return the letters that go round for a signature, those due first at the top, and how many there are."""
    query = select(Letter).where(col(Letter.deleted_at).is_(None), Letter.state == LetterState.in_circuit)
    order = (col(Letter.due_date).is_(None), col(Letter.due_date), col(Letter.created_at), col(Letter.subject))
    found = session.exec(query.order_by(*order)).all()
    return found[:limit], len(found)


def previous_liaison_note(session: Session, before: date) -> date | None:
    """Return the day of the last liaison note before a day."""
    query = select(sa.func.max(Briefing.as_of)).where(
        col(Briefing.deleted_at).is_(None),
        Briefing.briefing_kind == BriefingKind.liaison_note,
        col(Briefing.as_of) < before,
    )
    return session.exec(query).one()


def tasks_done_between(session: Session, first: date, last: date, limit: int) -> Sequence[Task]:
    """Return what was done between two days beside the steps of back-plans, the newest first."""
    query = select(Task).where(
        col(Task.deleted_at).is_(None),
        Task.state == TaskState.done,
        col(Task.distance).is_(None),
        col(Task.done_on).between(first, last),
    )
    return session.exec(query.order_by(col(Task.done_on).desc(), col(Task.title)).limit(limit)).all()


def efforts_between(session: Session, first: date, last: date) -> dict[str, float]:
    """Return the half-days of the tasks done between two days, by unit."""
    query = select(Task).where(
        col(Task.deleted_at).is_(None), Task.state == TaskState.done, col(Task.done_on).between(first, last)
    )
    totals: dict[str, float] = {}
    for task in session.exec(query):
        effort = task.short_effort if task.is_short and task.short_effort is not None else task.effort
        totals[task.unit.value] = totals.get(task.unit.value, 0.0) + effort
    return totals


def notes_finished_between(session: Session, first: date, last: date, unit: str = "") -> int:
    """Return how many notes were brought up to date and validated between two days."""
    query = select(sa.func.count()).where(
        col(Briefing.deleted_at).is_(None),
        col(Briefing.state).in_(_FINISHED),
        col(Briefing.as_of).between(first, last),
    )
    return session.exec(query.where(col(Briefing.unit).in_([unit, _BOTH])) if unit else query).one()


def engagements_attended(session: Session, first: date, last: date, unit: str = "") -> Counter[EngagementKind]:
    """Return how many engagements took place between two days, by kind."""
    query = select(Engagement.engagement_kind).where(
        col(Engagement.deleted_at).is_(None),
        col(Engagement.state).in_([EngagementState.done, EngagementState.accepted, EngagementState.represented]),
        col(Engagement.recurrence).is_(None),
        Engagement.starts_at >= datetime.combine(first, time()),
        Engagement.starts_at < datetime.combine(last + timedelta(days=1), time()),
    )
    if unit:
        query = query.where(col(Engagement.unit).in_([unit, _BOTH]))
    return Counter(EngagementKind(kind) for kind in session.exec(query))


def arbitrations_between(session: Session, first: date, last: date, unit: str = "") -> tuple[int, int]:
    """Return how many arbitrations were asked for and given between two days."""
    asked = select(sa.func.count()).where(
        col(Briefing.deleted_at).is_(None),
        Briefing.briefing_kind == BriefingKind.arbitration_note,
        col(Briefing.as_of).between(first, last),
    )
    given = select(sa.func.count()).where(
        col(Decision.deleted_at).is_(None),
        Decision.outcome == Outcome.option,
        col(Decision.decided_on).between(first, last),
    )
    if unit:
        asked = asked.where(col(Briefing.unit).in_([unit, _BOTH]))
        given = given.where(col(Decision.unit).in_([unit, _BOTH]))
    return session.exec(asked).one(), session.exec(given).one()


def reviews_between(session: Session, first: date, last: date) -> Sequence[Review]:
    """Return the points élu held between two days, in order."""
    query = select(Review).where(
        col(Review.deleted_at).is_(None), Review.state == ReviewState.held, col(Review.held_on).between(first, last)
    )
    return session.exec(query.order_by(col(Review.held_on))).all()


def engagements_with(session: Session, partner_id: str) -> Sequence[Engagement]:
    """Return the engagements a partner organises or takes part in, the last one first."""
    met = select(RecordLink.from_id).where(
        RecordLink.to_id == partner_id, col(RecordLink.role).in_(["host", "participant"])
    )
    query = select(Engagement).where(
        col(Engagement.deleted_at).is_(None), col(Engagement.recurrence).is_(None), col(Engagement.id).in_(met)
    )
    return session.exec(query.order_by(col(Engagement.starts_at).desc(), col(Engagement.title))).all()


def letters_with(session: Session, partner_id: str) -> Sequence[Letter]:
    """Return the letters exchanged with a partner, the last one first."""
    query = select(Letter).where(
        col(Letter.deleted_at).is_(None),
        Letter.correspondent_id == partner_id,
        Letter.state != LetterState.cancelled,
        Letter.listed_on != "",
    )
    return session.exec(query.order_by(col(Letter.listed_on).desc(), col(Letter.number).desc())).all()
