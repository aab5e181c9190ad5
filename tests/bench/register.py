"""The page of letters at 100 000 letters, beside the same page at 1 000."""

from __future__ import annotations

import statistics

from tests.bench.made_offices import office_of
from tests.bench.measure import ROUNDS, Measure, at_most_more, at_most_times
from tests.bench.processes import told_by

_MANY, _FEW = 100_000, 1_000
_WORDS = {
    "open": "register, page opened",
    "whole": "register, filters released",
    "sort": "register, sorted",
    "filter": "register, filtered by a word",
    "find": "register, filtered by a rare word",
}


def measures() -> list[Measure]:
    """Return the times until everything is painted, and the memory of the process."""
    offices = [office_of(_MANY), office_of(_FEW)]
    rounds = [[told_by("tests.bench.register_page", str(office)) for office in offices] for _ in range(ROUNDS)]
    medians = [
        {name: statistics.median(figures[name] for figures in column) for name in column[0]}
        for column in zip(*rounds, strict=True)
    ]
    many, few = medians
    reference = f"{_FEW} letters"
    return [
        *(Measure(words, many[name], "ms", reference, few[name], at_most_times(1.5)) for name, words in _WORDS.items()),
        Measure("register, memory", many["memory"], "MB", reference, few["memory"], at_most_more(30, "MB")),
    ]
