"""The dates of series: found by period, and those that have a record of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from liaison_desk.domain.moved_engagements import occurrence_times
from liaison_desk.domain.recurrence import occurrences
from liaison_desk.store.tables import Engagement, Row

_C = SQLModel.metadata.tables["engagement"].c
_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Occurrence:
    """One date of a series; `occurrence_of` is what the rule says, another hour when spring skips that one."""

    starts_at: datetime
    ends_at: datetime | None
    occurrence_of: datetime


def takes_place_between(first: date, last: date) -> sa.ColumnElement[bool]:
    """Return the condition of what takes place between two days, both included; of series, those begun before."""
    begins, ends = _bounds(first, last)
    within = sa.func.coalesce(_C.ends_at, _C.starts_at) >= begins
    return sa.and_(_C.starts_at < ends, sa.or_(_C.recurrence.is_not(None), within))


def with_occurrences(
    session: Session, rows: Iterable[Any], first: date, last: date
) -> Iterator[tuple[Any, Occurrence | None]]:
    """Yield each row, a series once for each of its dates of the period that has no record of its own.

    A series that only begins afterwards is yielded as it is. Rows have at least id, starts_at, ends_at, all_day,
    time_zone and recurrence.
    """
    found = list(rows)
    taken = _dates_standing_out(session, [row.id for row in found if row.recurrence])
    begins, ends = _bounds(first, last)
    for row in found:
        if row.recurrence is None or row.starts_at >= ends:
            yield row, None
            continue
        length = row.ends_at - row.starts_at if row.ends_at else timedelta()
        for moment in occurrences(row.recurrence, row.starts_at, begins - length, ends):
            if moment not in taken[row.id]:
                yield row, Occurrence(*occurrence_times(row, moment), moment)


def standing_out(session: Session, series_id: str) -> Sequence[Engagement]:
    """Return the occurrences of a series that have a record of their own, those in the bin included."""
    query = select(Engagement).where(Engagement.series_id == series_id)
    return session.exec(query.order_by(col(Engagement.occurrence_of))).all()


def has_lost_its_series(session: Session, row: Row) -> bool:
    """Tell whether the series of an occurrence is in the bin."""
    series = session.get(Engagement, row.series_id) if isinstance(row, Engagement) and row.series_id else None
    return series is not None and series.deleted_at is not None


def standing_out_at(session: Session, series_id: str, occurrence_of: datetime) -> Engagement | None:
    """Return the record of one occurrence, in the bin or not."""
    query = select(Engagement).where(Engagement.series_id == series_id, Engagement.occurrence_of == occurrence_of)
    return session.exec(query).first()


def _dates_standing_out(session: Session, series_ids: Sequence[str]) -> dict[str, set[datetime]]:
    found: dict[str, set[datetime]] = defaultdict(set)
    if series_ids:
        query = sa.select(_C.series_id, _C.occurrence_of).where(_C.series_id.in_(series_ids))
        for series_id, occurrence_of in session.connection().execute(query):
            found[series_id].add(occurrence_of)
    return found


def _bounds(first: date, last: date) -> tuple[datetime, datetime]:
    ends = datetime.combine(last, time()) + _A_DAY if last < date.max else datetime.max
    return datetime.combine(first, time()), ends
