"""Pre-electoral periods: when a public body keeps quiet about what it achieved (code électoral, art. L52-1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liaison_desk.domain.ethics import Ballot

_MONTHS_BEFORE = 6


@dataclass(frozen=True)
class NationalBallot:
    """A vote of the national calendar, with the text that sets it and the day that was checked."""

    ballot: Ballot
    source: str
    checked_on: date
    is_day_known: bool = True


NATIONAL_BALLOTS = (
    NationalBallot(
        Ballot(name="élections municipales de mars 2026", day=date(2026, 3, 22)),
        "décret n° 2025-848 du 27 août 2025 (15 et 22 mars 2026)",
        date(2026, 11, 21),
    ),
    NationalBallot(
        Ballot(name="élections départementales de mars 2028", day=date(2028, 3, 31)),
        "loi n° 2021-191 du 22 février 2021, qui fixe le mois ; jour à préciser par décret",
        date(2026, 11, 21),
        is_day_known=False,
    ),
)
"""Votes every office of the Département has ahead; one typed for the same month takes the place of its like."""


@dataclass(frozen=True)
class PreElectionPeriod:
    """The time a ballot calls for restraint, both days included."""

    ballot: Ballot
    opens_on: date
    is_day_known: bool = True

    def holds_on(self, day: date) -> bool:
        """Tell whether a day is within it."""
        return self.opens_on <= day <= self.ballot.day


def opening_day(ballot: date) -> date:
    """Return the first day of the sixth month before the month of a ballot."""
    months = ballot.year * 12 + ballot.month - 1 - _MONTHS_BEFORE
    return date(months // 12, months % 12 + 1, 1)


def periods(typed: Iterable[Ballot]) -> list[PreElectionPeriod]:
    """Return the periods of the national ballots and of those an office adds, in order."""
    own = list(typed)
    months = {(one.day.year, one.day.month) for one in own}
    found = [PreElectionPeriod(one, opening_day(one.day)) for one in own]
    found += [
        PreElectionPeriod(one.ballot, opening_day(one.ballot.day), one.is_day_known)
        for one in NATIONAL_BALLOTS
        if (one.ballot.day.year, one.ballot.day.month) not in months
    ]
    return sorted(found, key=lambda period: period.opens_on)
