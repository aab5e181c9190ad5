"""Rows held in memory, as a list asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic

from liaison_desk.domain.folding import search_terms
from liaison_desk.domain.lists import ListQuery
from liaison_desk.ui.lists.columns import Row


class ListedRows(Generic[Row]):
    """Answers a list from the rows it is given; `views` are its saved filters, `words` what a row is found by."""

    def __init__(self, views: Mapping[str, Callable[[Row], bool]], words: Callable[[Row], str]) -> None:
        self._views = views
        self._words = words
        self.held: Sequence[Row] = ()

    def count(self, query: ListQuery) -> int:
        """Return how many rows there are."""
        return len(self._found(query))

    def rows(self, query: ListQuery, offset: int, limit: int) -> Sequence[Row]:
        """Return one page of rows."""
        return self._found(query)[offset : offset + limit]

    def counted(self, view: str) -> int:
        """Return how many rows a saved filter takes."""
        return sum(map(self._views[view], self.held))

    def _found(self, query: ListQuery) -> Sequence[Row]:
        found = [one for one in self.held if not query.saved_filter or self._views[query.saved_filter](one)]
        wanted = search_terms(query.text).split()
        return [one for one in found if all(word in search_terms(self._words(one)) for word in wanted)]
