"""The papers the measures write: letters, a note of two pages, a pack of thirty; all invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from liaison_desk.documents.letter import LetterMaterial, compose_letter
from liaison_desk.documents.model import (
    Document,
    DocumentHeader,
    Heading,
    ItemList,
    ListItem,
    PageBreak,
    Paragraph,
    Table,
    TemplateName,
    plain,
)
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.office import OfficeFields

OFFICE = OfficeFields(
    official_first_name="Samir",
    official_last_name="Benali",
    officer_name="Camille Perrot",
    officer_phone="01 48 95 89 00",
    letterhead_service="Délégation à la jeunesse et à la vie associative",
    letterhead_address=["3 esplanade Jean-Moulin", "93000 Bobigny"],
)
_SENTENCE = (
    "La maison des associations ouvre ses portes aux habitantes et aux habitants, avec le soutien du Département, "
    "des communes voisines et de bénévoles qui donnent de leur temps toute l'année. "
)


def letter(number: int) -> Document:
    """Return one of any number of letters that differ by addressee, subject and text."""
    body = "\n\n".join(f"{_SENTENCE * 2}Dossier n° {number}, point {point}." for point in range(1, 5))
    material = LetterMaterial(
        office=OFFICE,
        letter=LetterFields(mail_register=MailRegister.outgoing, subject=f"Subvention n° {number}", body=body),
        number=f"D-2026-{number:04d}",
        inside_address=(f"Madame Claire Morel {number}", "Présidente", "12 rue des Lilas", "93000 Bobigny"),
        salutation="Madame la Présidente,",
        closing_formula="l'expression de ma considération distinguée",
        written_on=date(2026, 5, 5),
    )
    return compose_letter(material)


def note(typed: str = "") -> Document:
    """Return a note of two pages that ends with what was typed last."""
    blocks = (*_section(1), *_section(2)[:3], Paragraph(plain(f"{_SENTENCE}{typed}")))
    return Document("Maison des associations", TemplateName.note, blocks, DocumentHeader(kind="Note"))


def pack(edition: int) -> Document:
    """Return fifteen sections of two pages, a table in each; no two editions have a paragraph in common."""
    words = f"{_SENTENCE}Édition n° {edition}. "
    blocks = [block for number in range(1, 16) for block in (*_section(number, words), *_section(number, words)[1:])]
    breaks = [(PageBreak(), block) if isinstance(block, Heading) else (block,) for block in blocks]
    return replace(note(), blocks=tuple(block for part in breaks for block in part)[1:])


def _section(number: int, words: str = _SENTENCE) -> tuple[Heading | Paragraph | ItemList | Table, ...]:
    rows = tuple((plain(f"Association {row}"), plain("Bobigny"), plain(f"{row * 1250} €")) for row in range(1, 7))
    return (
        Heading(plain(f"Point {number}")),
        *(Paragraph(plain(words * 3)) for _ in range(4)),
        ItemList(tuple(ListItem(plain(words)) for _ in range(3))),
        Table((plain("Association"), plain("Commune"), plain("Montant")), rows, (3, 2, 1)),
    )
