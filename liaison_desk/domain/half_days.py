"""Mornings and afternoons: the unit of the officer's time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from liaison_desk.domain.french import weekday_name
from liaison_desk.domain.worked_time import HalfDayPlace

AFTERNOON_STARTS = time(13)
"""Hour from which it is the afternoon half-day."""


@dataclass(frozen=True, order=True)
class HalfDay:
    """A morning or an afternoon of one day."""

    day: date
    afternoon: bool = False
    place: HalfDayPlace = field(default=HalfDayPlace.office, compare=False)

    @property
    def ordinal(self) -> int:
        """Its rank among all half-days, which sorts faster than itself."""
        return 2 * self.day.toordinal() + self.afternoon

    @property
    def label(self) -> str:
        """« mardi matin »."""
        return f"{weekday_name(self.day.weekday())} {'après-midi' if self.afternoon else 'matin'}"


def half_day_at(moment: datetime) -> HalfDay:
    """Return the half-day a moment falls in, worked or not."""
    return HalfDay(moment.date(), moment.time() >= AFTERNOON_STARTS)


def monday_of(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())
