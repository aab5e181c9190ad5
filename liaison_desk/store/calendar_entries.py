"""What other people's calendars were told of each engagement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from sqlmodel import Session, col, select

from liaison_desk.store.tables import CalendarEntry, CalendarTarget, Engagement


def exportable(session: Session, identifiers: Sequence[str]) -> Sequence[Engagement]:
    """Return the engagements to export, in order of time; those in the bin when they were exported before.

    No identifier means all.
    """
    query = select(Engagement)
    if identifiers:
        query = query.where(col(Engagement.id).in_(identifiers))
    known = set(session.exec(select(CalendarEntry.engagement_id)))
    rows = session.exec(query.order_by(col(Engagement.starts_at), col(Engagement.id)))
    return [row for row in rows if row.deleted_at is None or row.id in known]


def entry_of(session: Session, engagement_id: str, moment: datetime) -> CalendarEntry:
    """Return the identity of an engagement in calendars; a random UID, kept for life, is made the first time."""
    entry = session.get(CalendarEntry, engagement_id)
    if entry is None:
        entry = CalendarEntry(engagement_id=engagement_id, uid=str(uuid4()), revised_at=moment)
        session.add(entry)
    return entry


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
