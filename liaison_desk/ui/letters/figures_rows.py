"""The figures as rows of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from liaison_desk.domain.figures import FigureGroup, FigureLine, Figures
from liaison_desk.domain.figures_words import delay_words, group_words, share_words, span_words
from liaison_desk.domain.lists import ListQuery
from liaison_desk.ui.lists.columns import Alignment, Column

SPANS = "spans"


@dataclass(frozen=True)
class FigureRow:
    """One line of figures under its name."""

    name: str
    line: FigureLine
    is_total: bool = False

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return self.line.key or ("total" if self.is_total else "none")


class FigureRows:
    """The lines of one way to part the letters, in the order of the figures or of one of them; the whole comes last."""

    def __init__(self) -> None:
        self._rows: list[FigureRow] = []
        self._total: FigureRow | None = None

    def hold(self, figures: Figures, way: str, total: str) -> None:
        """Hold the lines of a way: a FigureGroup, or SPANS."""
        if way == SPANS:
            self._rows = [FigureRow(span_words(span), span.line) for span in figures.spans]
        else:
            group = FigureGroup(way)
            self._rows = [FigureRow(group_words(group, line.key), line) for line in figures.groups[group]]
        self._total = FigureRow(total, figures.total, is_total=True)

    def count(self, query: ListQuery) -> int:
        """Return how many rows there are."""
        return len(self._rows) + 1 if self._total else 0

    def rows(self, query: ListQuery, offset: int = 0, limit: int = 200) -> Sequence[FigureRow]:
        """Return one page of the rows."""
        rows = self._rows
        if query.sort_key == "name":
            rows = sorted(rows, key=lambda row: row.name, reverse=query.descending)
        elif query.sort_key:
            key = query.sort_key
            rows = sorted(rows, key=lambda row: getattr(row.line, key) or 0, reverse=query.descending)
        return [*rows, *((self._total,) if self._total else ())][offset : offset + limit]


def figure_columns(owner: QObject) -> list[Column[FigureRow]]:
    """Return the columns of the figures, their words translated by `owner`."""
    tr = owner.tr

    def number(name: str) -> Callable[[FigureRow], str]:
        return lambda row: str(getattr(row.line, name))

    def share(row: FigureRow) -> str:
        return share_words(row.line)

    def judged(row: FigureRow) -> str:
        line = row.line
        if not line.judged:
            return ""
        return tr("{in_time} sur {judged} dont l'échéance est tenue ou passée").format(
            in_time=line.in_time, judged=line.judged
        )

    right = Alignment.right
    return [
        Column(tr("Courriers reçus"), lambda row: row.name, sort_key="name", width=0, strong=True),
        Column(tr("Reçus"), number("received"), alignment=right, sort_key="received", width=84),
        Column(tr("Répondus"), number("answered"), alignment=right, sort_key="answered", width=104),
        Column(
            tr("Délai médian"),
            lambda row: delay_words(row.line),
            alignment=right,
            sort_key="median_delay",
            width=142,
        ),
        Column(tr("Dans les délais"), share, alignment=right, sort_key="share_in_time", width=132, tooltip=judged),
        Column(tr("Ouverts"), number("open"), alignment=right, sort_key="open", width=94),
        Column(tr("En retard"), number("late"), alignment=right, sort_key="late", width=104),
    ]
