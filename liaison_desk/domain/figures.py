"""What the registers say of the work done: received, answered, how fast, how much in time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from statistics import median

from liaison_desk.domain.working_days import is_working_day

_LONGEST_BY_MONTH = 24


class FigureGroup(StrEnum):
    """What the letters of a period are parted by."""

    unit = "unit"
    request_kind = "request_kind"
    channel = "channel"


@dataclass(frozen=True)
class LetterFact:
    """What counts of a letter received; `answered_on` is the day its answer left, else the day it was signed.

    An acknowledgement and a holding reply are no answers; a letter answered is no longer open.
    """

    received_on: date
    unit: str
    request_kind: str
    channel: str
    is_open: bool
    due_date: date | None = None
    answered_on: date | None = None


@dataclass(frozen=True)
class FigureLine:
    """The figures of some letters; `median_delay` in working days, from arrival to answer.

    `judged` letters have a due date that was met or is past; those closed without an answer are not judged.
    """

    key: str
    received: int
    answered: int
    median_delay: float | None
    judged: int
    in_time: int
    open: int
    late: int

    @property
    def share_in_time(self) -> float | None:
        """Part of the letters judged that were answered by their due date, from 0 to 1."""
        return self.in_time / self.judged if self.judged else None


@dataclass(frozen=True)
class FigureSpan:
    """A month, or a year when `by_year`, and the figures of the letters received in it as they are known today."""

    first: date
    by_year: bool
    line: FigureLine


@dataclass(frozen=True)
class Figures:
    """The figures of a period, both days counted."""

    first: date
    last: date
    total: FigureLine
    groups: dict[FigureGroup, tuple[FigureLine, ...]]
    spans: tuple[FigureSpan, ...]


def figures_of(facts: Sequence[LetterFact], first: date, last: date, today: date) -> Figures:
    """Return the figures of letters, all received in the period, as they are known today."""
    delay = _delays(facts)
    parted: dict[FigureGroup, Callable[[LetterFact], str]] = {
        FigureGroup.unit: lambda fact: fact.unit,
        FigureGroup.request_kind: lambda fact: fact.request_kind,
        FigureGroup.channel: lambda fact: fact.channel,
    }
    groups = {
        group: tuple(
            sorted(
                (_line(key, list(part), today, delay) for key, part in groupby(sorted(facts, key=name), name)),
                key=lambda line: (-line.received, line.key),
            )
        )
        for group, name in parted.items()
    }
    return Figures(first, last, _line("", facts, today, delay), groups, _spans(facts, first, last, today, delay))


def _line(key: str, facts: Sequence[LetterFact], today: date, delay: Callable[[LetterFact], int]) -> FigureLine:
    answered = [fact for fact in facts if fact.answered_on]
    waiting = [fact for fact in facts if fact.is_open and not fact.answered_on]
    late = sum(1 for fact in waiting if fact.due_date and fact.due_date < today)
    with_due = [fact for fact in answered if fact.due_date]
    return FigureLine(
        key=key,
        received=len(facts),
        answered=len(answered),
        median_delay=float(median(map(delay, answered))) if answered else None,
        judged=len(with_due) + late,
        in_time=sum(1 for fact in with_due if fact.answered_on and fact.due_date and fact.answered_on <= fact.due_date),
        open=len(waiting),
        late=late,
    )


def _delays(facts: Iterable[LetterFact]) -> Callable[[LetterFact], int]:
    """Return what counts the working days from arrival to answer; the calendar is read once for all letters."""
    days = [day for fact in facts if fact.answered_on for day in (fact.received_on, fact.answered_on)]
    if not days:
        return lambda _fact: 0
    start, end = min(days), max(days)
    passed = [0]
    for offset in range(1, (end - start).days + 1):
        passed.append(passed[-1] + is_working_day(start + timedelta(days=offset)))

    def delay(fact: LetterFact) -> int:
        if fact.answered_on is None or fact.answered_on <= fact.received_on:
            return 0
        return passed[(fact.answered_on - start).days] - passed[(fact.received_on - start).days]

    return delay


def _spans(
    facts: Sequence[LetterFact], first: date, last: date, today: date, delay: Callable[[LetterFact], int]
) -> tuple[FigureSpan, ...]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    by_year = months > _LONGEST_BY_MONTH
    if by_year:
        starts = [date(year, 1, 1) for year in range(first.year, last.year + 1)]
    else:
        counted = range(first.year * 12 + first.month - 1, first.year * 12 + first.month - 1 + months)
        starts = [date(count // 12, count % 12 + 1, 1) for count in counted]
    within: dict[date, list[LetterFact]] = {start: [] for start in starts}
    for fact in facts:
        within[fact.received_on.replace(month=1, day=1) if by_year else fact.received_on.replace(day=1)].append(fact)
    return tuple(
        FigureSpan(start, by_year, _line(start.isoformat(), part, today, delay)) for start, part in within.items()
    )
