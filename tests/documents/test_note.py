"""What each form of note has of its own."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Any

import docx
import pypdfium2
import pytest

from liaison_desk.documents.model import (
    Contents,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Runs,
    Table,
    TypeSize,
)
from liaison_desk.documents.note import NoteMaterial, compose_note
from liaison_desk.documents.note_parts import NoteAnswer
from liaison_desk.documents.pdf import render_pdf
from liaison_desk.documents.word import render_word
from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.key_figures import KeyFigure
from liaison_desk.domain.note_forms import NOTE_FORMS, Particular, form_of
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.validation import validated
from liaison_desk.paths import shipped_template


def words(runs: Runs) -> str:
    return "".join(run.text for run in runs).replace("\u00a0", " ")


def note(kind: str, sections: dict[str, str] | None = None, **values: Any) -> BriefingFields:
    written = [{"heading": heading, "body": body} for heading, body in (sections or {}).items()]
    return validated(BriefingFields, {"briefing_kind": kind, "title": "Objet", "sections": written, **values})


def composed(office: OfficeFields, fields: BriefingFields, **values: Any) -> Document:
    return compose_note(NoteMaterial(office, fields, **values))


def headings(document: Document) -> list[str]:
    return [words(block.runs) for block in document.blocks if isinstance(block, Heading)]


def facts(document: Document, title: str) -> dict[str, str]:
    tables = (block for block in document.blocks if isinstance(block, Facts) and block.title == title)
    return {fact.name.replace("\u00a0", " "): words(fact.value) for table in tables for fact in table.rows}


def table(document: Document, title: str) -> list[list[str]]:
    found = next(block for block in document.blocks if isinstance(block, Table) and block.title == title)
    return [[words(cell) for cell in row] for row in (found.header, *found.rows)]


def texts(document: Document) -> str:
    return "\n".join(words(block.runs) for block in document.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize("form", NOTE_FORMS, ids=lambda form: form.kind)
def test_a_draft_of_any_form_shows_all_its_sections_and_what_each_wants(office: OfficeFields, form: Any) -> None:
    document = composed(office, note(form.kind))
    shown = [heading.split(". ", 1)[-1] for heading in headings(document)]
    assert shown == list(form.headings)
    assert document.is_draft
    lines = texts(document).splitlines()
    written = [section for section in form.sections if section.particular in (None, Particular.contents)]
    optional = [section for section in written if not section.required]
    assert sum(line.startswith("[facultatif") for line in lines) == len(optional)
    assert sum(line.startswith("[à compléter") for line in lines) >= len(written) - len(optional)


@pytest.mark.parametrize("form", NOTE_FORMS, ids=lambda form: form.kind)
def test_a_validated_note_of_any_form_leaves_out_what_nobody_wrote(office: OfficeFields, form: Any) -> None:
    first = form.sections[0].heading
    starting = {section.heading: section.starting for section in form.sections if section.starting}
    document = composed(office, note(form.kind, {**starting, first: "Un texte."}, state="validated"))
    drawn = {section.heading for section in form.sections if section.particular} | {first}
    assert {heading.split(". ", 1)[-1] for heading in headings(document)} <= drawn
    assert not document.is_draft


def test_what_is_asked_and_by_when_stands_at_the_top(office: OfficeFields) -> None:
    fields = note("opinion_note", purpose="opinion", due_on="2026-05-20", details={"recipient": "M. Benali"})
    document = composed(office, fields)
    assert isinstance(document.blocks[0], Facts)
    assert facts(document, "Cartouche") == {
        "À l'attention de": "M. Benali",
        "Demande": "Pour avis avant le 20 mai 2026",
    }
    unknown = composed(office, note("opinion_note", purpose="opinion"))
    assert facts(unknown, "Cartouche") == {
        "À l'attention de": "[à compléter]",
        "Demande": "Pour avis avant le [à compléter]",
    }


def test_an_opinion_is_given_in_its_frame_once_it_is_in_the_register(office: OfficeFields) -> None:
    fields = note("opinion_note")
    empty = facts(composed(office, fields), "Réponse de l'exécutif")
    assert empty["Réponse"].count("☐") == 4
    answer = NoteAnswer("favorable avec réserves", date(2026, 5, 6), "Samir Benali", "Un bilan d'abord.")
    given = facts(composed(office, fields, answer=answer), "Réponse de l'exécutif")
    assert "☒ Favorable avec réserves" in given["Réponse"]
    assert given["Réponse"].count("☐") == 3
    assert given["Observations"] == "Un bilan d'abord."
    assert given["Date, nom et visa"] == "6 mai 2026, Samir Benali"


OPTIONS = [
    {"title": "Ici", "advantages": "- Gratuit\n- Proche", "cost": "0 €"},
    {"title": "Là-bas", "cost": "4 200 €"},
    {"title": "Statu quo", "description": "Rien ne change."},
    {"title": "Ailleurs", "delay": "Un an"},
]


def test_options_are_set_side_by_side_three_at_most_with_only_what_is_told(office: OfficeFields) -> None:
    document = composed(office, note("arbitration_note", options=OPTIONS, recommended=2))
    assert table(document, "Options") == [
        ["Critère", "Option 1 : Ici", "Option 2 : Là-bas\n(recommandée)", "Option 3 : Statu quo"],
        ["Description", "–", "–", "Rien ne change."],
        ["Avantages", "• Gratuit\n• Proche", "–", "–"],
        ["Coût et imputation", "0 €", "4 200 €", "–"],
        ["Délai", "–", "–", "–"],
    ]
    assert sum(isinstance(block, Table) for block in document.blocks) == 2


@pytest.mark.parametrize("chosen", ["2", "B", "Option 2", "Là-bas", "option b", "Option 2 : Là-bas", "B – là-bas"])
def test_the_option_decided_is_checked_however_it_is_called(office: OfficeFields, chosen: str) -> None:
    answer = NoteAnswer(chosen, date(2026, 5, 6), "Samir Benali", "Sous réserve.")
    decided = facts(composed(office, note("arbitration_note", options=OPTIONS), answer=answer), "Décision")
    assert decided["Option retenue"].split("\n")[1] == "☒ Option 2 : Là-bas"
    assert decided["Option retenue"].count("☐") == 3
    assert decided["Réserves"] == "Sous réserve."


def test_visas_show_what_was_answered_and_boxes_where_it_is_awaited(office: OfficeFields) -> None:
    circuit = [
        {"role": "Directrice", "person": "Inès Roche", "endorsement": "with_remarks", "decided_on": "2026-05-04",
         "comment": "Préciser."},
        {"role": "Finances", "endorsement": "favourable", "decided_on": "2026-05-03", "cancelled_reason": "changé"},
        {"role": "Élu", "step_kind": "signature"},
    ]  # fmt: skip
    rows = table(composed(office, note("opinion_note", circuit=circuit)), "Visas")
    assert rows[1] == ["Directrice\nInès Roche", "Favorable avec observations", "4 mai 2026", "Préciser."]
    assert rows[2][1].count("☐") == 3
    assert "visa précédent tombé : changé" in rows[2][3]
    assert rows[3][1] == "☐ signature"


def test_a_form_of_one_page_tells_its_visas_in_one_line(office: OfficeFields) -> None:
    circuit = [{"role": "Directrice", "endorsement": "favourable", "decided_on": "2026-05-04"}]
    document = composed(office, note("talking_points", circuit=circuit))
    assert "Visas : Directrice, favorable, 4 mai 2026" in texts(document)
    assert document.is_dense


def test_a_synthesis_file_begins_with_a_cover_and_its_contents(office: OfficeFields) -> None:
    document = composed(office, note("synthesis_file"))
    kinds = [type(block) for block in document.blocks]
    assert kinds.index(Contents) < kinds.index(PageBreak) < kinds.index(Heading)


def test_a_speech_is_large_and_spaced_and_says_how_long_it_lasts(office: OfficeFields) -> None:
    fields = note("speech", {"Accroche": " ".join(["mot"] * 130)}, speaking_minutes=2)
    document = composed(office, fields)
    assert (document.points, document.line_spacing) == (14.0, 1.5)
    assert document.scale == pytest.approx(14 / 10.5)
    assert "Temps de parole : 1 min (130 mots à 130 mots par minute) ; prévu : 2 min." in texts(document)
    large = composed(office, fields, is_large_print=True)
    assert large.scale == TypeSize.large.scale


def test_the_version_that_is_said_is_the_text_alone_without_dots(office: OfficeFields) -> None:
    fields = note("speech", {"Accroche": "Cher·e·s habitant·e·s"}, details={"occasion": "La fête"})
    document = composed(office, fields, is_read_aloud=True)
    assert headings(document) == []
    assert "Chères et chers habitantes et habitants" in texts(document)
    assert not any(isinstance(block, Facts) for block in document.blocks)


def test_figures_are_written_with_their_source_where_they_are_read_and_alone_where_they_are_said(
    office: OfficeFields,
) -> None:
    figure = KeyFigure(name="fdva", indicator="Fonds", value="23 000 €", as_of=date(2026, 3, 31), source="vote")
    office = office.model_copy(update={"key_figures": [figure]})
    read = composed(office, note("topic_brief", {"L'essentiel": "Soit {chiffre:fdva}, {chiffre:perdu}."}))
    assert "Soit 23 000 € (au 31 mars 2026, source : vote), [à compléter : chiffre « perdu »]." in texts(read)
    said = composed(office, note("talking_points", {"Message principal": "Soit {chiffre:fdva}."}))
    assert "Soit 23 000 €." in texts(said)


def test_an_agreement_tells_its_dates_and_pairs_its_short_points(office: OfficeFields) -> None:
    details = {"agreement_number": "17", "signed_on": "2026-01-10", "ends_on": "2026-12-31", "amount": "36000",
               "renewal": "Expresse", "notice": "3", "partner": "a" * 32, "resolution": "x" * 40}  # fmt: skip
    document = composed(office, note("agreement_sheet", details=details), names={"a" * 32: "Union"})
    told = facts(document, "Cartouche")
    assert (told["Montant"], told["Signée le"], told["Partenaire"]) == ("36 000 €", "10 janvier 2026", "Union")
    assert [block.is_paired for block in document.blocks if isinstance(block, Facts)] == [False, True]
    assert ["Évaluer la convention", "30 juin 2026"] in table(document, "Dates et alertes")


def test_every_note_says_of_what_day_its_data_are(office: OfficeFields) -> None:
    document = composed(office, note("topic_brief"), data_on=date(2026, 5, 5))
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert (words(last.runs), last.style) == ("Données au 5 mai 2026.", ParagraphStyle.caption)


def test_a_form_numbers_its_sections_unless_it_is_spoken_or_a_sheet() -> None:
    without = {form.kind for form in NOTE_FORMS if not form.numbers_sections}
    assert without == {BriefingKind.speech, BriefingKind.partner_sheet}
    assert form_of(BriefingKind.topic_brief).numbers_sections


def test_the_contents_are_a_field_of_word_and_have_their_pages_in_the_pdf(office: OfficeFields) -> None:
    document = composed(office, note("synthesis_file"))
    content = zipfile.ZipFile(io.BytesIO(render_word(document, office, shipped_template("note.docx"))))
    body = content.read("word/document.xml").decode()
    assert ' TOC \\o "1-1"' in body
    assert body.count("10. Annexes") == 2
    first = pypdfium2.PdfDocument(render_pdf(document, office))[0].get_textpage().get_text_range()
    assert re.search(r"1\. Synthèse d'une page[\s.]+2", first)


def test_the_lines_of_a_speech_are_spaced_in_word_its_headings_are_not(office: OfficeFields) -> None:
    document = composed(office, note("speech", {"Accroche": "Bonjour."}))
    word = docx.Document(io.BytesIO(render_word(document, office, shipped_template("note.docx"))))
    spacing = {paragraph.text: paragraph.paragraph_format.line_spacing for paragraph in word.paragraphs}
    assert spacing["Bonjour."] == 1.5
    assert spacing["Accroche"] is None


def test_points_laid_two_by_two_make_a_table_of_four_columns_in_word(office: OfficeFields) -> None:
    details = {"agreement_number": "17", "signed_on": "2026-01-10", "ends_on": "2026-12-31", "amount": "36000",
               "renewal": "Expresse", "notice": "3", "distribution": "Interne"}  # fmt: skip
    document = composed(office, note("agreement_sheet", details=details))
    word = docx.Document(io.BytesIO(render_word(document, office, shipped_template("note.docx"))))
    rows = [[cell.text for cell in row.cells] for row in word.tables[0].rows]
    assert rows[0] == ["Convention n°", "17", "Signée le", "10\u00a0janvier 2026"]
    assert len(rows) == 4
    assert rows[-1][2:] == ["", ""]
