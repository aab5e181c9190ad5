"""Finding anything from a few words."""

from __future__ import annotations

from collections.abc import Sequence

from liaison_desk.domain.lists import Found
from liaison_desk.domain.records import Kind
from liaison_desk.store import search
from liaison_desk.store.database import Database


class SearchService:
    """Searches every kind of record at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, typed: str, limit: int = 30, kind: Kind | None = None) -> Sequence[Found]:
        """Return the records that hold every word typed, best first."""
        with self._database.reading() as session:
            return search.search(session, typed, limit, kind)
