"""A figure of ours beside that of something else, and whether the goal is reached."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 5
_SELF = Path("/proc/self")


@dataclass(frozen=True)
class Goal:
    """What a measure must reach: `test` is given our figure and the reference's."""

    words: str
    test: Callable[[float, float], bool]
    counts_times_faster: bool = False


@dataclass(frozen=True)
class Measure:
    """One line of the table; a measure without reference is held to a figure, one without goal only informs."""

    name: str
    ours: float
    unit: str
    reference_name: str = ""
    reference: float | None = None
    goal: Goal | None = None

    @property
    def is_reached(self) -> bool | None:
        """Tell whether the goal is reached; None when there is none."""
        if self.goal is None:
            return None
        return self.goal.test(self.ours, self.reference or 0.0)


def at_most_times(ratio: float) -> Goal:
    """Return the goal of costing at most so many times the reference."""
    return Goal(f"≤ {ratio:g}×", lambda ours, reference: ours <= ratio * reference)


def times_faster(ratio: float) -> Goal:
    """Return the goal of being at least so many times faster than the reference."""
    return Goal(f"≥ {ratio:g}× faster", lambda ours, reference: ratio * ours <= reference, counts_times_faster=True)


def at_most(figure: float, unit: str) -> Goal:
    """Return the goal of a figure that stands alone."""
    return Goal(f"≤ {figure:g} {unit}", lambda ours, _reference: ours <= figure)


def at_most_more(figure: float, unit: str) -> Goal:
    """Return the goal of costing at most so much more than the reference."""
    return Goal(f"≤ +{figure:g} {unit}", lambda ours, reference: ours <= reference + figure)


def alternated(*measured: Callable[[], float], rounds: int = ROUNDS) -> list[float]:
    """Return the median of each, measured in turn so that a busy moment of the machine touches all of them."""
    for warm_up in measured:
        warm_up()
    figures = [[one() for one in measured] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*figures, strict=True)]


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def percentile(figures: list[float], rank: int) -> float:
    """Return the figure that `rank` percent of the figures do not exceed."""
    return sorted(figures)[min(len(figures) - 1, len(figures) * rank // 100)]


def memory() -> float:
    """Return the proportional set size of this process in MB: its own memory and its share of what is shared."""
    return _megabytes("smaps_rollup", "Pss:")


def largest_memory() -> float:
    """Return the most memory this process has held at once, in MB."""
    return _megabytes("status", "VmHWM:")


def _megabytes(file: str, name: str) -> float:
    line = next(line for line in (_SELF / file).read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024
