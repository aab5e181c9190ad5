"""The list of what is to be printed, to take along to the office: one box for each paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from liaison_desk.documents.model import (
    EMPTY_BOX,
    Block,
    Document,
    DocumentHeader,
    Heading,
    Paragraph,
    Runs,
    Table,
    TemplateName,
    plain,
)
from liaison_desk.domain.french import NO_BREAK, full_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.print_lists import PrintTurn, ToPrint
from liaison_desk.domain.typography import french


def compose_print_list(turns: Sequence[PrintTurn], day: date) -> Document:
    """Return what is to be printed, one table for each half-day at the office."""
    blocks = [block for turn in turns for block in _turn(turn)]
    return Document(
        title="À imprimer",
        template=TemplateName.note,
        blocks=tuple(blocks) or (Paragraph(plain("Rien n'est à imprimer pour les quinze jours à venir.")),),
        header=DocumentHeader(kind="Liste d'impression", subtitle=french(f"Établie le {full_date(day)}")),
    )


def _turn(turn: PrintTurn) -> Iterator[Block]:
    yield Heading(plain(french(turn.words)))
    header = (plain("À imprimer"), plain("Pour"), plain("Pourquoi"))
    yield Table(header, tuple(_row(one) for one in turn.papers), (34.0, 33.0, 33.0), title=turn.words)


def _row(one: ToPrint) -> tuple[Runs, ...]:
    name = f"{EMPTY_BOX}{NO_BREAK}{one.name}" + (f", {one.what}" if one.what else "")
    about = one.about + (f"\n{full_date(one.needed_at.date())}" if one.needed_at else "")
    why = "\n".join((label(one.need), *one.reasons))
    return plain(french(name), bold=True), plain(french(about)), plain(french(why[:1].upper() + why[1:]))
