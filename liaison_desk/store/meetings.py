"""The meetings as a list, and those of a series together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, time
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from liaison_desk.domain.lists import MeetingRow
from liaison_desk.domain.meetings import MinutesState
from liaison_desk.store.rows import RowList
from liaison_desk.store.tables import Meeting, Task

_TABLE = SQLModel.metadata.tables["meeting"]
_C = _TABLE.c


def _make(row: Any) -> MeetingRow:
    return MeetingRow(
        id=row.id,
        title=row.title,
        series=row.series,
        meeting_kind=row.meeting_kind.value,
        starts_at=row.starts_at,
        place=row.place,
        minutes_state=row.minutes_state.value,
        unit=row.unit.value,
        items=len(row.items),
        engagement_id=row.engagement_id,
    )


MEETINGS = RowList[MeetingRow](
    table=_TABLE,
    columns=(
        _C.id, _C.title, _C.series, _C.meeting_kind, _C.starts_at, _C.place, _C.minutes_state, _C.unit, _C["items"],
        _C.engagement_id,
    ),
    source=_TABLE,
    views={
        "coming": lambda today: _C.starts_at >= datetime.combine(today, time()),
        "minutes_to_do": lambda today: sa.and_(
            _C.starts_at < datetime.combine(today, time()), _C.minutes_state != MinutesState.approved
        ),
        "djva": lambda _today: _C.unit.in_(["DJVA", "BOTH"]),
        "deci": lambda _today: _C.unit.in_(["DECI", "BOTH"]),
    },
    sorts={
        "starts_at": (_C.starts_at,),
        "title": (_C.title, _C.starts_at),
        "series": (_C.series, _C.starts_at),
        "minutes_state": (_C.minutes_state, _C.starts_at),
    },
    default_sort="starts_at",
    newest_first=True,
    make=_make,
)  # fmt: skip


def earlier_in_series(session: Session, row: Meeting) -> Sequence[Meeting]:
    """Return the meetings of the same series held before one, the latest first, with those it says it follows."""
    found: dict[str, Meeting] = {}
    if row.series:
        query = select(Meeting).where(
            col(Meeting.deleted_at).is_(None),
            Meeting.series == row.series,
            Meeting.id != row.id,
            Meeting.starts_at < row.starts_at,
        )
        found = {one.id: one for one in session.exec(query)}
    previous = session.get(Meeting, row.previous_id) if row.previous_id else None
    while previous is not None and previous.id not in found and previous.id != row.id:
        if previous.deleted_at is None:
            found[previous.id] = previous
        previous = session.get(Meeting, previous.previous_id) if previous.previous_id else None
    return sorted(found.values(), key=lambda one: (one.starts_at, one.id), reverse=True)


def of_engagement(session: Session, engagement_id: str) -> Sequence[Meeting]:
    """Return the meetings that are this entry of the agenda."""
    query = select(Meeting).where(col(Meeting.deleted_at).is_(None), Meeting.engagement_id == engagement_id)
    return session.exec(query.order_by(col(Meeting.created_at), col(Meeting.id))).all()


def tasks_of(session: Session, meeting_ids: Collection[str]) -> Sequence[Task]:
    """Return the tasks meetings made, the first due first."""
    query = select(Task).where(col(Task.deleted_at).is_(None), col(Task.meeting_id).in_(meeting_ids))
    return session.exec(query.order_by(col(Task.due_on).is_(None), col(Task.due_on), col(Task.title))).all()


def series_names(session: Session) -> Sequence[str]:
    """Return the names meetings share, in order."""
    query = select(Meeting.series).where(col(Meeting.deleted_at).is_(None), Meeting.series != "").distinct()
    return session.exec(query.order_by(col(Meeting.series))).all()
