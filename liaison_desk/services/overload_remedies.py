"""What does not fit in the time there is, and the fewest tasks to shorten, hand over or drop for it to fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from liaison_desk.domain.overloads import Span, fewest, overloaded_spans
from liaison_desk.domain.placement import QUARTERS
from liaison_desk.services.outlook import Outlook
from liaison_desk.services.week_plan import Overload, Remedy, RemedyKind
from liaison_desk.store.planning import OpenTask


def overloads_of(outlook: Outlook) -> tuple[Overload, ...]:
    """Return the spans of time whose work does not fit, the soonest first."""
    told: set[int] = set()
    found: list[Overload] = []
    for span in overloaded_spans(outlook.capacities, outlook.works):
        slots = [slot for slot in range(span.first, span.last + 1) if slot not in told]
        told.update(slots)
        found.append(_overload(outlook, span, slots))
    return tuple(sorted(found, key=lambda one: (one.until, one.since)))


def _overload(outlook: Outlook, span: Span, slots: Sequence[int]) -> Overload:
    tasks = [outlook.tasks[identifier] for identifier in span.ids]
    until = max((task.window.due_on for task in tasks if task.window.due_on), default=outlook.last)
    starts = [task.window.opens_on or outlook.today for task in tasks]
    return Overload(
        since=min(until, max(outlook.today, min(starts))),
        until=until,
        needed=span.needed / QUARTERS,
        available=span.available / QUARTERS,
        half_days=tuple(outlook.worked[slot] for slot in slots),
        task_ids=span.ids,
        remedies=tuple(remedies_of(tasks, span.needed - span.available)),
    )


def remedies_of(tasks: Sequence[OpenTask], lack: int) -> Iterator[Remedy]:
    """Yield the ways to make room, those due last first among tasks that gain as much."""
    latest = sorted(tasks, key=lambda task: task.window.due_on or date.max, reverse=True)
    gains = {
        RemedyKind.shorten: {task.id: _shortened(task) for task in latest},
        RemedyKind.delegate: {task.id: _quarters(task.load) for task in latest},
        RemedyKind.drop: {task.id: _quarters(task.load) for task in latest if task.optional},
    }
    for kind, of_tasks in gains.items():
        chosen, gained = fewest(of_tasks, lack)
        if chosen:
            yield Remedy(kind, chosen, gained / QUARTERS)


def _shortened(task: OpenTask) -> int:
    return 0 if task.is_short or task.short_effort is None else _quarters(task.effort - task.short_effort)


def _quarters(half_days: float) -> int:
    return round(half_days * QUARTERS)
