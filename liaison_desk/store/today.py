"""What the first page asks of the store, each in one query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from liaison_desk.domain.engagements import EngagementKind, EngagementState, OfficialRole
from liaison_desk.domain.letters import MailRegister
from liaison_desk.domain.lists import LetterRow
from liaison_desk.domain.office import WorkedHalfDay
from liaison_desk.store import letters

_TABLES = SQLModel.metadata.tables
_E, _L, _B, _O = (_TABLES[name].c for name in ("engagement", "letter", "briefing", "office"))
_LIVE = (EngagementState.requested, EngagementState.accepted, EngagementState.represented, EngagementState.done)


@dataclass(frozen=True)
class EngagementFacts:
    """What is known of an engagement, as far as its preparation goes; times are wall time."""

    id: str
    title: str
    kind: EngagementKind
    state: EngagementState
    starts_at: datetime
    ends_at: datetime | None
    all_day: bool
    place: str
    municipality: str
    role: OfficialRole
    reply_by: date | None
    has_place: bool
    has_contact: bool
    has_run_sheet: bool
    has_participants: bool
    has_talking_points: bool
    speaks: bool


@dataclass(frozen=True)
class PaperOfEngagement:
    """What is written around an engagement: how many notes, letters received and answers."""

    briefings: int = 0
    received: int = 0
    answers: int = 0


def worked_half_days(session: Session) -> Sequence[WorkedHalfDay]:
    """Return the weekly pattern of the officer."""
    return session.connection().execute(sa.select(_O.worked_half_days)).scalar() or []


def engagements(session: Session, first: date, last: date, reply_until: date) -> list[EngagementFacts]:
    """Return what takes place between two days, and what must be answered until a third, in order of time."""
    begins, ends = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    in_period = sa.and_(_E.starts_at < ends, sa.func.coalesce(_E.ends_at, _E.starts_at) >= begins)
    to_answer = sa.and_(
        _E.state == EngagementState.requested,
        _E.starts_at >= begins,
        _E.reply_by.is_not(None),
        _E.reply_by <= reply_until,
    )
    query = (
        sa.select(_TABLES["engagement"])
        .where(_E.deleted_at.is_(None), _E.state.in_(_LIVE), sa.or_(in_period, to_answer))
        .order_by(_E.starts_at, _E.title)
        .limit(400)
    )
    return [_facts(row) for row in session.connection().execute(query)]


def papers(session: Session, identifiers: Sequence[str]) -> Mapping[str, PaperOfEngagement]:
    """Return what is written around some engagements."""
    notes = (
        sa.select(_B.engagement_id, sa.func.count())
        .where(_B.deleted_at.is_(None), _B.engagement_id.in_(identifiers))
        .group_by(_B.engagement_id)
    )
    written = {row[0]: row[1] for row in session.connection().execute(notes)}
    mail = (
        sa.select(_L.engagement_id, _L.mail_register, sa.func.count())
        .where(_L.deleted_at.is_(None), _L.engagement_id.in_(identifiers))
        .group_by(_L.engagement_id, _L.mail_register)
    )
    counts = {(row[0], row[1]): row[2] for row in session.connection().execute(mail)}
    return {
        identifier: PaperOfEngagement(
            briefings=written.get(identifier, 0),
            received=counts.get((identifier, MailRegister.incoming), 0),
            answers=counts.get((identifier, MailRegister.outgoing), 0),
        )
        for identifier in identifiers
    }


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


def _facts(row: Any) -> EngagementFacts:
    return EngagementFacts(
        id=row.id,
        title=row.title,
        kind=row.engagement_kind,
        state=row.state,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        all_day=row.all_day,
        place=row.place,
        municipality=row.municipality,
        role=row.official_role,
        reply_by=row.reply_by,
        has_place=bool(row.place or row.address or row.online_url),
        has_contact=bool(row.on_site_contact_id),
        has_run_sheet=bool(row.run_sheet),
        has_participants=bool(row.participants),
        has_talking_points=bool(row.talking_points.strip()),
        speaks=row.official_role not in {OfficialRole.attends, OfficialRole.visits} or bool(row.speaking_slot),
    )
