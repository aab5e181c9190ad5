"""Where work goes: tasks in half-days as late as they may be done, by quarters of half-day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

QUARTERS = 4
"""Quarters in a half-day: the grain of efforts."""


@dataclass(frozen=True)
class Work:
    """A task to place: its effort in quarters, the first and the last slot it may be done in, both included.

    A `last` before `first` leaves it no slot. A late one goes wherever there is room, the sooner the better.
    """

    id: str
    effort: int
    first: int
    last: int
    chosen: int | None = None
    is_late: bool = False


@dataclass(frozen=True)
class Share:
    """The part of a task done in one slot, in quarters."""

    id: str
    slot: int
    effort: int


@dataclass(frozen=True)
class Placing:
    """Where everything goes; `left` is what found no room, in quarters by task (0 for a task of no effort)."""

    shares: tuple[Share, ...]
    left: Mapping[str, int]


def place(capacities: Sequence[int], works: Sequence[Work]) -> Placing:
    """Place work in slots of given capacities, in quarters.

    What was chosen stays, even beyond capacity. Then, from the last slot to the first, each is filled with what may
    still wait for it, what can only start latest first: this finds a place for everything whenever there is one.
    """
    room = list(capacities)
    shares: list[Share] = []
    left: dict[str, int] = {}
    for work in works:
        if work.chosen is not None:
            shares.append(Share(work.id, work.chosen, work.effort))
            room[work.chosen] = max(0, room[work.chosen] - work.effort)
    free = [work for work in works if work.chosen is None]
    _sweep(room, [work for work in free if not work.is_late], shares, left)
    for work in free:
        if work.is_late:
            _as_soon_as_possible(room, work, shares, left)
    shares.sort(key=lambda share: share.slot)
    return Placing(tuple(shares), left)


def _sweep(room: list[int], works: Sequence[Work], shares: list[Share], left: dict[str, int]) -> None:
    ending: dict[int, list[tuple[int, Work]]] = defaultdict(list)
    for order, work in enumerate(works):
        if not 0 <= work.first <= work.last < len(room):
            left[work.id] = work.effort
        elif work.effort == 0:
            shares.append(Share(work.id, work.last, 0))
        else:
            ending[work.last].append((order, work))
    waiting: list[tuple[int, int, int, Work, int]] = []
    for slot in range(len(room) - 1, -1, -1):
        for order, work in ending[slot]:
            heappush(waiting, (-work.first, -work.last, order, work, work.effort))
        while waiting and waiting[0][3].first > slot:
            *_, work, effort = heappop(waiting)
            left[work.id] = effort
        while waiting and room[slot]:
            *key, work, effort = heappop(waiting)
            done = min(effort, room[slot])
            room[slot] -= done
            shares.append(Share(work.id, slot, done))
            if effort > done:
                heappush(waiting, (key[0], key[1], key[2], work, effort - done))
    left.update({work.id: effort for *_, work, effort in waiting})


def _as_soon_as_possible(room: list[int], work: Work, shares: list[Share], left: dict[str, int]) -> None:
    effort = work.effort
    for slot in range(max(0, work.first), len(room)):
        done = min(effort, room[slot])
        if done or (work.effort == 0 and effort == 0):
            shares.append(Share(work.id, slot, done))
            room[slot] -= done
            effort -= done
            if effort == 0:
                return
    left[work.id] = effort
