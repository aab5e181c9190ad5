"""From the start of the process to the window, beside a bare Qt window."""

from __future__ import annotations

import statistics

from liaison_desk.services.clock import SystemClock
from liaison_desk.services.demonstration import open_demonstration
from tests.bench.made_offices import bench_folder
from tests.bench.measure import Measure, at_most, at_most_times
from tests.bench.processes import told_by

_ROUNDS = 9
_REFERENCE = "bare Qt window"


def measures() -> list[Measure]:
    """Return the times until the shell is painted and until *Aujourd'hui* is complete, and the memory then."""
    folder = bench_folder() / "demonstration"
    open_demonstration(folder, SystemClock()).close()
    desk: list[dict[str, float]] = []
    bare: list[dict[str, float]] = []
    for _ in range(_ROUNDS + 1):
        desk.append(told_by("tests.bench.start_desk", str(folder)))
        bare.append(told_by("tests.bench.start_bare"))
    shell, today, memory = (_median(desk, name) for name in ("shell", "today", "memory"))
    painted = _median(bare, "painted")
    return [
        Measure("start, shell painted", shell, "ms", _REFERENCE, painted, at_most_times(1.3)),
        Measure("start, Aujourd'hui complete", today, "ms", _REFERENCE, painted, at_most_times(2.8)),
        Measure("start, memory", memory, "MB", goal=at_most(110, "MB")),
    ]


def _median(rounds: list[dict[str, float]], name: str) -> float:
    """Return the median of a figure, the first round left out: it warms the caches of the machine."""
    return statistics.median(figures[name] for figures in rounds[1:])
