"""Where the official has been: how often, how long ago, how often not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


@dataclass(frozen=True)
class Visits:
    """What is known of the presence of the official in one place, or with one partner, on a day."""

    last_on: date | None = None
    last_title: str = ""
    last_id: str = ""
    in_twelve_months: int = 0
    refusals: int = 0
    """Requests declined in the last twenty-four months."""
    represented: int = 0
    """Times somebody else came, in the last twelve months."""


@dataclass(frozen=True)
class PresenceHistory:
    """What an options sheet says of the past: in that commune, with that partner."""

    in_municipality: Visits
    with_partner: Visits


class CoverageGroup(StrEnum):
    """By what presence is looked at."""

    municipality = "municipality"
    territory = "territory"
    partner_kind = "partner_kind"


class HostKind(StrEnum):
    """What sort of partner organises."""

    municipality = "municipality"
    association = "association"
    state = "state"
    department = "department"
    other = "other"
    unknown = "unknown"


@dataclass(frozen=True)
class CoverageLine:
    """Presence in one commune, one EPT, or with one kind of partner; `key` is its INSEE code, name or HostKind."""

    group: CoverageGroup
    key: str
    name: str
    visits: Visits


@dataclass(frozen=True)
class Coverage:
    """The presence of the official on a day, every line of each group, those never visited included."""

    day: date
    municipalities: tuple[CoverageLine, ...]
    territories: tuple[CoverageLine, ...]
    partner_kinds: tuple[CoverageLine, ...]

    def of_group(self, group: CoverageGroup) -> tuple[CoverageLine, ...]:
        """Return the lines of a group."""
        return {
            CoverageGroup.municipality: self.municipalities,
            CoverageGroup.territory: self.territories,
            CoverageGroup.partner_kind: self.partner_kinds,
        }[group]


def together(parts: Iterable[Visits]) -> Visits:
    """Return the visits of several places as those of one."""
    whole = Visits()
    for part in parts:
        latest = max((whole, part), key=lambda one: one.last_on or date.min)
        whole = replace(
            latest,
            in_twelve_months=whole.in_twelve_months + part.in_twelve_months,
            refusals=whole.refusals + part.refusals,
            represented=whole.represented + part.represented,
        )
    return whole


def months_since(last_on: date, today: date) -> int:
    """Return how many whole months went by."""
    months = (today.year - last_on.year) * 12 + today.month - last_on.month
    return months - (today.day < last_on.day)


def time_since(last_on: date | None, today: date) -> str:
    """Return « il y a 14 mois », « il y a 12 jours », « hier », « jamais »."""
    if last_on is None:
        return "jamais"
    months = months_since(last_on, today)
    if months >= 24:
        return f"il y a {months // 12}\u00a0ans"
    if months:
        return f"il y a {months}\u00a0mois"
    days = (today - last_on).days
    return {0: "aujourd'hui", 1: "hier"}.get(days, f"il y a {days}\u00a0jours")
