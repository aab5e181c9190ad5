"""Presence: which half-days are worked, and where alerts may fall (domain reference §0, half-time rule)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from liaison_desk.domain.french import counted
from liaison_desk.domain.half_days import HalfDay, half_day_at, monday_of
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.worked_time import (
    HalfDayPlace,
    PatternChange,
    PresenceException,
    PresenceExceptionKind,
    WorkedHalfDay,
)
from liaison_desk.domain.working_days import is_public_holiday, public_holidays, working_days_between

_DAY = timedelta(days=1)
_FARTHEST = 400
"""Days looked through for a half-day worked: an absence of more than a year has no last half-day before it."""


@dataclass(frozen=True)
class Presence:
    """The half-days worked; legal time limits never read it (they follow the calendar of the law)."""

    pattern: tuple[WorkedHalfDay, ...] = ()
    pattern_changes: tuple[PatternChange, ...] = ()
    exceptions: tuple[PresenceException, ...] = ()

    @classmethod
    def of(cls, office: OfficeFields) -> Presence:
        """Return the presence the settings of an office describe."""
        return cls(tuple(office.worked_half_days), tuple(office.pattern_changes), tuple(office.presence_exceptions))

    def half_days_of(self, day: date) -> tuple[HalfDay, ...]:
        """Return the half-days worked on a day, none, one or two."""
        return tuple(half for afternoon in (False, True) if (half := self._worked(day, afternoon)))

    def half_days(self, first: date, last: date) -> list[HalfDay]:
        """Return the half-days worked from one day to another, both included, in order."""
        return [half for day in _days(first, last) for half in self.half_days_of(day)]

    def week(self, monday: date) -> list[HalfDay]:
        """Return the half-days worked in the week that starts on that Monday."""
        return self.half_days(monday, monday + timedelta(days=6))

    def is_worked(self, half: HalfDay) -> bool:
        """Tell whether a half-day is worked."""
        return self._worked(half.day, half.afternoon) is not None

    def why_off(self, half: HalfDay) -> str:
        """Return why a half-day is off: « Ascension », « congé »; empty when worked or simply outside the pattern."""
        if self.is_worked(half):
            return ""
        if is_public_holiday(half.day):
            return public_holidays(half.day.year)[half.day]
        found = self._exception(half.day, half.afternoon)
        return (found.reason or _WORDS[found.exception_kind]) if found else ""

    def last_before(self, day: date) -> HalfDay | None:
        """Return the last half-day worked before a day, that day excluded: where its alert falls."""
        return next(self._backwards(day), None)

    def nth_before(self, day: date, count: int, place: HalfDayPlace | None = None) -> HalfDay | None:
        """Return the half-day worked that many half-days before a day; 1 is the last one before it.

        Only the half-days worked at `place` count when one is given.
        """
        return _nth(self._backwards(day), count, place)

    def nth_after(self, day: date, count: int, place: HalfDayPlace | None = None) -> HalfDay | None:
        """Return the half-day worked that many half-days after a day; 1 is the first one after it."""
        following = (half for offset in range(1, _FARTHEST) for half in self.half_days_of(day + offset * _DAY))
        return _nth(following, count, place)

    def recuperated(self, until: date) -> set[HalfDay]:
        """Return the half-days of recuperation up to and with a day, where the pattern has her work."""
        return {
            HalfDay(day, afternoon)
            for one in self.exceptions
            if one.exception_kind is PresenceExceptionKind.recuperation
            for day in _days(one.first_day, min(one.last_day or one.first_day, until))
            for afternoon in (False, True)
            if self._exception(day, afternoon) is one and self._planned(day, afternoon)
        }

    def next_half_day(self, now: datetime) -> HalfDay | None:
        """Return the half-day under way when it is worked, else the next one."""
        current = half_day_at(now)
        coming = (half for offset in range(_FARTHEST) for half in self.half_days_of(now.date() + offset * _DAY))
        return next((half for half in coming if half >= current), None)

    def left(self, now: datetime, until: date) -> int:
        """Return how many half-days remain up to and with a day, the one under way included."""
        current = half_day_at(now)
        return sum(half >= current for half in self.half_days(now.date(), until))

    def time_left_this_week(self, now: datetime) -> str:
        """Return « 4 demi-journées d'ici vendredi »: what is left of the week, of the next one from Saturday on."""
        monday = monday_of(now.date())
        if now.weekday() >= 5:
            left = len(self.week(monday + timedelta(days=7)))
            if not left:
                return "hors présence la semaine prochaine"
            return f"{counted(left, 'demi-journée')} la semaine prochaine"
        left = self.left(now, monday + timedelta(days=4))
        if not left:
            return "plus de demi-journée d'ici vendredi"
        if now.weekday() == 4:
            return f"{counted(left, 'demi-journée')} aujourd'hui"
        return f"{counted(left, 'demi-journée')} d'ici vendredi"

    def time_until(self, now: datetime, day: date) -> str:
        """Return how far a due date is: « aujourd'hui », « dans 3 demi-journées », « en retard de 2 j ouvrés »."""
        today = now.date()
        if day < today:
            late = working_days_between(day, today)
            return f"en retard de {late}\u00a0j ouvré{'s' if late > 1 else ''}" if late else "échu"
        if day == today:
            return "aujourd'hui"
        left = self.left(now, day)
        return f"dans {counted(left, 'demi-journée')}" if left else "aucune demi-journée d'ici là"

    @cached_property
    def _patterns(self) -> list[tuple[date, dict[tuple[int, bool], HalfDayPlace]]]:
        """The patterns by the day each starts on, the latest first."""
        dated = [(date.min, self.pattern), *((one.starts_on, tuple(one.half_days)) for one in self.pattern_changes)]
        dated.sort(key=lambda pair: pair[0], reverse=True)
        return [(start, {(half.weekday, half.afternoon): half.place for half in halves}) for start, halves in dated]

    def _backwards(self, day: date) -> Iterator[HalfDay]:
        for offset in range(1, _FARTHEST):
            yield from reversed(self.half_days_of(day - offset * _DAY))

    def _worked(self, day: date, afternoon: bool) -> HalfDay | None:
        found = self._exception(day, afternoon)
        if found is not None:
            is_extra = found.exception_kind is PresenceExceptionKind.extra
            return HalfDay(day, afternoon, found.place) if is_extra else None
        place = self._planned(day, afternoon)
        return HalfDay(day, afternoon, place) if place else None

    def _planned(self, day: date, afternoon: bool) -> HalfDayPlace | None:
        """Return where the pattern has a half-day worked; None outside it and on public holidays."""
        place = next(halves for start, halves in self._patterns if start <= day).get((day.weekday(), afternoon))
        return None if is_public_holiday(day) else place

    def _exception(self, day: date, afternoon: bool) -> PresenceException | None:
        """Return what sets a half-day apart; what was typed last wins."""
        return next((one for one in reversed(self.exceptions) if one.covers(day, afternoon)), None)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + offset * _DAY for offset in range((last - first).days + 1))


def _nth(halves: Iterator[HalfDay], count: int, place: HalfDayPlace | None) -> HalfDay | None:
    counted_ones = (half for half in halves if place is None or half.place is place)
    return next((half for rank, half in enumerate(counted_ones, 1) if rank == count), None)


_WORDS = {
    PresenceExceptionKind.leave: "congé",
    PresenceExceptionKind.recuperation: "récupération",
    PresenceExceptionKind.closure: "fermeture",
    PresenceExceptionKind.lost: "hors présence",
    PresenceExceptionKind.extra: "demi-journée en plus",
}
