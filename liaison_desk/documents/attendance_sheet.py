"""Attendance sheets: who is expected, in protocol order, with room to sign (domain reference §3.5, D31)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liaison_desk.documents.model import (
    Block,
    Document,
    DocumentHeader,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    Table,
    TemplateName,
    plain,
)
from liaison_desk.documents.spreadsheet import Cell, TableColumn, TableFile
from liaison_desk.domain.french import counted, full_date
from liaison_desk.domain.typography import french

_SIGNING_ROOM = "\u00a0\n\u00a0"
"""Two lines: the room a hand needs."""
_FEWEST_OTHERS = 3


@dataclass(frozen=True)
class AttendanceLine:
    """One person: `represents` is the name of whoever they come for, `remark` what stands beside the signature."""

    name: str
    title: str = ""
    represents: str = ""
    guests: int = 0
    remark: str = ""


@dataclass(frozen=True)
class AttendanceMaterial:
    """What an attendance sheet is made of: who signs, and who is only named under the table.

    `fills_rows` is how many lines the table has at least; three are always left for those nobody expected.
    """

    title: str
    when_and_where: str
    lines: Sequence[AttendanceLine]
    made_on: date
    excused: Sequence[str] = ()
    fills_rows: int = 0


def compose_attendance_sheet(material: AttendanceMaterial) -> Document:
    """Return an attendance sheet as a document; those excused are named under it."""
    others = max(_FEWEST_OTHERS, material.fills_rows - len(material.lines))
    table = Table(
        header=tuple(plain(name) for name in ("N°", "Nom et qualité", "Observation", "Signature")),
        rows=(
            *(
                (plain(str(place), bold=True), _person(line), plain(french(_remark(line))), plain(_SIGNING_ROOM))
                for place, line in enumerate(material.lines, start=1)
            ),
            *((plain(_SIGNING_ROOM),) * 4,) * others,
        ),
        widths=(7.0, 45.0, 20.0, 28.0),
        title="Feuille d'émargement",
    )
    blocks: list[Block] = [table]
    if total := _total(material.lines):
        blocks.append(Paragraph(plain(french(total), bold=True)))
    if material.excused:
        names = " ; ".join(material.excused)
        blocks.append(Paragraph((Run("Excusés\u00a0: ", bold=True), Run(french(names)))))
    blocks.append(
        Paragraph(
            plain(french(f"Réponses connues le {full_date(material.made_on)}, dans l'ordre protocolaire.")),
            ParagraphStyle.caption,
        )
    )
    return Document(
        title=french(material.title),
        template=TemplateName.note,
        blocks=tuple(blocks),
        header=DocumentHeader(kind="Feuille d'émargement", subtitle=french(material.when_and_where)),
    )


def attendance_table(title: str, made_on: date) -> TableFile:
    """Return the columns of an attendance sheet as a workbook."""
    return TableFile(
        name="Émargement",
        columns=(
            TableColumn("Place", 8, "Ordre protocolaire (décret n° 89-655)"),
            TableColumn("Nom", 30),
            TableColumn("Fonction", 40),
            TableColumn("Représente", 30),
            TableColumn("Accompagnants", 14),
            TableColumn("Signature", 26),
        ),
        about=(("Événement", title), ("Établi le", full_date(made_on))),
    )


def attendance_rows(lines: Sequence[AttendanceLine]) -> list[tuple[Cell, ...]]:
    """Return the people expected as rows."""
    return [
        (place, line.name, line.title, line.represents, line.guests or None, None)
        for place, line in enumerate(lines, start=1)
    ]


def _person(line: AttendanceLine) -> Runs:
    below = [line.title] if line.title else []
    if line.represents:
        below.append(f"représente {line.represents}")
    return (*plain(french(line.name), bold=True), *(Run(f"\n{french(words)}") for words in below))


def _remark(line: AttendanceLine) -> str:
    guests = f"+ {counted(line.guests, 'accompagnant')}" if line.guests else ""
    return "\n".join(filter(None, (line.remark, guests)))


def _total(lines: Sequence[AttendanceLine]) -> str:
    """Return how many are expected; nothing while nobody is, the room for others is there all the same."""
    expected = [line for line in lines if not line.remark]
    guests = sum(line.guests for line in expected)
    words = counted(len(expected), "personne attendue", "personnes attendues")
    return f"{words}, et {counted(guests, 'accompagnant')}." if guests else f"{words}." if expected else ""
