"""Forwarding slips, form D25 « soit-transmis » (domain reference §3.5): what is passed on, to whom, what for."""

from __future__ import annotations

from datetime import date

from liaison_desk.documents.markdown import blocks_of
from liaison_desk.documents.model import Block, Heading, Paragraph, ParagraphStyle, Run, Table, plain
from liaison_desk.documents.signatory import signature
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.typography import french

_WIDTHS = (12.0, 58.0, 30.0)
_PIECES_TO_NAME = "[à compléter : pièces transmises]"


def slip_blocks(letter: LetterFields, office: OfficeFields, written_on: date) -> list[Block]:
    """Return the body of a slip: pieces in a table, the note and the return asked for, no salutation."""
    pieces = letter.enclosures or [_PIECES_TO_NAME]
    rows = tuple((plain("1"), plain(french(piece)), plain("")) for piece in pieces)
    header = (plain("Nombre"), plain("Désignation"), plain("Observations"))
    blocks: list[Block] = [
        Heading(plain("Soit-transmis")),
        Paragraph((Run("Objet\u00a0: ", bold=True), Run(french(letter.subject), bold=True)), ParagraphStyle.subject),
        Table(header, rows, _WIDTHS, title="Pièces transmises"),
        *blocks_of(letter.body, first_level=2),
        signature(office, letter.unit, written_on),
    ]
    if letter.copies_to:
        names = french(" ; ".join(letter.copies_to))
        blocks.append(Paragraph((Run("Copie à\u00a0: ", bold=True), Run(names)), ParagraphStyle.caption))
    return blocks
