"""The measures as a table a person reads."""

from __future__ import annotations

from collections.abc import Sequence

from tests.bench.measure import Measure

_HEADER = ("measure", "ours", "reference", "", "ratio", "goal", "reached")
_RIGHT = frozenset({1, 2, 4})


def as_table(measures: Sequence[Measure]) -> str:
    """Return one line for each measure under a header."""
    rows = [_HEADER, *map(_cells, measures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_HEADER))]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], "  ".join("─" * width for width in widths), *lines[1:]])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (
        cell.rjust(width) if place in _RIGHT else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()


def _cells(measure: Measure) -> tuple[str, ...]:
    reference = measure.reference
    return (
        measure.name,
        _figure(measure.ours, measure.unit),
        "" if reference is None else _figure(reference, measure.unit),
        measure.reference_name,
        "" if reference is None else _ratio(measure, reference),
        measure.goal.words if measure.goal else "",
        {True: "yes", False: "NO", None: ""}[measure.is_reached],
    )


def _figure(figure: float, unit: str) -> str:
    digits = 0 if figure >= 100 else 1 if figure >= 10 else 2
    return f"{figure:.{digits}f} {unit}"


def _ratio(measure: Measure, reference: float) -> str:
    if measure.goal and measure.goal.counts_times_faster:
        return f"{reference / measure.ours:.1f}× faster"
    return f"{measure.ours / reference:.2f}×"
