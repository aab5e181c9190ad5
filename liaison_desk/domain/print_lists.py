"""What must come out of a printer, and at which half-day at the office at the latest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from liaison_desk.domain.fact_uses import pages_words
from liaison_desk.domain.folding import fold
from liaison_desk.domain.french import full_date
from liaison_desk.domain.half_days import HalfDay, half_day_at
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.records import Reference
from liaison_desk.domain.worked_time import HalfDayPlace

LOOKED_AHEAD = timedelta(days=14)
"""How far ahead what is to be printed is looked for."""

_FARTHEST = timedelta(days=60)
_PRINTING = ("imprim", "impression", "tirage")


class PrintNeed(StrEnum):
    """Why something is to be printed."""

    never_printed = "never_printed"
    stale = "stale"
    new_version = "new_version"
    to_put_together = "to_put_together"


@dataclass(frozen=True)
class ToPrint:
    """One paper to print; `form` is that of a sheet, empty for a pack, `pages` those of a pack that changed.

    `about` is what it is for, `needed_at` when that begins (None for a paper of no day).
    """

    paper: Reference
    form: str
    name: str
    about: str
    need: PrintNeed
    needed_at: datetime | None
    pages: tuple[int, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """Which pages: « pages 3, 5 à 7 », empty for all of them."""
        return pages_words(self.pages) if self.pages else ""


@dataclass(frozen=True)
class PrintTurn:
    """What is to be printed by the end of one half-day at the office; None when there is none left before the day."""

    half_day: HalfDay | None
    papers: tuple[ToPrint, ...]
    is_next: bool = False

    @property
    def words(self) -> str:
        """« Lundi 11 mai 2026, après-midi »."""
        if self.half_day is None:
            return "Aucune demi-journée au bureau d'ici là : à faire imprimer"
        day = full_date(self.half_day.day)
        half = "après-midi" if self.half_day.afternoon else "matin"
        return f"{day[:1].upper()}{day[1:]}, {half}"


def print_turns(papers: Iterable[ToPrint], presence: Presence, now: datetime) -> tuple[PrintTurn, ...]:
    """Return what is to be printed by the last half-day at the office before each paper is needed.

    What no half-day at the office precedes comes first, what is of no day last, with the farthest half-day looked at.
    What began in a half-day already over is left out.
    """
    halves = office_half_days(presence, now)
    waiting = (one for one in papers if one.needed_at is None or half_day_at(one.needed_at) >= half_day_at(now))
    turns: dict[HalfDay | None, list[ToPrint]] = {}
    for one in waiting:
        turns.setdefault(_last_half_day(one, halves), []).append(one)
    next_day = halves[0].day if halves else None
    return tuple(
        PrintTurn(half, tuple(sorted(found, key=_order)), half is not None and half.day == next_day)
        for half, found in sorted(turns.items(), key=lambda turn: turn[0].ordinal if turn[0] else 0)
    )


def office_half_days(presence: Presence, now: datetime) -> Sequence[HalfDay]:
    """Return the half-days at the office from now on; the one under way counts."""
    current = half_day_at(now)
    worked = presence.half_days(now.date(), now.date() + _FARTHEST)
    return [half for half in worked if half.place is HalfDayPlace.office and half >= current]


def is_printing(title: str, what: str = "") -> bool:
    """Tell whether a task is that of printing, of `what` if it is given: « Imprimer le dossier »."""
    return fold(title).startswith(_PRINTING) and what in fold(title)


def _last_half_day(one: ToPrint, halves: Sequence[HalfDay]) -> HalfDay | None:
    if one.needed_at is None:
        return halves[-1] if halves else None
    begins = half_day_at(one.needed_at)
    return next((half for half in reversed(halves) if half < begins), None)


def _order(one: ToPrint) -> tuple[datetime, str, str]:
    return one.needed_at or datetime.combine(date.max, datetime.min.time()), one.about, one.name
