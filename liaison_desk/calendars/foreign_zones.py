"""Which zone the times of somebody else's file are in: tzdata names, Windows names, or the file's own VTIMEZONE."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from liaison_desk.calendars.content_lines import Component
from liaison_desk.calendars.properties import read_moment, read_offset, read_property

HOME_ZONE = "Europe/Paris"
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MAXIMUM_OBSERVANCES = 300
_MAXIMUM_DATES = 500
_RULE_PARTS = {"FREQ", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYHOUR", "BYMINUTE", "COUNT", "UNTIL", "INTERVAL", "WKST"}


def known_zone(name: str) -> str:
    """Return the tzdata name of a zone named by tzdata, by Windows or after a maker's prefix; empty when unknown."""
    parts = name.strip().strip('"/').casefold().split("/")
    candidates = ("/".join(parts[start:]) for start in range(len(parts) if name.strip().startswith("/") else 1))
    return next((_zone_names()[candidate] for candidate in candidates if candidate in _zone_names()), "")


class ForeignZones:
    """The zones a file defines itself."""

    def __init__(self, components: Iterable[Component]) -> None:
        self._offsets: dict[str, Callable[[datetime], timedelta]] = {}
        for component in components:
            name, observances = _definition(component)
            if observances:
                self._offsets.setdefault(name, _offset_among(observances))

    def instant(self, moment: datetime, name: str) -> datetime | None:
        """Return the instant in UTC of a wall time in a zone the file defines; None when it does not, or unreadably."""
        offset = self._offsets.get(name.strip())
        return (moment - offset(moment)).replace(tzinfo=UTC) if offset else None


def in_zone(moment: datetime, zone: str) -> datetime:
    """Return an instant as wall time of a zone."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


@cache
def _zone_names() -> dict[str, str]:
    windows = {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}
    return windows | {name.casefold(): name for name in available_timezones()}


@dataclass(frozen=True)
class _Observance:
    start: datetime
    offset_before: timedelta
    offset: timedelta
    rule: dict[str, str]
    dates: tuple[datetime, ...]

    def last_onset(self, moment: datetime) -> datetime | None:
        """Return when it last began at or before a wall time."""
        years = range(max(moment.year - 1, self.start.year), moment.year + 1) if self.rule else ()
        onsets = [self.start, *self.dates, *(onset for year in years for onset in self._yearly(year))]
        return max((onset for onset in onsets if self.start <= onset <= moment), default=None)

    def _yearly(self, year: int) -> list[datetime]:
        if year - self.start.year >= int(self.rule.get("COUNT", year)):
            return []  # one change a year, so that the count is one of years
        month = int(self.rule.get("BYMONTH", self.start.month))
        days = [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]
        if "BYMONTHDAY" in self.rule:
            chosen = {int(day) for day in self.rule["BYMONTHDAY"].split(",")}
            days = [day for day in days if day.day in chosen or day.day - len(days) - 1 in chosen]
        elif "BYDAY" not in self.rule:
            days = [day for day in days if day.day == self.start.day]
        if "BYDAY" in self.rule:
            days = _nth(days, self.rule["BYDAY"])
        hour, minute = (int(self.rule.get(part, "-1")) for part in ("BYHOUR", "BYMINUTE"))
        at = time(self.start.hour if hour < 0 else hour, self.start.minute if minute < 0 else minute)
        onsets = [datetime.combine(day, at) for day in days]
        return [onset for onset in onsets if self._is_still_in_force(onset)]

    def _is_still_in_force(self, onset: datetime) -> bool:
        if "UNTIL" not in self.rule:
            return True
        until = read_moment(self.rule["UNTIL"])
        if not isinstance(until, datetime):
            return onset.date() <= until
        return onset - self.offset_before <= until.replace(tzinfo=None) if until.tzinfo else onset <= until


def _nth(days: list[date], weekday: str) -> list[date]:
    """Return the days « -1SU » or « SU » means among days of a month; raises ValueError for a list of weekdays."""
    matched = re.fullmatch(r"([-+]?\d+)?([A-Z]{2})", weekday)
    if matched is None:
        raise ValueError("several weekdays")
    days = [day for day in days if day.weekday() == _WEEKDAYS.index(matched[2])]
    position = int(matched[1] or 0)
    if not position or abs(position) > len(days):
        return [] if position else days
    return [days[position - 1 if position > 0 else position]]


def _definition(component: Component) -> tuple[str, tuple[_Observance, ...]]:
    """Return the name of a VTIMEZONE and its observances; none when one of them cannot be followed to the letter."""
    line = component.line("TZID")
    if line is None or len(component.children) > _MAXIMUM_OBSERVANCES:
        return "", ()
    try:
        observances = tuple(_observance(child) for child in component.children)
        for observance in observances:
            observance.last_onset(datetime(2030, 1, 1))  # a rule that cannot be followed is known at once
        return read_property(line).value.strip(), observances
    except (ValueError, KeyError, OverflowError):
        return "", ()


def _observance(component: Component) -> _Observance:
    values = {line.name: read_property(line).value for line in component.lines if line.name != "RDATE"}
    rule = dict(part.upper().split("=", 1) for part in values.get("RRULE", "").split(";") if part)
    if rule and (rule.get("FREQ") != "YEARLY" or rule.get("INTERVAL", "1") != "1" or rule.keys() - _RULE_PARTS):
        raise ValueError("a rule no zone needs")
    listed = [read_property(line).value for line in component.lines if line.name == "RDATE"]
    dates = [value for values in listed for value in values.split(",") if value]
    if len(dates) > _MAXIMUM_DATES:
        raise ValueError("more changes than any zone has known")
    return _Observance(
        start=_wall(values["DTSTART"]),
        offset_before=read_offset(values["TZOFFSETFROM"]),
        offset=read_offset(values["TZOFFSETTO"]),
        rule=rule,
        dates=tuple(map(_wall, dates)),
    )


def _wall(value: str) -> datetime:
    moment = read_moment(value)
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day)
    return moment.replace(tzinfo=None)


def _offset_among(observances: tuple[_Observance, ...]) -> Callable[[datetime], timedelta]:
    def offset(moment: datetime) -> timedelta:
        begun = [(onset, item.offset) for item in observances if (onset := item.last_onset(moment))]
        return max(begun)[1] if begun else min(observances, key=lambda item: item.start).offset_before

    return offset
