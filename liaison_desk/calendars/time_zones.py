"""Time zones as calendar files need them: one yearly rule for each change, valid for ever.

A list of dates that stops in 2038, as libraries write it, is misread by Outlook, Thunderbird and others; a yearly rule
with one weekday is understood by all (MS-OXCICAL 2.1.3.1.1.19.2.2). The rule comes from the last line of the zone's
tzdata file (RFC 9636 §3.3). The few zones it cannot express are written in UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

_FIRST_YEAR = 1970
_WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_NAME = r"([A-Za-z]+|<[-+A-Za-z0-9]+>)"
_OFFSET = r"([-+]?\d{1,3}(?::\d{2}){0,2})"
_CHANGE = r"M(\d{1,2})\.([1-5])\.([0-6])(?:/" + _OFFSET + ")?"
_FOOTER = re.compile(f"{_NAME}{_OFFSET}(?:{_NAME}{_OFFSET}?,{_CHANGE},{_CHANGE})?")


@dataclass(frozen=True)
class Observance:
    """One of the two times of a zone: since when in the year, and how far from UTC before and after.

    `week` is 1 to 4, or 5 for the last one; `weekday` 0 for Sunday; `at` is wall time before the change. A zone that
    never changes has one observance, with `month` 0.
    """

    name: str
    offset_before: timedelta
    offset: timedelta
    month: int = 0
    week: int = 0
    weekday: int = 0
    at: timedelta = timedelta()

    def onset(self, year: int) -> datetime:
        """Return the wall time, before the change, at which it begins that year."""
        if not self.month:
            return datetime(year, 1, 1)
        return datetime.combine(_nth_weekday(year, self.month, self.week, self.weekday), time()) + self.at


@dataclass(frozen=True)
class ZoneRule:
    """How the wall time of a zone follows UTC, now and later: one observance, or the two of a year."""

    key: str
    observances: tuple[Observance, ...]

    @property
    def is_utc(self) -> bool:
        """Tell whether the zone is UTC under one of its names."""
        return len(self.observances) == 1 and self.observances[0].name == "UTC"

    def agrees(self, moment: datetime) -> bool:
        """Tell whether every reader will find the right instant of that wall time.

        False in an hour that autumn repeats (readers disagree on which pass is meant), before the rule begins, and at
        times when the zone did not follow, or will not follow, its present rule.
        """
        zone = ZoneInfo(self.key)
        offset = moment.replace(tzinfo=zone, fold=0).utcoffset()
        if moment.year <= _FIRST_YEAR or offset != moment.replace(tzinfo=zone, fold=1).utcoffset():
            return False
        return offset == self._offset(moment)

    def _offset(self, moment: datetime) -> timedelta:
        onsets = [
            (item.onset(year), item.offset) for item in self.observances for year in (moment.year - 1, moment.year)
        ]
        return max(begun for begun in onsets if begun[0] <= moment)[1]

    def component(self) -> bytes:
        """Return the VTIMEZONE of the zone (RFC 5545 §3.6.5)."""
        lines = ["BEGIN:VTIMEZONE", f"TZID:{self.key}"]
        for observance in self.observances:
            lines += _observance_lines(observance)
        return "".join(f"{line}\r\n" for line in [*lines, "END:VTIMEZONE"]).encode("ascii")


@cache
def zone_rule(key: str) -> ZoneRule | None:
    """Return the rule of a zone named as in tzdata; None when calendar files cannot express it."""
    matched = _FOOTER.fullmatch(_footer(key))
    if matched is None:
        return None
    name, offset, summer_name, summer_offset, *changes = matched.groups()
    standard = -_hours(offset)
    if summer_name is None:
        return ZoneRule(key, (Observance(_bare(name), standard, standard),))
    summer = -_hours(summer_offset) if summer_offset else standard + timedelta(hours=1)
    if not all(timedelta() <= _hours(at or "2") < timedelta(days=1) for at in (changes[3], changes[7])):
        return None  # the change falls on another day than the weekday of the rule
    return ZoneRule(
        key,
        (
            _observance(summer_name, standard, summer, changes[:4]),
            _observance(name, summer, standard, changes[4:]),
        ),
    )


def _observance(name: str, before: timedelta, offset: timedelta, change: list[str]) -> Observance:
    """Return an observance from its month, week, weekday and time (two o'clock when it is left out)."""
    month, week, weekday, at = change
    return Observance(_bare(name), before, offset, int(month), int(week), int(weekday), _hours(at or "2"))


def _footer(key: str) -> str:
    file = resources.files("tzdata").joinpath("zoneinfo", *key.split("/"))
    content = file.read_bytes() if file.is_file() else b""  # a system may know names of its own
    return content.rstrip(b"\n").rpartition(b"\n")[2].decode("ascii", "replace")


def _hours(text: str) -> timedelta:
    """Return « -1:30 » as a duration."""
    hours, minutes, seconds = (*text.lstrip("+-").split(":"), "0", "0")[:3]
    length = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds))
    return -length if text.startswith("-") else length


def _bare(name: str) -> str:
    return name.strip("<>")


def _nth_weekday(year: int, month: int, week: int, weekday: int) -> date:
    """Return the nth weekday of a month, Sunday being 0 and week 5 the last one."""
    if week == 5:
        following = date(year + month // 12, month % 12 + 1, 1)
        last = following - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (week - 1))


def _observance_lines(observance: Observance) -> list[str]:
    kind = "DAYLIGHT" if observance.offset > observance.offset_before else "STANDARD"
    lines = [f"BEGIN:{kind}", f"DTSTART:{observance.onset(_FIRST_YEAR):%Y%m%dT%H%M%S}"]
    if observance.month:
        week = -1 if observance.week == 5 else observance.week
        lines.append(f"RRULE:FREQ=YEARLY;BYMONTH={observance.month};BYDAY={week}{_WEEKDAYS[observance.weekday]}")
    return [
        *lines,
        f"TZOFFSETFROM:{_written_offset(observance.offset_before)}",
        f"TZOFFSETTO:{_written_offset(observance.offset)}",
        f"TZNAME:{observance.name}",
        f"END:{kind}",
    ]


def _written_offset(offset: timedelta) -> str:
    minutes = abs(offset) // timedelta(minutes=1)
    return f"{'-' if offset < timedelta() else '+'}{minutes // 60:02d}{minutes % 60:02d}"
