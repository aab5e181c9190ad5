"""What cannot fit: the spans whose work exceeds their half-days (Hall's condition), and the fewest ways out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from liaison_desk.domain.placement import Work, place


@dataclass(frozen=True)
class Span:
    """Slots from `first` to `last`, both included, that cannot hold what must be done within them, in quarters.

    `last` is before `first` when the tasks have no slot at all.
    """

    first: int
    last: int
    needed: int
    available: int
    ids: tuple[str, ...]


def overloaded_spans(capacities: Sequence[int], works: Sequence[Work]) -> list[Span]:
    """Return the spans that lack room, whatever slots were chosen by hand; late work is left out.

    Tasks without any slot come first, then the spans from the worst on: the room of one is taken for those after it.
    """
    due = [work for work in works if work.effort and not work.is_late]
    kept = [work if work.chosen is None else replace(work, chosen=None) for work in due]
    without_slot = [work for work in kept if not _has_slots(work, len(capacities))]
    spans = [_without_slot([work for work in without_slot if work.last == last]) for last in _lasts(without_slot)]
    waiting = [work for work in kept if _has_slots(work, len(capacities))]
    room = list(capacities)
    while place(room, waiting).left:
        span = _worst(room, waiting)
        spans.append(span)
        waiting = [work for work in waiting if not _is_within(work, span)]
        room[span.first : span.last + 1] = [0] * (span.last + 1 - span.first)
    return spans


def fewest(gains: Mapping[str, int], lack: int) -> tuple[tuple[str, ...], int]:
    """Return the fewest tasks whose gains cover a lack and what they gain; all of them when they do not cover it."""
    chosen: list[str] = []
    gained = 0
    for identifier, gain in sorted(gains.items(), key=lambda pair: -pair[1]):
        if gained >= lack or gain <= 0:
            break
        chosen.append(identifier)
        gained += gain
    return tuple(chosen), gained


def _worst(room: Sequence[int], works: Sequence[Work]) -> Span:
    """Return the span with the largest excess, the narrowest of equals; one exists when something is not placed."""
    before = [0, *accumulate(room)]
    demand = [0] * len(room)
    starting: dict[int, list[Work]] = {}
    for work in works:
        starting.setdefault(work.first, []).append(work)
    best = (0, 0, 0, 0, 0)
    for first in sorted(starting, reverse=True):
        for work in starting[first]:
            demand[work.last] += work.effort
        needed = 0
        for last in range(first, len(room)):
            if not demand[last]:
                continue
            needed += demand[last]
            excess = needed - (before[last + 1] - before[first])
            if (excess, first - last) > best[:2]:
                best = (excess, first - last, first, last, needed)
    _, _, first, last, needed = best
    ids = tuple(work.id for work in works if first <= work.first and work.last <= last)
    return Span(first, last, needed, before[last + 1] - before[first], ids)


def _has_slots(work: Work, count: int) -> bool:
    return 0 <= work.first <= work.last < count


def _is_within(work: Work, span: Span) -> bool:
    return span.first <= work.first and work.last <= span.last


def _lasts(works: Sequence[Work]) -> list[int]:
    return list(dict.fromkeys(work.last for work in works))


def _without_slot(works: Sequence[Work]) -> Span:
    first, last = min(work.first for work in works), works[0].last
    return Span(max(first, last + 1), last, sum(work.effort for work in works), 0, tuple(work.id for work in works))
