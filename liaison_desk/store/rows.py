"""Lists: counting, ordering and paging rows, whatever their kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

import sqlalchemy as sa
from sqlmodel import Session

from liaison_desk.domain.lists import ListQuery
from liaison_desk.store.search import few_match, matching_ids

RowType = TypeVar("RowType")


@dataclass(frozen=True)
class RowList(Generic[RowType]):
    """How one kind of row is read: its columns, its saved filters, its orders.

    `views` maps the name of a saved filter to its condition; `sorts` a column of the list to what it sorts by
    (ties are parted by `tie`). `make` turns one database row into a line of the list.
    """

    table: sa.Table
    columns: Sequence[sa.ColumnElement[Any]]
    source: sa.FromClause
    views: Mapping[str, Callable[[date], sa.ColumnElement[bool]]]
    sorts: Mapping[str, Sequence[sa.ColumnElement[Any]]]
    default_sort: str
    newest_first: bool
    make: Callable[[Any], RowType]

    def count(self, session: Session, query: ListQuery, today: date) -> int:
        """Return how many rows the query has."""
        return (
            session.connection()
            .execute(sa.select(sa.func.count()).select_from(self.table).where(*self._conditions(session, query, today)))
            .scalar_one()
        )

    def rows(self, session: Session, query: ListQuery, today: date, offset: int, limit: int) -> list[RowType]:
        """Return one page of rows in the order asked for."""
        ids = (
            sa.select(self.table.c.id)
            .where(*self._conditions(session, query, today))
            .order_by(*self._order(query))
            .offset(offset)
            .limit(limit)
            .subquery()
        )
        # the page is found along an index first; only its rows are then read
        page = (
            sa.select(*self.columns)
            .select_from(self.source)
            .where(self.table.c.id.in_(sa.select(ids.c.id)))
            .order_by(*self._order(query))
        )
        return [self.make(row) for row in session.connection().execute(page)]

    def _conditions(self, session: Session, query: ListQuery, today: date) -> list[sa.ColumnElement[bool]]:
        conditions: list[sa.ColumnElement[bool]] = [self.table.c.deleted_at.is_(None)]
        conditions += [self.views[view](today) for view in query.saved_filter.split()]
        matching = matching_ids(query.text)
        if matching is None:
            return conditions
        if few_match(session, query.text):
            # as values they lead SQLite along no index: it begins with the few records that match
            conditions = [condition.is_(sa.true()) for condition in conditions]
        return [*conditions, self.table.c.id.in_(matching)]

    def _order(self, query: ListQuery) -> list[sa.ColumnElement[Any]]:
        columns = self.sorts[query.sort_key or self.default_sort]
        descending = query.descending if query.sort_key else self.newest_first
        return [column.desc() if descending else column.asc() for column in (*columns, self.table.c.id)]
