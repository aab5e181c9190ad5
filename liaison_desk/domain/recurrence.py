"""Engagements that come back: a rule other calendars can read, and the days it gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import count as counting
from itertools import islice, takewhile
from typing import Any, Literal

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday
from pydantic import model_validator
from sqlmodel import Field

from liaison_desk.domain.fields import Fields, OptionalDate
from liaison_desk.domain.working_days import add_months, is_working_day, previous_working_day

_MOST = 2000
"""Dates given at once, at most: whoever asks for centuries of a daily rule gets the first ones."""

_LAST_RANK = 5


class Frequency(StrEnum):
    """How an engagement comes back; only rules that Outlook reads, but the last (calendar reference §2)."""

    daily = "daily"
    weekly = "weekly"
    monthly_day = "monthly_day"
    monthly_weekday = "monthly_weekday"
    yearly = "yearly"
    last_working_day = "last_working_day"


_PERIODS: dict[Frequency, Literal[0, 1, 2, 3]] = {
    Frequency.daily: DAILY,
    Frequency.weekly: WEEKLY,
    Frequency.monthly_day: MONTHLY,
    Frequency.monthly_weekday: MONTHLY,
    Frequency.yearly: YEARLY,
}
_DAYS = {Frequency.daily: 1, Frequency.weekly: 7, Frequency.yearly: 365}
_MONTH = 28


class Recurrence(Fields):
    """A rule: every `interval` periods from the first occurrence, until a day (included), a number, or for ever.

    The day of the month, or its rank (« 2e mardi »), is that of the first occurrence; a fifth week reads « last ».
    A month without that day is passed over (RFC 5545 §3.3.10). Without weekdays, a weekly rule takes that of the first.
    """

    frequency: Frequency = Frequency.weekly
    interval: int = Field(default=1, ge=1, le=52)
    weekdays: list[int] = Field(default_factory=list, description="For a weekly rule; Monday is 0")
    until: OptionalDate = None
    count: int | None = Field(default=None, ge=1, le=1000)

    @model_validator(mode="after")
    def _makes_sense(self) -> Recurrence:
        if self.until and self.count:
            raise ValueError("count: choisissez une date de fin ou un nombre de fois")
        if any(not 0 <= weekday <= 6 for weekday in self.weekdays):
            raise ValueError("weekdays: les jours vont de 0, lundi, à 6, dimanche")
        return self

    @property
    def period_days(self) -> int:
        """At least how many days its period lasts."""
        return self.interval * _DAYS.get(self.frequency, _MONTH)


def weekdays_of(rule: Recurrence, first: date) -> tuple[int, ...]:
    """Return the days of a weekly rule, Monday being 0."""
    return tuple(sorted(set(rule.weekdays))) or (first.weekday(),)


def rank_in_month(day: date) -> int:
    """Return which of its weekdays of the month a day is: 1 to 4, -1 for a fifth one, which is the last."""
    rank = (day.day - 1) // 7 + 1
    return -1 if rank == _LAST_RANK else rank


def last_working_day(day: date) -> date:
    """Return the last jour ouvré of the month of a day."""
    last = add_months(day.replace(day=1), 1) - timedelta(days=1)
    return last if is_working_day(last) else previous_working_day(last)


def starts_on_rule(rule: Recurrence, first: date) -> bool:
    """Tell whether the first occurrence is one of those the rule gives; other programs need it (RFC 5545 §3.8.5.3)."""
    if rule.frequency is Frequency.weekly:
        return first.weekday() in weekdays_of(rule, first)
    if rule.frequency is Frequency.last_working_day:
        return first == last_working_day(first)
    return True


def occurrences(rule: Recurrence, first: datetime, begins: datetime, ends: datetime) -> Iterator[datetime]:
    """Yield the starts, wall time, from `begins` to before `ends`; `first` is the first one of the rule.

    A start may fall in the hour skipped in spring: whoever shows it shifts it.
    """
    dates = takewhile(lambda moment: moment < ends, _dates(rule, first, begins))
    return islice((moment for moment in dates if moment >= begins), _MOST)


def next_occurrences(rule: Recurrence, first: datetime, begins: datetime, number: int) -> list[datetime]:
    """Return so many starts from a moment on, fewer when the series ends."""
    return list(islice(occurrences(rule, first, begins, datetime.max), number))


def is_occurrence(rule: Recurrence, first: datetime, moment: datetime) -> bool:
    """Tell whether the rule gives that start."""
    return next(occurrences(rule, first, moment, moment + timedelta(seconds=1)), None) == moment


def occurrence_on(rule: Recurrence, first: datetime, day: date) -> datetime | None:
    """Return the start the rule gives that day."""
    midnight = datetime.combine(day, time())
    return next(occurrences(rule, first, midnight, midnight + timedelta(days=1)), None)


def counterpart(
    before: tuple[Recurrence, datetime], after: tuple[Recurrence, datetime], moment: datetime
) -> datetime | None:
    """Return the occurrence of a changed series that stands for one of the former series; None when there is none.

    The same day comes first; when the whole series only went to another day of its period, the one of the same number.
    """
    (old, old_first), (new, new_first) = before, after
    if same_day := occurrence_on(new, new_first, moment.date()):
        return same_day
    shift = abs((new_first.date() - old_first.date()).days)
    alike = (old.frequency, old.interval, len(weekdays_of(old, old_first.date()))) == (
        new.frequency, new.interval, len(weekdays_of(new, new_first.date())),
    )  # fmt: skip
    if not alike or shift >= new.period_days:
        return None
    number = sum(1 for _ in occurrences(old, old_first, old_first, moment))
    return next(islice(occurrences(new, new_first, new_first, datetime.max), number, None), None)


def _dates(rule: Recurrence, first: datetime, begins: datetime) -> Iterator[datetime]:
    """Yield the starts in order, from the first or, when that changes nothing, from shortly before `begins`."""
    if rule.frequency is Frequency.last_working_day:
        return _last_working_days(rule, first)
    return iter(
        rrule(
            _PERIODS[rule.frequency],
            dtstart=_near(rule, first, begins),
            interval=rule.interval,
            count=rule.count,
            until=datetime.combine(rule.until, time.max) if rule.until else None,
            **_by(rule, first.date()),
        )
    )


def _near(rule: Recurrence, first: datetime, begins: datetime) -> datetime:
    """Return a start some whole periods after the first: counting every day of ten years takes time."""
    length = _DAYS.get(rule.frequency, 0) * rule.interval
    passed = (begins - first).days - 7
    if rule.count or passed <= 0 or rule.frequency not in {Frequency.daily, Frequency.weekly}:
        return first
    return first + timedelta(days=passed // length * length)


def _by(rule: Recurrence, first: date) -> dict[str, Any]:
    if rule.frequency is Frequency.weekly:
        return {"byweekday": weekdays_of(rule, first)}
    if rule.frequency is Frequency.monthly_day:
        return {"bymonthday": first.day}
    if rule.frequency is Frequency.monthly_weekday:
        return {"byweekday": weekday(first.weekday(), rank_in_month(first))}
    return {}


def _last_working_days(rule: Recurrence, first: datetime) -> Iterator[datetime]:
    numbers = range(rule.count) if rule.count else counting()
    for number in numbers:
        month = first.year * 12 + first.month - 1 + number * rule.interval
        if month >= (date.max.year - 1) * 12:
            return
        moment = datetime.combine(last_working_day(date(month // 12, month % 12 + 1, 1)), first.time())
        if rule.until and moment.date() > rule.until:
            return
        yield moment
