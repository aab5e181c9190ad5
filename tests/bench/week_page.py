"""« Ma semaine » with sixty tasks in an office of 20 000, beside a week of the same office without a task."""

from __future__ import annotations

import statistics
from datetime import date, timedelta
from pathlib import Path

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.tasks import TaskFields
from tests.bench.agendas_corpus import make_agenda
from tests.bench.letters_corpus import open_desk
from tests.bench.made_offices import bench_folder
from tests.bench.measure import ROUNDS, Measure, at_most, at_most_times
from tests.bench.processes import told_by

FULL_WEEK = date(2026, 5, 18)
"""Monday of the week with sixty tasks."""

EMPTY_WEEKS = (date(2026, 4, 20), date(2026, 4, 27))
"""Mondays of weeks with as many engagements and no task."""

_ENGAGEMENTS = 5_000
_IN_EACH = 12
_HALF_DAYS = tuple(HalfDay(FULL_WEEK + timedelta(days=day), half) for day in (0, 1, 3) for half in (False, True))[:5]


def measures() -> list[Measure]:
    """Return the times until a week is painted: read in the store, laid out, drawn."""
    office = make_office(bench_folder() / "week")
    rounds = [told_by("tests.bench.week_shown", str(office)) for _round in range(ROUNDS)]
    full, empty = (statistics.median(figures[name] for figures in rounds) for name in ("full", "empty"))
    return [
        Measure("week of 60 tasks, painted", full, "ms", "week without a task", empty, at_most_times(1.5)),
        Measure("week of 60 tasks, painted", full, "ms", goal=at_most(100, "ms")),
    ]


def make_office(folder: Path) -> Path:
    """Make an office of 20 000 tasks, sixty of them placed in one week, and return its folder."""
    desk = open_desk(make_agenda(folder, _ENGAGEMENTS))
    for half in _HALF_DAYS:
        fields = TaskFields(
            title="Rédiger la synthèse du rapport",
            due_on=FULL_WEEK + timedelta(days=21),
            planned_on=half.day,
            planned_afternoon=half.afternoon,
        )
        desk.tasks.add_many(fields, _IN_EACH)
    desk.close()
    return folder
