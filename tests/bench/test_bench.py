"""The benchmark can be run: nothing is timed here."""

from __future__ import annotations

import pytest

from tests.bench.__main__ import NAMES, bench
from tests.bench.measure import Measure, at_most, at_most_more, at_most_times, percentile, times_faster
from tests.bench.table import as_table


@pytest.mark.parametrize("name", NAMES)
def test_every_part_of_the_benchmark_can_be_run(name: str) -> None:
    assert callable(bench(name))


def test_the_table_says_which_goals_are_reached() -> None:
    made_up = [
        Measure("shell painted", 150, "ms", "bare window", 120, at_most_times(1.3)),
        Measure("memory", 112.4, "MB", goal=at_most(110, "MB")),
        Measure("500 letters", 4, "s", "docxtpl", 40, times_faster(5)),
        Measure("register", 61.25, "MB", "1 000 letters", 40, at_most_more(30, "MB")),
        Measure("median answer", 1.5, "ms", "FTS5", 3),
    ]
    assert as_table(made_up).splitlines() == [
        "measure           ours  reference                        ratio  goal         reached",
        "─────────────  ───────  ─────────  ─────────────  ────────────  ───────────  ───────",
        "shell painted   150 ms     120 ms  bare window           1.25×  ≤ 1.3×       yes",
        "memory          112 MB                                          ≤ 110 MB     NO",
        "500 letters     4.00 s     40.0 s  docxtpl        10.0× faster  ≥ 5× faster  yes",
        "register       61.2 MB    40.0 MB  1 000 letters         1.53×  ≤ +30 MB     yes",
        "median answer  1.50 ms    3.00 ms  FTS5                  0.50×",
    ]


def test_a_percentile_is_one_of_the_figures() -> None:
    assert percentile([float(figure) for figure in range(1, 41)], 95) == 39
    assert percentile([3.0], 95) == 3
