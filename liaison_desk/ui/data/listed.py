"""A short list held in memory, for the lists of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from liaison_desk.domain.lists import ListQuery
from liaison_desk.ui.lists.columns import Row


class Listed(Generic[Row]):
    """Reads everything when it is counted, then gives it page by page in the order it came."""

    def __init__(self, read: Callable[[], Sequence[Row]]) -> None:
        self._read = read
        self._rows: Sequence[Row] = ()

    def count(self, query: ListQuery) -> int:
        """Read the list again and return how many rows it has."""
        self._rows = self._read()
        return len(self._rows)

    def rows(self, query: ListQuery, offset: int, limit: int) -> Sequence[Row]:
        """Return at most `limit` rows from the place `offset` on."""
        return self._rows[offset : offset + limit]
