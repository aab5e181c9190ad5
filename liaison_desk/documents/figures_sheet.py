"""The figures of correspondence as a table to be written or printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from liaison_desk.documents.model import Block, Document, DocumentHeader, Heading, Runs, Table, TemplateName, plain
from liaison_desk.documents.spreadsheet import Cell, TableColumn, TableFile
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.figures import FigureLine, Figures
from liaison_desk.domain.figures_words import (
    GROUP_TITLES,
    SPANS_TITLE,
    delay_words,
    group_words,
    share_words,
    span_words,
)
from liaison_desk.domain.french import full_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.typography import french

_WIDTHS = (27.0, 9.0, 11.0, 17.0, 18.0, 9.0, 10.0)
_HEADER = ("", "Reçus", "Répondus", "Délai médian", "Dans les délais", "Ouverts", "En retard")
_TITLE = "Chiffres du courrier"


def figure_table(figures: Figures, unit: Unit | None, made_on: date) -> TableFile:
    """Return the columns of figures as a file, and what its legend says."""
    return TableFile(
        name="Chiffres",
        columns=(
            TableColumn("Tableau", 22),
            TableColumn("Ligne", 40),
            TableColumn("Reçus", 10, "Courriers arrivés dans la période, les annulés exceptés"),
            TableColumn("Répondus", 11, "Ceux dont la réponse est signée ; un accusé ou une attente n'en est pas une"),
            TableColumn("Délai médian", 14, "En jours ouvrés, de l'arrivée au départ de la réponse"),
            TableColumn("Jugés", 10, "Ceux dont l'échéance est tenue, ou passée"),
            TableColumn("Dans les délais", 14, "Parmi les jugés, répondus au plus tard à l'échéance"),
            TableColumn("Ouverts", 10, "Ceux qui attendent encore une réponse"),
            TableColumn("En retard", 11, "Ouverts dont l'échéance est passée"),
        ),
        about=(("Document", f"{_TITLE}, {_period(figures, unit)}"), ("Établi le", full_date(made_on))),
    )


def figure_rows(figures: Figures) -> list[tuple[Cell, ...]]:
    """Return figures as the cells of `figure_table`."""
    return [
        (
            title, name, line.received, line.answered, line.median_delay, line.judged, line.in_time, line.open,
            line.late,
        )
        for title, lines in _tables(figures)
        for name, line in lines
    ]  # fmt: skip


def compose_figures(figures: Figures, unit: Unit | None, made_on: date) -> Document:
    """Return figures as a document: the whole, then parted in each way."""
    blocks: list[Block] = []
    for title, lines in _tables(figures):
        blocks.append(Heading(plain(title), 2))
        rows = tuple(_row(name, line) for name, line in lines)
        blocks.append(Table(tuple(plain(word) for word in _HEADER), rows, _WIDTHS, title=title))
    return Document(
        title=_TITLE,
        template=TemplateName.note,
        blocks=tuple(blocks),
        header=DocumentHeader(
            kind=_TITLE, subtitle=french(f"{_period(figures, unit)} – établi le {full_date(made_on)}")
        ),
    )


def _tables(figures: Figures) -> Iterator[tuple[str, list[tuple[str, FigureLine]]]]:
    yield "Ensemble", [("Tous les courriers reçus", figures.total)]
    for group, lines in figures.groups.items():
        if lines:
            yield GROUP_TITLES[group], [(group_words(group, line.key), line) for line in lines]
    yield SPANS_TITLE, [(span_words(span), span.line) for span in figures.spans]


def _row(name: str, line: FigureLine) -> tuple[Runs, ...]:
    share = f"{share_words(line)} ({line.in_time} sur {line.judged})" if line.judged else "—"
    words = (name, line.received, line.answered, delay_words(line), share, line.open, line.late)
    return tuple(plain(french(str(word))) for word in words)


def _period(figures: Figures, unit: Unit | None) -> str:
    named = f", {label(unit)}" if unit else ""
    return f"du {figures.first:%d/%m/%Y} au {figures.last:%d/%m/%Y}{named}"
