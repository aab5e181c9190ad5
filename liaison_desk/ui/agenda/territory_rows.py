"""The presence of the official as rows of lists: by commune, EPT or kind of partner, and the engagements of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic

from PySide6.QtCore import QObject

from liaison_desk.domain.coverage import CoverageLine, time_since
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.folding import sort_key
from liaison_desk.domain.french import long_date, period, short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import EngagementRow, ListQuery
from liaison_desk.ui.agenda.looks import state_chip, where
from liaison_desk.ui.lists.columns import Alignment, Column, Row

_ORDERS: dict[str, Callable[[CoverageLine], Any]] = {
    "name": lambda line: sort_key(line.name),
    "last_on": lambda line: line.visits.last_on or date.min,
    "in_twelve_months": lambda line: line.visits.in_twelve_months,
    "represented": lambda line: line.visits.represented,
    "refusals": lambda line: line.visits.refusals,
}
_WIDE = 460


@dataclass(frozen=True)
class CoverageRow:
    """A line of the coverage as a row of a list."""

    line: CoverageLine

    @property
    def id(self) -> str:
        """Its key."""
        return self.line.key


class HeldRows(Generic[Row]):
    """Rows held in memory, as a source of a list."""

    def __init__(self) -> None:
        self.held: Sequence[Row] = ()

    def count(self, query: ListQuery) -> int:
        """Return how many rows there are."""
        return len(self.held)

    def rows(self, query: ListQuery, offset: int = 0, limit: int = 200) -> Sequence[Row]:
        """Return one page of the rows."""
        return self._ordered(query)[offset : offset + limit]

    def _ordered(self, query: ListQuery) -> Sequence[Row]:
        return self.held


class CoverageRows(HeldRows[CoverageRow]):
    """The lines of a group, by name or by any of their numbers."""

    def _ordered(self, query: ListQuery) -> Sequence[CoverageRow]:
        order = _ORDERS[query.sort_key or "name"]
        return sorted(self.held, key=lambda row: order(row.line), reverse=query.descending)


def coverage_columns(owner: QObject, today: Callable[[], date]) -> list[Column[CoverageRow]]:
    """Return the columns of a coverage, their words translated by `owner`."""
    tr = owner.tr

    def last(row: CoverageRow) -> str:
        visits = row.line.visits
        return f"{long_date(visits.last_on)} · {visits.last_title}" if visits.last_on else ""

    def number(name: str) -> Callable[[CoverageRow], str]:
        return lambda row: str(getattr(row.line.visits, name))

    numbers = (
        ("in_twelve_months", tr("En 12 mois"), 104, 0),
        ("represented", tr("Représentations"), 138, _WIDE),
        ("refusals", tr("Refus, 24 mois"), 124, 0),
    )
    return [
        Column(tr("Nom"), lambda row: row.line.name, sort_key="name", width=200, strong=True),
        Column(
            tr("Dernière venue"),
            lambda row: time_since(row.line.visits.last_on, today()),
            second_line=last,
            sort_key="last_on",
            width=0,
        ),
        *(
            Column(title, number(name), alignment=Alignment.right, sort_key=name, width=width, shown_from=shown_from)
            for name, title, width, shown_from in numbers
        ),
    ]


def engagement_columns(owner: QObject, today: Callable[[], date]) -> list[Column[EngagementRow]]:
    """Return the columns of the engagements of a place, their words translated by `owner`."""
    tr = owner.tr
    return [
        Column(
            tr("Quand"),
            lambda row: short_date(row.starts_at.date(), today()),
            width=112,
            tooltip=lambda row: period(row.starts_at, row.ends_at, row.all_day),
        ),
        Column(
            tr("Engagement"),
            lambda row: row.title,
            second_line=lambda row: " · ".join(filter(None, (label(EngagementState(row.state)), where(row)))),
            width=0,
            strong=True,
        ),
        Column(
            tr("État"),
            lambda row: label(EngagementState(row.state)),
            chip=lambda row: state_chip(row.state),
            width=130,
            shown_from=_WIDE,
        ),
    ]
