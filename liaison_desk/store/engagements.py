"""The agenda as lists and periods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.store.rows import RowList

_ENGAGEMENT = SQLModel.metadata.tables["engagement"]
_C = _ENGAGEMENT.c
_LIVE = [EngagementState.requested, EngagementState.accepted, EngagementState.represented, EngagementState.done]


def _make(row: Any) -> EngagementRow:
    return EngagementRow(
        id=row.id,
        title=row.title,
        engagement_kind=row.engagement_kind.value,
        state=row.state.value,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        all_day=row.all_day,
        place=row.place,
        municipality=row.municipality,
        official_role=row.official_role.value,
        unit=row.unit.value,
        reply_by=row.reply_by,
        confidentiality=row.confidentiality.value,
    )


ENGAGEMENTS = RowList[EngagementRow](
    table=_ENGAGEMENT,
    columns=(
        _C.id, _C.title, _C.engagement_kind, _C.state, _C.starts_at, _C.ends_at, _C.all_day, _C.place,
        _C.municipality, _C.official_role, _C.unit, _C.reply_by, _C.confidentiality,
    ),
    source=_ENGAGEMENT,
    views={
        "coming": lambda today: _C.starts_at >= datetime.combine(today, time()),
        "past": lambda today: _C.starts_at < datetime.combine(today, time()),
        "requested": lambda _today: _C.state == EngagementState.requested,
        "live": lambda _today: _C.state.in_(_LIVE),
        "djva": lambda _today: _C.unit.in_(["DJVA", "BOTH"]),
        "deci": lambda _today: _C.unit.in_(["DECI", "BOTH"]),
    },
    sorts={
        "starts_at": (_C.starts_at,),
        "title": (_C.title,),
        "state": (_C.state, _C.starts_at),
        "place": (_C.place, _C.starts_at),
    },
    default_sort="starts_at",
    newest_first=False,
    make=_make,
)  # fmt: skip


def in_period(session: Session, first: date, last: date) -> Sequence[EngagementRow]:
    """Return what takes place between two days, both included, in order of time."""
    begins, ends = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    query = (
        sa.select(*ENGAGEMENTS.columns)
        .where(
            _C.deleted_at.is_(None),
            _C.starts_at < ends,
            sa.func.coalesce(_C.ends_at, _C.starts_at) >= begins,
        )
        .order_by(_C.starts_at, _C.title)
    )
    return [_make(row) for row in session.connection().execute(query)]


def requested(session: Session, limit: int) -> Sequence[EngagementRow]:
    """Return what waits for a decision, the earliest reply first."""
    query = (
        sa.select(*ENGAGEMENTS.columns)
        .where(_C.deleted_at.is_(None), _C.state == EngagementState.requested)
        .order_by(_C.reply_by.is_(None), _C.reply_by, _C.starts_at)
        .limit(limit)
    )
    return [_make(row) for row in session.connection().execute(query)]
