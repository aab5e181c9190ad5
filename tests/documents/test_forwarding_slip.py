"""A soit-transmis is a small document of its own; condolences bear no reference."""

from __future__ import annotations

from datetime import date

from liaison_desk.documents.letter import LetterMaterial, compose_letter
from liaison_desk.documents.model import Document, Paragraph, ParagraphStyle, Signature, Table
from liaison_desk.domain.letters import LetterFields, MailRegister, Wording
from liaison_desk.domain.office import OfficeFields


def composed(office: OfficeFields, wording: Wording, **values: object) -> Document:
    letter = LetterFields.model_validate(
        {"mail_register": MailRegister.outgoing, "subject": "Barnums", "wording": wording, "body": "Texte.", **values}
    )
    closing = "l'expression de ma profonde sympathie"
    material = LetterMaterial(
        office, letter, "D-2026-0001", ("Ville de Stains",), "Madame la Maire,", closing, date(2026, 5, 5)
    )
    return compose_letter(material)


def styles(document: Document) -> set[ParagraphStyle]:
    return {block.style for block in document.blocks if isinstance(block, Paragraph)}


def test_a_slip_lists_the_pieces_and_has_no_formula(office: OfficeFields) -> None:
    slip = composed(office, Wording.forwarding_slip, enclosures=["Courrier", "Plan"])
    table = next(block for block in slip.blocks if isinstance(block, Table))
    assert ["".join(run.text for run in row[1]) for row in table.rows] == ["Courrier", "Plan"]
    assert not styles(slip) & {ParagraphStyle.salutation, ParagraphStyle.closing}
    assert any(isinstance(block, Signature) for block in slip.blocks)
    assert slip.header.reference == "D-2026-0001"


def test_a_slip_without_pieces_says_what_is_missing(office: OfficeFields) -> None:
    table = next(block for block in composed(office, Wording.forwarding_slip).blocks if isinstance(block, Table))
    assert "[à compléter\u00a0: pièces transmises]" in table.rows[0][1][0].text


def test_condolences_bear_no_reference_no_subject_and_sympathy(office: OfficeFields) -> None:
    letter = composed(office, Wording.condolences)
    assert (letter.header.reference, letter.header.case_officer) == ("", ())
    assert ParagraphStyle.subject not in styles(letter)
    closing = next(
        block for block in letter.blocks if isinstance(block, Paragraph) and block.style is ParagraphStyle.closing
    )
    assert closing.runs[0].text == "Je vous prie d'agréer, Madame la Maire, l'expression de ma profonde sympathie."
