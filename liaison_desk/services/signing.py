"""What a letter must hold before it takes a departure number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from liaison_desk.documents.signatory import signature
from liaison_desk.domain.gaps import TEXT_OF_LETTER, gaps_in
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.errors import UserError
from liaison_desk.services.letter_gaps import gaps_of


def missing_in(document: object, *, has_file: bool) -> list[str]:
    """Return what a letter that goes out misses, as its page names it.

    Who follows the matter (CRPA L111-2), who signs (L212-1), to whom, the text, and every place left to fill in
    (domain reference §1.9 V01, §3.6). The text of one written elsewhere is in the file attached to it.
    """
    return [gap for gap in gaps_of(document) if not (has_file and gap == TEXT_OF_LETTER)]


def missing_to_sign(office: OfficeFields, letter: LetterFields, day: date, *, has_file: bool) -> list[str]:
    """Return what a letter misses to be signed on a day, without looking its addressee up."""
    from liaison_desk.documents.letter import LetterMaterial, compose_letter

    addressee = tuple(filter(None, (letter.correspondent_name or letter.correspondent_id,)))  # known, whoever it is
    document = compose_letter(
        LetterMaterial(office, letter, "", addressee, letter.salutation, letter.closing_formula, day)
    )
    return missing_in(document, has_file=has_file)


def is_written_elsewhere(document: object) -> bool:
    """Tell whether a letter signed has no text here: its first file is the letter."""
    return TEXT_OF_LETTER in gaps_of(document)


def check_complete(missing: Sequence[str]) -> None:
    """Raise UserError naming what a letter misses, if anything."""
    if missing:
        raise UserError("incomplete_letter", f"Avant de signer, complétez : {' ; '.join(missing)}.")


def named_signatory(office: OfficeFields, letter: LetterFields, day: date) -> str:
    """Return who signs a letter on a day; empty while the office has not named them."""
    name = signature(office, letter.unit, day).name
    return "" if gaps_in(name) else name
