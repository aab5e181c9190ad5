"""How much of the officer's half-days an engagement takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from liaison_desk.domain.half_days import AFTERNOON_STARTS, HalfDay
from liaison_desk.domain.placement import QUARTERS
from liaison_desk.domain.recuperation import EVENING_STARTS

WITHOUT_END = timedelta(hours=1)
"""How long an engagement lasts when nobody said."""

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


def half_days_touched(starts_at: datetime, ends_at: datetime | None, all_day: bool) -> Iterator[tuple[HalfDay, int]]:
    """Yield the half-days an engagement falls in, worked or not, and the quarters it takes of each.

    A quarter is an hour begun; an evening belongs to the afternoon but takes nothing of it.
    """
    last = _end(starts_at, ends_at, all_day)
    for offset in range((last.date() - starts_at.date()).days + 1):
        day = starts_at.date() + offset * _DAY
        for half, begins, closes, ends in _parts(day):
            if all_day:
                yield half, QUARTERS
            elif starts_at < ends and (last > begins or starts_at >= begins):
                spent = min(last, closes) - max(starts_at, begins)
                yield half, min(QUARTERS, max(0, -(-spent // _HOUR)))


def _parts(day: date) -> tuple[tuple[HalfDay, datetime, datetime, datetime], ...]:
    """Return the two half-days of a day with when each begins, stops being worked, and ends."""
    noon = datetime.combine(day, AFTERNOON_STARTS)
    midnight, evening = datetime.combine(day, time()), datetime.combine(day, EVENING_STARTS)
    return (HalfDay(day), midnight, noon, noon), (HalfDay(day, afternoon=True), noon, evening, midnight + _DAY)


def _end(starts_at: datetime, ends_at: datetime | None, all_day: bool) -> datetime:
    if ends_at is None or ends_at < starts_at:
        return starts_at if all_day else starts_at + WITHOUT_END
    return ends_at
