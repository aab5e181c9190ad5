"""What other people's calendars were told of each engagement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

import sqlalchemy as sa
from sqlmodel import Session, col, select

from liaison_desk.store.tables import CalendarEntry, CalendarTarget, Engagement


def exportable(session: Session, identifiers: Sequence[str]) -> Sequence[tuple[Engagement, Sequence[Engagement]]]:
    """Return the engagements to export, in order of time, each with the dates that stand out of it.

    No identifier means all; the id of a date means its series. What is in the bin is there when it was told of before;
    of the dates that stand out, all are.
    """
    query = select(Engagement).where(col(Engagement.series_id).is_(None))
    if identifiers:
        series = select(Engagement.series_id).where(col(Engagement.id).in_(identifiers))
        query = query.where(sa.or_(col(Engagement.id).in_(identifiers), col(Engagement.id).in_(series)))
    known = set(session.exec(select(CalendarEntry.engagement_id)))
    children: dict[str | None, list[Engagement]] = defaultdict(list)
    for child in session.exec(
        select(Engagement).where(col(Engagement.series_id).is_not(None)).order_by(col(Engagement.occurrence_of))
    ):
        children[child.series_id].append(child)
    rows = session.exec(query.order_by(col(Engagement.starts_at), col(Engagement.id)))
    return [(row, children[row.id]) for row in rows if row.deleted_at is None or row.id in known]


def entry_of(session: Session, engagement_id: str, moment: datetime) -> CalendarEntry:
    """Return the identity of an engagement in calendars; a random UID, kept for life, is made the first time."""
    entry = session.get(CalendarEntry, engagement_id)
    if entry is None:
        entry = CalendarEntry(engagement_id=engagement_id, uid=str(uuid4()), revised_at=moment)
        session.add(entry)
    return entry


def entry_known_as(session: Session, uid: str) -> CalendarEntry | None:
    """Return the identity that other calendars know by a UID."""
    return session.exec(select(CalendarEntry).where(CalendarEntry.uid == uid)).first() if uid else None


def was_exported(session: Session, engagement_id: str) -> bool:
    """Tell whether somebody was told of an engagement."""
    return session.get(CalendarEntry, engagement_id) is not None


def sent_to(session: Session, target: str) -> dict[str, str]:
    """Return what a receiver got last: the digest of each engagement."""
    query = select(CalendarTarget).where(CalendarTarget.target == target)
    return {row.engagement_id: row.digest for row in session.exec(query)}


def remember_sent(session: Session, target: str, digests: dict[str, str]) -> None:
    """Remember what a receiver got."""
    for engagement_id, digest in digests.items():
        session.merge(CalendarTarget(target=target, engagement_id=engagement_id, digest=digest))
