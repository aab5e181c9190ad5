"""Columns as data, and where rows come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Generic, Protocol, TypeVar

from liaison_desk.domain.lists import ListQuery
from liaison_desk.ui.widgets.chip import ChipLook


class HasId(Protocol):
    """Anything that can be a row."""

    @property
    def id(self) -> str:
        """Identifier of the record, the same from one reading to the next."""
        ...


Row = TypeVar("Row", bound=HasId)
RowOut = TypeVar("RowOut", bound=HasId, covariant=True)


class Alignment(Enum):
    """Where the words of a column stand."""

    left = "left"
    right = "right"


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: what it shows of a row.

    `sort_key` names the order to ask of the source, empty when the column cannot sort; `width` is in pixels, 0 takes
    the room left; in a list narrower than `shown_from` pixels the column is left out.
    """

    title: str
    text: Callable[[Row], str]
    second_line: Callable[[Row], str] | None = None
    chip: Callable[[Row], ChipLook | None] | None = None
    alignment: Alignment = Alignment.left
    sort_key: str = ""
    width: int = 120
    shown_from: int = 0
    strong: bool = False
    light: bool = False
    icon: Callable[[Row], str] | None = None
    tooltip: Callable[[Row], str] | None = None


class RowSource(Protocol[RowOut]):
    """Where rows come from, a page at a time."""

    def count(self, query: ListQuery) -> int:
        """Return how many rows there are."""
        ...

    def rows(self, query: ListQuery, offset: int, limit: int) -> Sequence[RowOut]:
        """Return at most `limit` rows from the place `offset` on, in the order asked."""
        ...
