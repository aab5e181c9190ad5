"""Requests that wait for a decision, as a list."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.lists import RequestRow
from liaison_desk.store.rows import RowList

_TABLES = SQLModel.metadata.tables
_ENGAGEMENT, _PARTNER = _TABLES["engagement"], _TABLES["partner"]
_C, _P = _ENGAGEMENT.c, _PARTNER.c
_UNDECIDED = [EngagementState.requested, EngagementState.waiting]
_SUNDAY = 6


def _sunday_of(day: date) -> date:
    return day + timedelta(days=_SUNDAY - day.weekday())


def _make(row: Any) -> RequestRow:
    return RequestRow(
        id=row.id,
        title=row.title,
        state=row.state.value,
        host=row.name or " ".join(filter(None, (row.first_name, row.last_name))),
        starts_at=row.starts_at,
        all_day=row.all_day,
        municipality=row.municipality,
        place=row.place,
        requested_roles=tuple(role.value for role in row.requested_roles),
        official_role=row.official_role.value,
        speaking_minutes=row.speaking_minutes,
        unit=row.unit.value,
        reply_by=row.reply_by,
    )


REQUESTS = RowList[RequestRow](
    table=_ENGAGEMENT,
    columns=(
        _C.id, _C.title, _C.state, _C.starts_at, _C.all_day, _C.municipality, _C.place, _C.requested_roles,
        _C.official_role, _C.speaking_minutes, _C.unit, _C.reply_by, _P.first_name, _P.last_name, _P.name,
    ),
    source=_ENGAGEMENT.outerjoin(_PARTNER, _P.id == _C.host_id),
    views={
        "undecided": lambda _today: _C.state.in_(_UNDECIDED),
        "coming": lambda today: _C.starts_at >= datetime.combine(today, time()),
        "past": lambda today: _C.starts_at < datetime.combine(today, time()),
        "late": lambda today: _C.reply_by < today,
        "this_week": lambda today: _C.reply_by.between(today, _sunday_of(today)),
        "waiting": lambda _today: _C.state == EngagementState.waiting,
        "djva": lambda _today: _C.unit.in_(["DJVA", "BOTH"]),
        "deci": lambda _today: _C.unit.in_(["DECI", "BOTH"]),
    },
    sorts={
        # without a date to reply by, the day itself is the last one to decide on
        "reply_by": (sa.func.coalesce(_C.reply_by, sa.func.date(_C.starts_at)), _C.starts_at),
        "title": (_C.title,),
        "host": (_P.name, _P.last_name),
        "starts_at": (_C.starts_at,),
    },
    default_sort="reply_by",
    newest_first=False,
    make=_make,
)  # fmt: skip
