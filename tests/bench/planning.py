"""Moving one event and reading a week among 20 000 tasks, beside the same among 20 or in an empty office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import cycle

from liaison_desk.domain.validation import changed
from liaison_desk.services.desk import Desk
from tests.bench.agendas_corpus import A_WEEK, STEPS_EACH, TODAY, engagement_id, make_agenda
from tests.bench.letters_corpus import open_desk
from tests.bench.made_offices import bench_folder
from tests.bench.measure import Measure, alternated, at_most, at_most_times, milliseconds

_MANY, _HALF_A_YEAR, _FEW = 5_000, 260, 5


def measures() -> list[Measure]:
    """Return the times of a move with all its tasks, and of the plan of a week."""
    desks = {count: open_desk(make_agenda(bench_folder() / f"agenda-{count}", count)) for count in _COUNTS}
    try:
        many, few = alternated(*(_moves(desks[count], count) for count in (_MANY, _FEW)), rounds=15)
        week, recent, empty = alternated(*(partial(milliseconds, _week(desks[count])) for count in _COUNTS), rounds=15)
    finally:
        for desk in desks.values():
            desk.close()
    tasks = f"{STEPS_EACH * _MANY} tasks"
    return [
        Measure(f"one event moved among {tasks}", many, "ms", f"{STEPS_EACH * _FEW} tasks", few, at_most_times(1.5)),
        Measure("one event moved", many, "ms", goal=at_most(50, "ms")),
        Measure(f"week planned among {tasks}", week, "ms", "those to come", recent, at_most_times(1.5)),
        Measure("week planned, full", recent, "ms", f"{STEPS_EACH * _FEW} tasks", empty),
    ]


_COUNTS = (_MANY, _HALF_A_YEAR, _FEW)


def _moves(desk: Desk, count: int) -> Callable[[], float]:
    """Return what moves the last event by a week, then back."""
    identifier = engagement_id(count - 1)
    fields = desk.engagements.sheet(identifier).fields
    there = changed(
        fields, {"starts_at": fields.starts_at + A_WEEK, "ends_at": (fields.ends_at or fields.starts_at) + A_WEEK}
    )
    ways = cycle([there, fields])
    return lambda: milliseconds(partial(desk.engagements.edit, identifier, next(ways)))


def _week(desk: Desk) -> Callable[[], object]:
    return partial(desk.planning.week, TODAY + timedelta(days=14))
