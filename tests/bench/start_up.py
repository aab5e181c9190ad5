"""From the start of the process to the window, beside a bare Qt window."""

from __future__ import annotations

import statistics
from functools import partial
from pathlib import Path

from liaison_desk.services.clock import SystemClock
from liaison_desk.services.demonstration import open_demonstration
from tests.bench.made_offices import bench_folder
from tests.bench.measure import Measure, at_most, at_most_times
from tests.bench.processes import told_by

_ROUNDS = 9
_BARE = "bare Qt window"


def measures() -> list[Measure]:
    """Return the times until the shell is painted and until *Aujourd'hui* is complete, and the memory then.

    The bare window shows a list and a table of 100 rows; what an empty one takes is told too, held to nothing.
    """
    folder = str(bench_folder() / "demonstration")
    open_demonstration(Path(folder), SystemClock()).close()
    starts = {
        "desk": partial(told_by, "tests.bench.start_desk", folder),
        "bare": partial(told_by, "tests.bench.start_bare", "furnished"),
        "empty": partial(told_by, "tests.bench.start_bare", "empty"),
    }
    rounds = [{name: start() for name, start in starts.items()} for _ in range(_ROUNDS + 1)]
    shell, today, memory = (_median(rounds, "desk", name) for name in ("shell", "today", "memory"))
    bare, empty = (_median(rounds, name, "painted") for name in ("bare", "empty"))
    return [
        Measure("start, shell painted", shell, "ms", _BARE, bare, at_most_times(1.3)),
        Measure("start, Aujourd'hui complete", today, "ms", _BARE, bare, at_most_times(2.8)),
        Measure("start, shell painted", shell, "ms", "empty Qt window", empty),
        Measure("start, memory", memory, "MB", goal=at_most(110, "MB")),
    ]


def _median(rounds: list[dict[str, dict[str, float]]], start: str, name: str) -> float:
    """Return the median of a figure, the first round left out: it compiles and warms the caches of the machine."""
    return statistics.median(figures[start][name] for figures in rounds[1:])
