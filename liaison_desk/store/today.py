"""What the first page asks of the store, each in one query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from liaison_desk.domain.decisions import UNDECIDED_STATES
from liaison_desk.domain.engagements import EngagementState, OfficialRole
from liaison_desk.domain.lists import LetterRow
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.preparation import PreparationFacts
from liaison_desk.domain.tasks import TaskState
from liaison_desk.store import letters, planning
from liaison_desk.store.planning import TaskDetails
from liaison_desk.store.preparation import preparation_of, surroundings
from liaison_desk.store.series import Occurrence, takes_place_between, with_occurrences

_TABLES = SQLModel.metadata.tables
_E, _L, _T = (_TABLES[name].c for name in ("engagement", "letter", "task"))
_LIVE = (
    EngagementState.requested,
    EngagementState.waiting,
    EngagementState.accepted,
    EngagementState.represented,
    EngagementState.by_message,
    EngagementState.done,
)
_MOST = 400
_MOST_PAST = 40


@dataclass(frozen=True)
class EngagementFacts:
    """What the first page says of an engagement; times are wall time."""

    id: str
    title: str
    state: EngagementState
    starts_at: datetime
    ends_at: datetime | None
    all_day: bool
    place: str
    municipality: str
    role: OfficialRole
    reply_by: date | None
    preparation: PreparationFacts


@dataclass(frozen=True)
class PastEngagement:
    """An engagement accepted that took place, of which nothing was noted."""

    id: str
    title: str
    starts_at: datetime
    ends_at: datetime | None
    all_day: bool
    place: str
    municipality: str


def engagements(
    session: Session, office: OfficeFields, first: date, last: date, reply_until: date
) -> list[EngagementFacts]:
    """Return what takes place between two days, and what must be answered until a third, in order of time."""
    in_period = takes_place_between(first, last)
    to_answer = sa.and_(
        _E.state.in_(UNDECIDED_STATES),
        _E.starts_at >= datetime.combine(first, time()),
        _E.reply_by.is_not(None),
        _E.reply_by <= reply_until,
    )
    query = sa.select(_TABLES["engagement"]).where(
        _E.deleted_at.is_(None), _E.state.in_(_LIVE), sa.or_(in_period, to_answer)
    )
    found = list(with_occurrences(session, session.connection().execute(query), first, last))
    found.sort(key=lambda pair: (pair[1] or pair[0]).starts_at)
    found = found[:_MOST]
    around = surroundings(session, list({row.id: row for row, _occurrence in found}.values()))
    return [_at(_facts(row, preparation_of(row, around, office)), occurrence) for row, occurrence in found]


def without_feedback(session: Session, first: date, until: datetime) -> list[PastEngagement]:
    """Return the engagements accepted that took place since a day and are not said to be done, the last one first."""
    columns = (_E.id, _E.title, _E.starts_at, _E.ends_at, _E.all_day, _E.place, _E.municipality)
    query = (
        sa.select(*columns)
        .where(
            _E.deleted_at.is_(None),
            _E.state == EngagementState.accepted,
            _E.recurrence.is_(None),
            _E.starts_at >= datetime.combine(first, time()),
            _E.starts_at < until,
        )
        .order_by(_E.starts_at.desc())
        .limit(_MOST_PAST)
    )
    return [PastEngagement(*row) for row in session.connection().execute(query)]


def tasks_due(session: Session, until: date) -> list[TaskDetails]:
    """Return the tasks still to do that are due up to and with a day, those due first at the top."""
    query = (
        sa.select(_T.id)
        .where(_T.state == TaskState.to_do, _T.deleted_at.is_(None), _T.due_on <= until)
        .order_by(_T.due_on, _T.due_afternoon, _T.title)
        .limit(_MOST)
    )
    ids = [row[0] for row in session.connection().execute(query)]
    details = planning.details(session, ids)
    return [details[one] for one in ids]


def open_letters(session: Session, limit: int) -> Sequence[LetterRow]:
    """Return the letters to deal with, those due first at the top."""
    return letters.waiting(session, limit)


def letter_counts(session: Session, today: date) -> tuple[int, int]:
    """Return how many letters are to deal with, and how many of them are late."""
    late = sa.func.coalesce(sa.func.sum(sa.case((_L.due_date < today, 1), else_=0)), 0)
    row = (
        session.connection()
        .execute(sa.select(sa.func.count(), late).where(_L.deleted_at.is_(None), letters.is_open()))
        .one()
    )
    return row[0], row[1]


def _at(facts: EngagementFacts, occurrence: Occurrence | None) -> EngagementFacts:
    if occurrence is None:
        return facts
    preparation = replace(facts.preparation, starts_at=occurrence.starts_at)
    return replace(facts, starts_at=occurrence.starts_at, ends_at=occurrence.ends_at, preparation=preparation)


def _facts(row: Any, preparation: PreparationFacts) -> EngagementFacts:
    return EngagementFacts(
        id=row.id,
        title=row.title,
        state=row.state,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        all_day=row.all_day,
        place=row.place,
        municipality=row.municipality,
        role=row.official_role,
        reply_by=row.reply_by,
        preparation=preparation,
    )
