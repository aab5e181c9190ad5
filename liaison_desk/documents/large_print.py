"""Large print: a table too wide for its type is set row by row, each cell under the name of its column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from liaison_desk.documents.model import Block, Fact, Facts, Runs, Table

_MOST_COLUMNS = 4


def set_row_by_row(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks as large print takes them: no table of more than four columns, no points two on a line."""
    for block in blocks:
        if isinstance(block, Table) and len(block.header) > _MOST_COLUMNS:
            yield from (_points(block, row) for row in block.rows)
        elif isinstance(block, Facts) and block.is_paired:
            yield replace(block, is_paired=False)
        else:
            yield block


def _points(table: Table, row: Sequence[Runs]) -> Facts:
    named = zip(table.header, row, strict=True)
    known = [(_words(name), value) for name, value in named if _words(value).strip()]
    return Facts(tuple(Fact(name, value) for name, value in known), table.title)


def _words(runs: Runs) -> str:
    return "".join(run.text for run in runs)
