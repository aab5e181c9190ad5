"""Time as the officer has it: the half-days worked, public holidays off (domain reference §0, half-time rule)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from liaison_desk.domain.french import counted, weekday_name
from liaison_desk.domain.office import HalfDayPlace, WorkedHalfDay
from liaison_desk.domain.working_days import is_public_holiday, working_days_between

AFTERNOON_STARTS = time(13)
"""Hour from which it is the afternoon half-day."""

_LOOK_BACK = timedelta(days=60)


@dataclass(frozen=True, order=True)
class HalfDay:
    """A morning or an afternoon of one day."""

    day: date
    afternoon: bool = False
    place: HalfDayPlace = field(default=HalfDayPlace.office, compare=False)

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


def half_days_of_week(monday: date, pattern: Sequence[WorkedHalfDay]) -> list[HalfDay]:
    """Return the half-days worked in the week that starts on that Monday, in order."""
    return half_days_between(monday, monday + timedelta(days=6), pattern)


def half_days_between(first: date, last: date, pattern: Sequence[WorkedHalfDay]) -> list[HalfDay]:
    """Return the half-days worked from one day to another, both included, in order."""
    found: list[HalfDay] = []
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        if not is_public_holiday(day):
            worked = (half for half in pattern if half.weekday == day.weekday())
            found += sorted({HalfDay(day, half.afternoon, half.place) for half in worked})
    return found


def last_half_day_before(day: date, pattern: Sequence[WorkedHalfDay]) -> HalfDay | None:
    """Return the last half-day worked before a day, that day excluded; None when none is within two months."""
    worked = half_days_between(day - _LOOK_BACK, day - timedelta(days=1), pattern)
    return worked[-1] if worked else None


def half_days_left(now: datetime, until: date, pattern: Sequence[WorkedHalfDay]) -> int:
    """Return how many half-days remain up to and with a day, the one under way included."""
    current = half_day_at(now)
    return sum(half_day >= current for half_day in half_days_between(now.date(), until, pattern))


def time_left_this_week(now: datetime, pattern: Sequence[WorkedHalfDay]) -> str:
    """Return « 4 demi-journées d'ici vendredi »: what is left of the working week; of the next one from Saturday on."""
    monday = monday_of(now.date())
    if now.weekday() >= 5:
        monday += timedelta(days=7)
        left = len(half_days_of_week(monday, pattern))
        return f"{counted(left, 'demi-journée')} la semaine prochaine" if left else "hors présence la semaine prochaine"
    left = half_days_left(now, monday + timedelta(days=4), pattern)
    if not left:
        return "plus de demi-journée d'ici vendredi"
    if now.weekday() == 4:
        return f"{counted(left, 'demi-journée')} aujourd'hui"
    return f"{counted(left, 'demi-journée')} d'ici vendredi"


def time_until(now: datetime, day: date, pattern: Sequence[WorkedHalfDay]) -> str:
    """Return how far a due date is: « aujourd'hui », « dans 3 demi-journées », « en retard de 2 j ouvrés »."""
    today = now.date()
    if day < today:
        late = working_days_between(day, today)
        return f"en retard de {late}\u00a0j ouvré{'s' if late > 1 else ''}" if late else "échu"
    if day == today:
        return "aujourd'hui"
    left = half_days_left(now, day, pattern)
    if left == 0:
        return "aucune demi-journée d'ici là"
    return f"dans {counted(left, 'demi-journée')}"
