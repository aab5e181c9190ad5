"""Where the engagements of a week stand on its grid: hours, days, side by side when they overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from liaison_desk.domain.lists import EngagementRow

FIRST_HOUR = 8
LAST_HOUR = 20
_DAY_MINUTES = 24 * 60
_SHORTEST = 30


@dataclass(frozen=True)
class Placed:
    """A part of an engagement on one day; minutes since midnight; lane `lane` of `lanes` side by side."""

    row: EngagementRow
    day: date
    start: int
    end: int
    lane: int = 0
    lanes: int = 1


@dataclass(frozen=True)
class Band:
    """What lasts whole days: from one day to another, both included, on a level of the band."""

    row: EngagementRow
    first: date
    last: date
    level: int = 0


def placed(rows: Sequence[EngagementRow], first: date, last: date) -> list[Placed]:
    """Return the timed engagements between two days, side by side where they overlap."""
    parts = sorted(
        (part for row in rows if not _is_long(row) for part in _parts(row) if first <= part.day <= last),
        key=lambda part: (part.day, part.start, -part.end, part.row.title),
    )
    found: list[Placed] = []
    group: list[Placed] = []
    for part in parts:
        if group and (part.day != group[0].day or part.start >= max(other.end for other in group)):
            found += _side_by_side(group)
            group = []
        group.append(part)
    return found + _side_by_side(group)


def bands(rows: Sequence[EngagementRow], first: date, last: date) -> list[Band]:
    """Return what lasts whole days between two days, each on the first free level."""
    found: list[Band] = []
    for row in rows:
        begins, ends = max(first, row.starts_at.date()), min(last, _last_day(row))
        if _is_long(row) and begins <= ends:
            taken = {other.level for other in found if other.first <= ends and begins <= other.last}
            level = next(level for level in range(len(taken) + 1) if level not in taken)
            found.append(Band(row, begins, ends, level))
    return found


def hours_shown(spans: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Return the first and last hour of the grid: 8 to 20, more when something is earlier or later.

    Each span is what happens on one day, in minutes since midnight.
    """
    known = list(spans)
    first = min((start // 60 for start, _end in known), default=FIRST_HOUR)
    last = max((-(-end // 60) for _start, end in known), default=LAST_HOUR)
    return min(first, FIRST_HOUR), max(last, LAST_HOUR)


def _is_long(row: EngagementRow) -> bool:
    return row.all_day or (row.ends_at is not None and row.ends_at - row.starts_at >= timedelta(days=1))


def _last_day(row: EngagementRow) -> date:
    return (row.ends_at or row.starts_at).date()


def _parts(row: EngagementRow) -> Iterator[Placed]:
    """Yield an engagement day by day: what goes past midnight has two parts."""
    ends_at = row.ends_at or row.starts_at + timedelta(hours=1)
    day = row.starts_at.date()
    while datetime.combine(day, time()) < ends_at or day == row.starts_at.date():
        midnight = datetime.combine(day, time())
        start = max(0, _minutes(row.starts_at - midnight))
        end = min(_DAY_MINUTES, max(_minutes(ends_at - midnight), start + _SHORTEST))
        yield Placed(row, day, min(start, _DAY_MINUTES - _SHORTEST), end)
        day += timedelta(days=1)


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds() // 60)


def _side_by_side(group: list[Placed]) -> list[Placed]:
    ends: list[int] = []
    laned: list[Placed] = []
    for part in group:
        lane = next((place for place, end in enumerate(ends) if end <= part.start), len(ends))
        if lane == len(ends):
            ends.append(part.end)
        else:
            ends[lane] = part.end
        laned.append(replace(part, lane=lane))
    return [replace(part, lanes=len(ends)) for part in laned]
