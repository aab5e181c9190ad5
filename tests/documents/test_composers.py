"""The papers of the office hold what their form asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pypdfium2
import pytest

from liaison_desk.documents.letter import LetterMaterial, compose_letter
from liaison_desk.documents.model import (
    Block,
    CheckBoxes,
    Document,
    Facts,
    Heading,
    ItemList,
    PageSize,
    Paragraph,
    ParagraphStyle,
    Runs,
    Signature,
    Table,
)
from liaison_desk.documents.note import NoteMaterial, compose_note
from liaison_desk.documents.participants import EngagementParticipant
from liaison_desk.documents.pdf import render_pdf
from liaison_desk.documents.run_sheet import RunSheetMaterial, compose_run_sheet
from liaison_desk.documents.signatory import official_title
from liaison_desk.documents.trip_sheet import TripMaterial, compose_trip_sheet
from liaison_desk.domain.briefings import BriefingFields, BriefingSection, BriefingState
from liaison_desk.domain.engagements import Capacity, EngagementFields, EngagementState, RunSheetItem
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle, PartnerFields


def words(runs: Runs) -> str:
    return "".join(run.text for run in runs).replace("\u00a0", " ")


def lines(document: Document) -> list[str]:
    """Return what a document says, line by line."""
    found: list[str] = []
    for block in document.blocks:
        found.extend(block_lines(block))
    return found


def block_lines(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [words(block.runs)]
        case ItemList():
            return [words(item.runs) for item in block.items]
        case Table():
            return [" | ".join(words(cell) for cell in row) for row in (block.header, *block.rows)]
        case Facts():
            return [f"{fact.name} : {words(fact.value)}" for fact in block.rows]
        case Signature():
            return [*block.capacity, block.name]
        case CheckBoxes():
            return [words(block.runs())]
        case _:
            return []


@pytest.fixture
def letter(office: OfficeFields) -> LetterMaterial:
    fields = LetterFields(
        mail_register=MailRegister.outgoing,
        subject="Votre invitation : inauguration",
        body="Je serai **heureux** d'y participer.",
        enclosures=["Charte", "Feuille de route"],
        copies_to=["Cabinet"],
    )
    address = ("Madame Solène Kerbrat", "Maire de Stains", "93240 STAINS")
    closing = "Je vous prie d'agréer, Madame la Maire, l'expression de ma considération distinguée."
    return LetterMaterial(office, fields, "D-2026-0042", address, "Madame la Maire,", closing, date(2026, 5, 1))


def test_a_letter_has_every_part_of_french_administrative_practice(letter: LetterMaterial) -> None:
    document = compose_letter(letter)
    assert lines(document) == [
        "Objet : Votre invitation : inauguration",
        "Madame la Maire,",
        "Je serai heureux d'y participer.",
        "Je vous prie d'agréer, Madame la Maire, l'expression de ma considération distinguée.",
        "Pour le Président du Conseil départemental et par délégation,",
        "Le Conseiller départemental délégué à la démocratie participative et à la vie associative,",
        "Samir BENALI",
        "P.J. : Charte ; Feuille de route",
        "Copie à : Cabinet",
    ]
    assert document.header.reference == "D-2026-0042"
    assert document.header.place_and_date.replace("\u00a0", " ") == "Bobigny, le 1er mai 2026"
    assert document.header.case_officer == (
        "Camille Perrot",
        "Chargé·e de mission",
        "01 48 95 89 00",
        "camille.perrot@exemple.fr",
    )
    assert not document.is_draft


def test_a_letter_without_a_number_is_a_draft(letter: LetterMaterial) -> None:
    document = compose_letter(replace(letter, number=""))
    assert document.header.reference == "projet"
    assert document.is_draft


def test_the_end_of_a_closing_formula_is_led_in_with_the_salutation(letter: LetterMaterial) -> None:
    document = compose_letter(replace(letter, closing_formula="mes salutations distinguées"))
    assert "Je vous prie d'agréer, Madame la Maire, mes salutations distinguées." in lines(document)


def test_a_woman_signs_in_the_feminine(office: OfficeFields, letter: LetterMaterial) -> None:
    her = office.model_copy(update={"official_courtesy_title": CourtesyTitle.ms})
    assert "La Conseillère départementale déléguée à la démocratie participative et à la vie associative," in lines(
        compose_letter(replace(letter, office=her))
    )
    assert official_title(her.model_copy(update={"official_title": "Vice-Président"})).startswith("Vice-présidente")


def test_a_new_office_writes_a_letter_that_says_what_is_missing(letter: LetterMaterial) -> None:
    document = compose_letter(replace(letter, office=OfficeFields(), inside_address=()))
    assert "[à compléter : prénom et nom de l'élu (Réglages)]" in lines(document)
    assert document.header.inside_address == ("[à compléter : destinataire]",)
    assert document.header.case_officer[0] == "[à compléter : nom de l'agent (Réglages)]"


def test_a_space_before_a_double_sign_does_not_break(letter: LetterMaterial) -> None:
    fields = letter.letter.model_copy(update={"body": "Venez à 14 h 30 : est-ce « possible » ? Oui ; merci !"})
    body = compose_letter(replace(letter, letter=fields)).blocks[2]
    assert isinstance(body, Paragraph)
    text = body.runs[0].text
    assert text == "Venez à 14\u00a0h\u00a030\u00a0: est-ce «\u00a0possible\u00a0»\u00a0? Oui\u00a0; merci\u00a0!"


def test_dates_and_large_numbers_do_not_break(letter: LetterMaterial) -> None:
    fields = letter.letter.model_copy(update={"body": "Le 12 octobre et le 1er mars, 23 000 habitants."})
    body = compose_letter(replace(letter, letter=fields)).blocks[2]
    assert isinstance(body, Paragraph)
    assert body.runs[0].text == "Le 12\u00a0octobre et le 1er\u00a0mars, 23\u00a0000 habitants."


def test_a_name_in_quotation_marks_keeps_them_in_the_address(letter: LetterMaterial) -> None:
    document = compose_letter(replace(letter, inside_address=("Union « L'Étoile »",)))
    assert document.header.inside_address == ("Union «\u00a0L'Étoile\u00a0»",)


@pytest.fixture
def brief() -> BriefingFields:
    sections = [
        BriefingSection(heading="Chiffres clés", body="- 412 associations"),
        BriefingSection(heading="L'essentiel", body="Un mot."),
    ]
    return BriefingFields(title="Soutien", as_of=date(2026, 5, 4), revision=3, sections=sections)


def headings(document: Document) -> list[str]:
    return [words(block.runs) for block in document.blocks if isinstance(block, Heading)]


def test_a_draft_brief_shows_the_eleven_headings_of_its_form_in_order(
    office: OfficeFields, brief: BriefingFields
) -> None:
    document = compose_note(NoteMaterial(office, brief))
    assert headings(document)[:4] == [
        "1. L'essentiel",
        "2. Contexte et cadre",
        "3. Action du Département",
        "4. Chiffres clés",
    ]
    assert len(headings(document)) == 11
    assert document.header.subtitle.replace("\u00a0", " ") == (
        "Pour information · DJVA et DECI · à jour au 4 mai 2026 · projet, v3"
    )
    assert document.is_draft


def test_a_validated_brief_leaves_out_what_is_empty(office: OfficeFields, brief: BriefingFields) -> None:
    validated = brief.model_copy(update={"state": BriefingState.validated})
    document = compose_note(NoteMaterial(office, validated))
    assert headings(document) == ["1. L'essentiel", "2. Chiffres clés"]
    assert not document.is_draft


POINTS = (
    "Horaires", "Lieu", "Accès", "Organisateur", "Contact sur place", "Secours", "Qualité de l'élu", "Rôle",
    "Tenue et insigne", "Accompagnement", "Presse et photo", "Pièces emportées",
)  # fmt: skip


def facts(document: Document) -> dict[str, str]:
    block = next(block for block in document.blocks if isinstance(block, Facts))
    return {fact.name: words(fact.value) for fact in block.rows}


def test_a_trip_sheet_has_every_point_and_says_what_is_missing(
    office: OfficeFields, inauguration: EngagementFields
) -> None:
    found = facts(compose_trip_sheet(TripMaterial(office, inauguration, "Stains")))
    assert tuple(found) == POINTS
    assert found["Horaires"] == ("départ 9 h 45 · arrivée à compléter · prise de parole 10 h 40 (6 min) · fin 12 h")
    assert found["Lieu"] == "Maison des associations\nStains"
    assert found["Qualité de l'élu"] == "☐ en propre  ☒ représente le Président (rang 15)  ☐ hôte"
    assert "☒ allocution (6 min)" in found["Rôle"]
    assert found["Secours"] == "01 48 95 89 00, Camille Perrot"
    assert found["Organisateur"] == found["Accès"] == found["Pièces emportées"] == "à compléter"


def test_the_contact_is_called_on_a_number_in_large_type(office: OfficeFields, inauguration: EngagementFields) -> None:
    contact = PartnerFields(courtesy_title=CourtesyTitle.ms, first_name="Léa", last_name="Martin", mobile="0612345678")
    material = TripMaterial(office, inauguration, on_site_contact=contact, on_site_contact_title="directrice")
    block = next(block for block in compose_trip_sheet(material).blocks if isinstance(block, Facts))
    value = next(fact.value for fact in block.rows if fact.name == "Contact sur place")
    assert words(value) == "Mme Léa Martin, directrice\n06 12 34 56 78"
    assert value[-1].large


def notices(document: Document) -> list[str]:
    return [
        words(block.runs)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.style is ParagraphStyle.notice
    ]


def test_a_rank_is_not_delegated_and_the_sheet_says_so(office: OfficeFields, inauguration: EngagementFields) -> None:
    [notice] = notices(compose_trip_sheet(TripMaterial(office, inauguration)))
    assert "89-655" in notice
    own = inauguration.model_copy(update={"capacity": Capacity.own})
    assert notices(compose_trip_sheet(TripMaterial(office, own))) == []


def test_a_cancelled_trip_says_why(office: OfficeFields, inauguration: EngagementFields) -> None:
    cancelled = inauguration.model_copy(
        update={"state": EngagementState.cancelled, "state_reason": "intempéries", "capacity": Capacity.own}
    )
    assert notices(compose_trip_sheet(TripMaterial(office, cancelled))) == ["Engagement annulé : intempéries"]


@pytest.mark.parametrize("size", list(PageSize))
def test_a_full_trip_sheet_holds_on_one_page(
    size: PageSize, office: OfficeFields, inauguration: EngagementFields
) -> None:
    people = tuple(
        EngagementParticipant(f"Mme Nom Composé {number}", "Conseillère départementale", "attendue", "à saluer")
        for number in range(12)
    )
    full = inauguration.model_copy(update={"access": "Entrée par la cour, code 48B12. " * 4, "press": "Journal " * 20})
    pdf = render_pdf(compose_trip_sheet(TripMaterial(office, full, "Stains", participants=people), size), office)
    assert len(pypdfium2.PdfDocument(pdf)) == 1


def test_a_run_sheet_times_each_sequence_after_the_one_before(
    office: OfficeFields, inauguration: EngagementFields
) -> None:
    items = [
        RunSheetItem(starts=time(10, 20), minutes=10, title="Accueil"),
        RunSheetItem(minutes=6, title="Allocution", official_role="Parle", remarks="micro main"),
        RunSheetItem(title="Échanges"),
        RunSheetItem(title="Départ"),
    ]
    material = RunSheetMaterial(office, inauguration.model_copy(update={"run_sheet": items, "background": "Bref."}))
    found = lines(compose_run_sheet(material))
    assert found[1:5] == [
        "10 h 20\n10 min | Accueil |  |  | ",
        "10 h 30\n6 min | Allocution\nmicro main |  |  | Parle",
        "10 h 36 | Échanges |  |  | ",
        "à compléter | Départ |  |  | ",
    ]
    assert found[5] == "Durée des séquences : 16 min."
    assert found[6:] == ["Contexte", "Bref."]
