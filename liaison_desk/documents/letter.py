"""Letters: from the record to the page (domain reference §1.7, §2.3, §3.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from liaison_desk.documents.case_officer import case_officer
from liaison_desk.documents.forwarding_slip import slip_blocks
from liaison_desk.documents.markdown import blocks_of
from liaison_desk.documents.model import (
    Block,
    Document,
    DocumentHeader,
    Paragraph,
    ParagraphStyle,
    Run,
    TemplateName,
    plain,
)
from liaison_desk.documents.signatory import signature
from liaison_desk.domain.figure_references import FigureStyle, with_figures
from liaison_desk.domain.french import long_date
from liaison_desk.domain.gaps import TEXT_OF_LETTER
from liaison_desk.domain.letters import LetterFields, Wording
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.typography import french

_HEADINGS_OF_A_LETTER = 2

ROOM_FOR_THE_PEN = {ParagraphStyle.salutation: "\u00a0\n\u00a0", ParagraphStyle.closing: "\u00a0\n\u00a0\n\u00a0"}
"""Lines left blank in place of a formula that is written by hand."""


@dataclass(frozen=True)
class LetterMaterial:
    """What a letter is made of; an empty number makes it a draft.

    `closing_formula` is the whole sentence, or only its end (« l'expression de … »), which is then led in.
    """

    office: OfficeFields
    letter: LetterFields
    number: str
    inside_address: tuple[str, ...]
    salutation: str
    closing_formula: str
    written_on: date


def compose_letter(material: LetterMaterial) -> Document:
    """Return a letter as a document; a forwarding slip has its own form, condolences no reference (D25, D29)."""
    letter, office = material.letter, material.office
    is_slip = letter.wording is Wording.forwarding_slip
    blocks = slip_blocks(letter, office, material.written_on) if is_slip else _letter_blocks(material)
    no_reference = letter.wording is Wording.condolences
    return Document(
        title=letter.subject,
        template=TemplateName.letter,
        blocks=tuple(blocks),
        header=DocumentHeader(
            reference="" if no_reference else material.number or "projet",
            place_and_date=f"{office.letterhead_city}, le {long_date(material.written_on)}",
            case_officer=() if no_reference else case_officer(office),
            inside_address=tuple(map(french, material.inside_address)) or ("[à compléter : destinataire]",),
        ),
        is_draft=not material.number,
    )


def _letter_blocks(material: LetterMaterial) -> list[Block]:
    letter, office = material.letter, material.office
    subject = Paragraph(
        (Run("Objet\u00a0: ", bold=True), Run(french(letter.subject), bold=True)), ParagraphStyle.subject
    )
    body = with_figures(letter.body, [*office.key_figures, *letter.kept_figures], FigureStyle.said)
    return [
        *(() if letter.wording is Wording.condolences else (subject,)),
        _formula(letter, french(material.salutation), ParagraphStyle.salutation),
        *(blocks_of(body, first_level=_HEADINGS_OF_A_LETTER) or (_to_be_written(),)),
        _formula(letter, _closing(material), ParagraphStyle.closing),
        signature(office, letter.unit, material.written_on),
        *_mentions(letter),
    ]


def _formula(letter: LetterFields, words: str, style: ParagraphStyle) -> Paragraph:
    """Return a formula, or the lines left to the pen."""
    return Paragraph(plain(ROOM_FOR_THE_PEN[style] if letter.handwritten else words), style)


def _closing(material: LetterMaterial) -> str:
    formula = french(material.closing_formula)
    if formula.startswith(("l'", "l’", "mes ", "mon ", "nos ")):
        address = french(material.salutation).rstrip(" ,\u00a0")
        return f"Je vous prie d'agréer, {address}, {formula.rstrip('.')}."
    return formula


def _mentions(letter: LetterFields) -> list[Block]:
    mentions = (("P.J.", letter.enclosures), ("Copie à", letter.copies_to))
    return [
        Paragraph((Run(f"{name}\u00a0: ", bold=True), Run(french(" ; ".join(lines)))), ParagraphStyle.caption)
        for name, lines in mentions
        if lines
    ]


def _to_be_written() -> Paragraph:
    return Paragraph(plain(f"[à compléter : {TEXT_OF_LETTER}]"))
