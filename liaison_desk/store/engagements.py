"""The agenda as lists and periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from liaison_desk.domain.decisions import UNDECIDED_STATES
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.store.rows import RowList
from liaison_desk.store.series import Occurrence, takes_place_between, with_occurrences

_ENGAGEMENT = SQLModel.metadata.tables["engagement"]
_C = _ENGAGEMENT.c
_LIVE = [
    EngagementState.requested,
    EngagementState.waiting,
    EngagementState.accepted,
    EngagementState.represented,
    EngagementState.by_message,
    EngagementState.done,
]


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
        series_id=row.series_id,
        occurrence_of=row.occurrence_of,
        recurrence=row.recurrence,
    )


def _runs_on(today: date) -> sa.ColumnElement[bool]:
    """Tell the series that still have dates to come; a number of times is turned into the latest day it may end."""
    rule = sa.func.json_extract
    days = sa.case({"daily": 1, "weekly": 7, "yearly": 366}, value=rule(_C.recurrence, "$.frequency"), else_=31)
    length = rule(_C.recurrence, "$.count") * rule(_C.recurrence, "$.interval") * days
    ends_on = sa.func.coalesce(
        rule(_C.recurrence, "$.until"), sa.func.date(_C.starts_at, "+" + sa.cast(length, sa.String) + " days"), "9999"
    )
    return sa.and_(_C.recurrence.is_not(None), ends_on >= today.isoformat())


def _coming(today: date) -> sa.ColumnElement[bool]:
    return sa.or_(_C.starts_at >= datetime.combine(today, time()), _runs_on(today))


ENGAGEMENTS = RowList[EngagementRow](
    table=_ENGAGEMENT,
    columns=(
        _C.id, _C.title, _C.engagement_kind, _C.state, _C.starts_at, _C.ends_at, _C.all_day, _C.place,
        _C.municipality, _C.official_role, _C.unit, _C.reply_by, _C.confidentiality, _C.series_id, _C.occurrence_of,
        _C.recurrence, _C.time_zone,
    ),
    source=_ENGAGEMENT,
    views={
        "coming": _coming,
        "past": lambda today: sa.not_(_coming(today)),
        "requested": lambda _today: _C.state == EngagementState.requested,
        "waiting": lambda _today: _C.state == EngagementState.waiting,
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
    """Return what takes place between two days, both included, in order of time; a series once for each date."""
    query: sa.Select[Any] = sa.select(*ENGAGEMENTS.columns)
    query = query.where(_C.deleted_at.is_(None), takes_place_between(first, last))
    found = with_occurrences(session, session.connection().execute(query), first, last)
    rows = [_at(_make(row), occurrence) for row, occurrence in found]
    return sorted(rows, key=lambda row: (row.starts_at, row.title))


def _at(row: EngagementRow, occurrence: Occurrence | None) -> EngagementRow:
    if occurrence is None:
        return row
    return replace(
        row, starts_at=occurrence.starts_at, ends_at=occurrence.ends_at, occurrence_of=occurrence.occurrence_of
    )


def requested(session: Session, limit: int) -> Sequence[EngagementRow]:
    """Return what waits for a decision, the earliest reply first."""
    query = (
        sa.select(*ENGAGEMENTS.columns)
        .where(_C.deleted_at.is_(None), _C.state.in_(UNDECIDED_STATES))
        .order_by(_C.reply_by.is_(None), _C.reply_by, _C.starts_at)
        .limit(limit)
    )
    return [_make(row) for row in session.connection().execute(query)]
