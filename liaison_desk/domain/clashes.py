"""Engagements that cannot both be attended: they overlap, or there is no time to go from one to the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.stays import EXPECTED, Stay
from liaison_desk.domain.travel_times import TravelLength, travel_length


class ClashKind(StrEnum):
    """Why two engagements clash."""

    overlap = "overlap"
    travel = "travel"


@dataclass(frozen=True)
class Clash:
    """A neighbour an engagement clashes with; `minutes_short` is what lacks to travel, or the minutes shared."""

    clash_kind: ClashKind
    other_id: str
    other_title: str
    other_starts_at: datetime
    other_state: str
    minutes_short: int
    travel_minutes: int
    other_opens: str = ""
    """What opens the other one: its id, with the date for an occurrence of a series."""
    is_estimate: bool = False
    """True when the travel time is an estimate: the clash is then to be checked."""


def clashes_of(stay: Stay, others: Iterable[Stay], office: OfficeFields) -> tuple[Clash, ...]:
    """Return what an engagement clashes with, in order of time.

    Only what is requested, postponed or accepted counts. What lasts all day says little of the hours: it clashes with
    nothing but another accepted all-day engagement elsewhere, when it is accepted itself.
    """
    if stay.state not in EXPECTED:
        return ()
    near = sorted(
        (other for other in others if other.key != stay.key and other.state in EXPECTED),
        key=lambda other: (other.starts_at, other.title, other.id),
    )
    return tuple(clash for other in near if (clash := clash_between(stay, other, office)))


def clash_between(stay: Stay, other: Stay, office: OfficeFields) -> Clash | None:
    """Return how one engagement clashes with another, None when both can be attended."""
    if stay.all_day or other.all_day:
        return _overlap(stay, other) if _are_firm_days_apart(stay, other) else None
    if stay.starts_at < other.ends_at and other.starts_at < stay.ends_at:
        return _overlap(stay, other)
    first, second = (stay, other) if stay.starts_at <= other.starts_at else (other, stay)
    needed = travel_between(first, second, office)
    gap = int((second.starts_at - first.ends_at).total_seconds() // 60)
    if needed is None or gap >= needed.minutes:
        return None
    return _clash(ClashKind.travel, other, needed.minutes - gap, needed)


def travel_between(first: Stay, second: Stay, office: OfficeFields) -> TravelLength | None:
    """Return how long it takes from one engagement to the next, None when nobody travels or can tell.

    In the same place: nothing. Otherwise what was written before the second, then after the first, then the time
    known or estimated between their communes; online, or when the place in one commune is not known, only what was
    written.
    """
    if first.is_beside(second):
        return None
    for written in (second.travel_before, first.travel_after):
        if written is not None:
            return TravelLength(written, is_estimate=False)
    if first.is_online or second.is_online or first.may_be_beside(second):
        return None
    return travel_length(first.municipality, second.municipality, office, second.travel_mode)


def _are_firm_days_apart(stay: Stay, other: Stay) -> bool:
    accepted = stay.state is other.state is EngagementState.accepted
    overlap = stay.starts_at < other.ends_at and other.starts_at < stay.ends_at
    return stay.all_day and other.all_day and accepted and overlap and not stay.is_beside(other)


def _overlap(stay: Stay, other: Stay) -> Clash:
    shared = min(stay.ends_at, other.ends_at) - max(stay.starts_at, other.starts_at)
    return _clash(ClashKind.overlap, other, int(shared.total_seconds() // 60), TravelLength(0, is_estimate=False))


def _clash(kind: ClashKind, other: Stay, minutes_short: int, needed: TravelLength) -> Clash:
    return Clash(
        clash_kind=kind,
        other_id=other.id,
        other_title=other.title,
        other_starts_at=other.starts_at,
        other_state=other.state.value,
        minutes_short=minutes_short,
        travel_minutes=needed.minutes,
        other_opens=other.opens or other.id,
        is_estimate=needed.is_estimate,
    )
