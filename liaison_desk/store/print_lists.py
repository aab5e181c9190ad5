"""What the list of papers to print is made from: engagements to come, their notes, their tasks of printing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, select

from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.tasks import TaskState
from liaison_desk.store.tables import Briefing, Engagement, Task


def accepted_between(session: Session, first: date, last: date) -> Sequence[Engagement]:
    """Return the engagements accepted that begin between two days, both included; of a series, those of their own."""
    query = select(Engagement).where(
        Engagement.state == EngagementState.accepted,
        Engagement.starts_at >= datetime.combine(first, time()),
        Engagement.starts_at < datetime.combine(last + timedelta(days=1), time()),
        col(Engagement.recurrence).is_(None),
        col(Engagement.deleted_at).is_(None),
    )
    return session.exec(query.order_by(col(Engagement.starts_at), col(Engagement.id))).all()


def notes_of(session: Session, engagement_ids: Collection[str]) -> Sequence[Briefing]:
    """Return the notes of engagements."""
    query = select(Briefing).where(col(Briefing.engagement_id).in_(engagement_ids), col(Briefing.deleted_at).is_(None))
    return session.exec(query.order_by(Briefing.title, Briefing.id)).all()


def open_tasks_of(session: Session, engagement_id: str) -> Sequence[Task]:
    """Return what is still to be done for an engagement."""
    query = select(Task).where(
        Task.engagement_id == engagement_id,
        Task.state == TaskState.to_do,
        col(Task.deleted_at).is_(None),
    )
    return session.exec(query.order_by(col(Task.due_on), Task.title)).all()
