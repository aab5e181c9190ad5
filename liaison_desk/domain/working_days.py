"""Calendar of the law: public holidays, working days, time limits (domain reference §1.3, §1.4)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

_DAY = timedelta(days=1)
_FIXED_HOLIDAYS = (
    (1, 1, "Jour de l'an"), (5, 1, "Fête du Travail"), (5, 8, "Fête de la Victoire"), (7, 14, "Fête nationale"),
    (8, 15, "Assomption"), (11, 1, "Toussaint"), (11, 11, "Armistice"), (12, 25, "Noël"),
)  # fmt: skip
_HOLIDAYS_AFTER_EASTER = ((1, "Lundi de Pâques"), (39, "Ascension"), (50, "Lundi de Pentecôte"))


@cache
def public_holidays(year: int) -> dict[date, str]:
    """Return the public holidays of a year with their French names (code du travail L3133-1, not Alsace-Moselle)."""
    sunday = easter(year)
    named = [(date(year, month, day), name) for month, day, name in _FIXED_HOLIDAYS]
    named += [(sunday + days * _DAY, name) for days, name in _HOLIDAYS_AFTER_EASTER]
    found: dict[date, str] = {}
    for day, name in sorted(named):  # 1 May 2008 was Ascension too
        found[day] = f"{found[day]} ; {name}" if day in found else name
    return found


def is_public_holiday(day: date) -> bool:
    """Tell whether nobody works that day by law."""
    return day in public_holidays(day.year)


def is_working_day(day: date) -> bool:
    """Tell whether a day is a jour ouvré: Monday to Friday, no public holiday."""
    return day.weekday() < 5 and not is_public_holiday(day)


def next_working_day(day: date) -> date:
    """Return the first working day after a day."""
    return add_working_days(day, 1)


def previous_working_day(day: date) -> date:
    """Return the last working day before a day."""
    return add_working_days(day, -1)


def add_working_days(day: date, count: int) -> date:
    """Return the day that many working days later (earlier when negative); the day itself is not counted."""
    step = _DAY if count > 0 else -_DAY
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def working_days_between(first: date, last: date) -> int:
    """Return how many working days follow `first` up to and with `last`; negative when `last` comes before."""
    if last < first:
        return -working_days_between(last, first)
    return sum(is_working_day(first + timedelta(days=offset)) for offset in range(1, (last - first).days + 1))


def add_months(day: date, months: int) -> date:
    """Return the same day of another month, or its last day when it has none such (quantième à quantième)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_clear_day(day: date, months: int) -> date:
    """Return the last day of a clear time limit in months (délai franc).

    Neither the first nor the last day counts; ending on a Saturday, a Sunday or a public holiday, it moves to the
    next working day (CE 19/09/2014 n° 362568).
    """
    last = add_months(day, months) + _DAY
    return last if is_working_day(last) else next_working_day(last)


def implicit_decision_day(received_on: date, months: int = 2) -> date:
    """Return the day silence becomes a decision: never moved, even on a holiday (CRPA L231-1, L231-4)."""
    return add_months(received_on, months)
