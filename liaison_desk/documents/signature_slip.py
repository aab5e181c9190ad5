"""The slip that goes with the signature book: what is in it, whose visas it has, room for remarks (§1.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liaison_desk.documents.model import (
    CHECKED_BOX,
    EMPTY_BOX,
    Block,
    Document,
    DocumentHeader,
    Heading,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    Table,
    TemplateName,
    plain,
)
from liaison_desk.domain.circuits import CircuitStep, CircuitStepKind, Endorsement
from liaison_desk.domain.french import NO_BREAK, counted, day_and_month, full_date
from liaison_desk.domain.signature_book import BookEntry, counted_texts
from liaison_desk.domain.typography import french

_WIDTHS = (7.0, 31.0, 21.0, 23.0, 18.0)
_HEADER = ("N°", "Objet", "Destinataire", "Visas", "Observations")


@dataclass(frozen=True)
class SlipMaterial:
    """What a slip is made of: the letters by who must act, in order."""

    groups: Sequence[tuple[str, Sequence[BookEntry]]]
    made_on: date


def compose_signature_slip(material: SlipMaterial) -> Document:
    """Return the slip of the signature book: one table for each person who must act, letters numbered throughout."""
    blocks: list[Block] = []
    number = 0
    for name, entries in material.groups:
        blocks.append(Heading(plain(french(f"{name} · {counted_texts(entries)}")), 2))
        rows = tuple(_row(number + place, entry) for place, entry in enumerate(entries, 1))
        blocks.append(Table(tuple(map(plain, _HEADER)), rows, _WIDTHS, title=f"Textes présentés : {name}"))
        number += len(entries)
    if not blocks:
        blocks.append(Paragraph(plain("Rien n'attend de visa ni de signature."), ParagraphStyle.caption))
    return Document(
        title=f"Bordereau de parapheur du {full_date(material.made_on)}",
        template=TemplateName.note,
        blocks=tuple(blocks),
        header=DocumentHeader(kind="Parapheur", subtitle=counted(number, "texte présenté", "textes présentés")),
    )


def _row(number: int, entry: BookEntry) -> tuple[Runs, ...]:
    return (plain(str(number)), _subject(entry), plain(french(entry.addressee)), _visas(entry), plain(""))


def _subject(entry: BookEntry) -> Runs:
    more = [entry.unit.value if entry.unit.value != "BOTH" else ""]
    if entry.due_date:
        more.append(f"pour le {day_and_month(entry.due_date)}")
    if entry.flagged:
        more.append("signalé")
    if entry.revision > 1:
        more.append(f"version{NO_BREAK}{entry.revision}")
    told = " · ".join(part for part in more if part)
    return (Run(french(entry.subject), bold=True), *((Run(f"\n{told}"),) if told else ()))


def _visas(entry: BookEntry) -> Runs:
    live = [step for step in entry.circuit if step.is_pending or step.holds]
    return plain("\n".join(map(_visa, live)))


def _visa(step: CircuitStep) -> str:
    sign = CHECKED_BOX if step.holds else EMPTY_BOX
    role = "Signature" if step.step_kind is CircuitStepKind.signature else step.role
    day = day_and_month(step.decided_on).replace(" ", NO_BREAK) if step.holds and step.decided_on else ""
    remark = " avec observations" if step.endorsement is Endorsement.with_remarks else ""
    return f"{sign}{NO_BREAK}{role}{remark}{day and f' ({day})'}"
