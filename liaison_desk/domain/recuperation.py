"""Evenings and week-ends worked: what they give back, in half-days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from liaison_desk.domain.half_days import AFTERNOON_STARTS, HalfDay
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.working_days import is_working_day

EVENING_STARTS = time(18)
_DAY = timedelta(days=1)


def half_days_earned(starts_at: datetime, ends_at: datetime | None, all_day: bool, presence: Presence) -> int:
    """Return what attending gives back: 1 for an evening, 1 for each half-day of a week-end or a holiday touched.

    A half-day that presence counts as worked (Saturday made up for in the week) gives nothing back twice.
    """
    last = max(starts_at, ends_at or starts_at)
    return sum(
        _earned_on(day, *_hours_on(day, starts_at, last, all_day), presence)
        for day in (starts_at.date() + offset * _DAY for offset in range((last.date() - starts_at.date()).days + 1))
    )


def half_days_taken(presence: Presence, until: date) -> int:
    """Return the half-days of recuperation taken up to and with a day, where she would have worked."""
    return len(presence.recuperated(until))


def _hours_on(day: date, starts_at: datetime, ends_at: datetime, all_day: bool) -> tuple[time, time]:
    first = starts_at.time() if day == starts_at.date() and not all_day else time()
    last = ends_at.time() if day == ends_at.date() and not all_day else EVENING_STARTS
    return first, last


def _earned_on(day: date, first: time, last: time, presence: Presence) -> int:
    in_evening = first >= EVENING_STARTS or last > EVENING_STARTS
    if is_working_day(day):
        return int(in_evening)
    touched = (
        (HalfDay(day), first < AFTERNOON_STARTS),
        (
            HalfDay(day, afternoon=True),
            first < EVENING_STARTS and (last > AFTERNOON_STARTS or first >= AFTERNOON_STARTS),
        ),
    )
    return sum(is_touched and not presence.is_worked(half) for half, is_touched in touched) + int(in_evening)
