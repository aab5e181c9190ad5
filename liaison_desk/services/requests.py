"""What the official is asked and has not decided of yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from liaison_desk.domain.lists import ListQuery, RequestRow
from liaison_desk.services.clock import Clock, today
from liaison_desk.store.database import Database
from liaison_desk.store.requests import REQUESTS


class RequestService:
    """Reads the engagements asked for or postponed, the earliest reply first.

    Those whose day has gone are read only when the saved filter « past » is asked for.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def count(self, query: ListQuery) -> int:
        """Return how many requests a query has."""
        with self._database.reading() as session:
            return REQUESTS.count(session, _undecided(query), today(self._clock))

    def rows(self, query: ListQuery, offset: int = 0, limit: int = 200) -> Sequence[RequestRow]:
        """Return one page of requests."""
        with self._database.reading() as session:
            return REQUESTS.rows(session, _undecided(query), today(self._clock), offset, limit)


def _undecided(query: ListQuery) -> ListQuery:
    filters = query.saved_filter.split()
    when = [] if "past" in filters else ["coming"]
    return replace(query, saved_filter=" ".join(("undecided", *when, *filters)))
