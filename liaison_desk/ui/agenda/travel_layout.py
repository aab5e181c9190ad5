"""Where the ways to engagements and back stand on the grid of a week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from liaison_desk.domain.french import duration
from liaison_desk.domain.journeys import Journey, Leg
from liaison_desk.ui.agenda.travel_marks import Key
from liaison_desk.ui.agenda.week_layout import Placed

_DAY_MINUTES = 24 * 60


@dataclass(frozen=True)
class Way:
    """A way drawn on one day, before or after a part of an engagement; minutes since midnight, lane as the part's.

    `words` are those to write, the longest first.
    """

    day: date
    start: int
    end: int
    lane: int
    lanes: int
    words: tuple[str, str]


def ways(parts: Sequence[Placed], journeys: Mapping[Key, Journey]) -> list[Way]:
    """Return the ways before and after each engagement, cut where another one or the day begins or ends."""
    return [way for part in parts for way in _ways(part, parts, journeys.get((part.row.id, part.row.occurrence_of)))]


def _ways(part: Placed, parts: Sequence[Placed], journey: Journey | None) -> Iterator[Way]:
    if journey is None:
        return
    others = [other for other in parts if other.day == part.day and _is_in_the_way(other, part)]
    if journey.before and part.row.starts_at.date() == part.day:
        earliest = max((other.end for other in others if other.end <= part.start), default=0)
        start = max(earliest, part.start - journey.before.length.minutes)
        yield Way(part.day, start, part.start, part.lane, part.lanes, _words(journey.before))
    if journey.after and _ends_in(part):
        latest = min((other.start for other in others if other.start >= part.end), default=_DAY_MINUTES)
        end = min(latest, part.end + journey.after.length.minutes)
        yield Way(part.day, part.end, end, part.lane, part.lanes, _words(journey.after))


def _is_in_the_way(other: Placed, part: Placed) -> bool:
    return other is not part and (other.lanes != part.lanes or other.lane == part.lane)


def _words(leg: Leg) -> tuple[str, str]:
    minutes = f"{'≈ ' if leg.length.is_estimate else ''}{duration(leg.length.minutes)}"
    return f"trajet {minutes}", minutes


def _ends_in(part: Placed) -> bool:
    midnight = datetime.combine(part.day, time()) + timedelta(days=1)
    return (part.row.ends_at or part.row.starts_at) < midnight
