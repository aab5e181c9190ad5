"""The way to an engagement and back: from where, to where, how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from liaison_desk.domain.clashes import Clash, travel_between
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.stays import FIRM, TRAVELLED, Stay
from liaison_desk.domain.travel import TravelMode
from liaison_desk.domain.travel_times import TravelLength, travel_length

_STRAIGHT_ON = timedelta(hours=3)
"""Between two engagements less than this apart, the official goes straight from one to the other."""


@dataclass(frozen=True)
class Leg:
    """One way: the other end is a commune (INSEE code) or, when `neighbour` says so, another engagement."""

    length: TravelLength
    municipality: str = ""
    neighbour: str = ""
    """Title of the engagement at the other end; empty for the base."""


@dataclass(frozen=True)
class Journey:
    """How an engagement is reached and left, and what it clashes with."""

    mode: TravelMode
    before: Leg | None = None
    after: Leg | None = None
    clashes: tuple[Clash, ...] = ()


def legs_of(stay: Stay, others: Sequence[Stay], office: OfficeFields) -> tuple[Leg | None, Leg | None]:
    """Return the ways there and back; None for one that takes no time, is not known, or is told by the next one.

    Each starts from the neighbour attended that day when it is less than three hours away, else from the base. The way
    to a next engagement so near belongs to that one, unless a time after this one is written. Nothing is estimated
    within the commune of the base.
    """
    if stay.state not in TRAVELLED or stay.all_day:
        return None, None
    attended = [other for other in others if other.key != stay.key and other.state in FIRM and not other.all_day]
    before = max(
        (other for other in attended if timedelta(0) <= stay.starts_at - other.ends_at < _STRAIGHT_ON),
        key=lambda other: other.ends_at,
        default=None,
    )
    after = min(
        (other for other in attended if timedelta(0) <= other.starts_at - stay.ends_at < _STRAIGHT_ON),
        key=lambda other: other.starts_at,
        default=None,
    )
    return _leg(stay, before, stay.travel_before, office), _way_back(stay, after, office)


def _way_back(stay: Stay, after: Stay | None, office: OfficeFields) -> Leg | None:
    goes_on = after is not None and not after.is_online and stay.state in FIRM
    if stay.travel_after is None and goes_on:
        return None
    return _leg(stay, None if stay.state in FIRM else after, stay.travel_after, office)


def _leg(stay: Stay, neighbour: Stay | None, written: int | None, office: OfficeFields) -> Leg | None:
    if neighbour is not None and not neighbour.is_online:
        first, second = sorted((stay, neighbour), key=lambda one: one.starts_at)
        length = TravelLength(written, is_estimate=False) if written is not None else None
        length = None if stay.is_beside(neighbour) else length or travel_between(first, second, office)
        return Leg(length, neighbour.municipality, neighbour.title) if length and length.minutes else None
    if written is not None:
        return Leg(TravelLength(written, is_estimate=False), office.base_municipality) if written else None
    if stay.is_online or stay.municipality == office.base_municipality:
        return None
    length = travel_length(office.base_municipality, stay.municipality, office, stay.travel_mode)
    return Leg(length, office.base_municipality) if length and length.minutes else None
