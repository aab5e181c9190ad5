"""The booklet of a sitting: by committee, a page each, the same words in Word and in PDF."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from liaison_desk.documents.model import Contents, Heading, PageBreak, Paragraph, ParagraphStyle
from liaison_desk.domain.council_reports import SynthesisForm
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.report_headings import QUESTIONS, SPEECH
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.validation import changed, validated
from liaison_desk.services.desk import Desk
from tests.intake.made_reports import MadeReport, report_docx


@pytest.fixture
def sitting(desk: Desk, tmp_path: Path) -> str:
    """Three reports: one written and one with a tie, of the 4th committee, one of the 1st, handed to the DJVA."""
    tied = desk.partners.add(validated(PartnerFields, {"partner_kind": "organisation", "name": "Maison des Ardoines"}))
    office = changed(desk.settings.office(), {"interests": [{"organisation_id": tied, "nature": "adhérent"}]})
    desk.settings.change(office)
    made = desk.sittings.add(SittingFields(title="Commission permanente de mai", held_on=date(2026, 5, 21)))
    reports = (
        MadeReport(number="4-12"),
        MadeReport(number="4-13", title="Travaux de la Maison des Ardoines"),
        MadeReport(number="1-3", committee="1ère commission", title="Budget participatif"),
    )
    paths = [report_docx(tmp_path / f"{place}.docx", report) for place, report in enumerate(reports)]
    ids = desk.council_reports.confirm(made, [desk.council_reports.read(path) for path in paths])
    note = desk.council_reports.begin_synthesis(ids[0])
    fields = desk.briefings.sheet(note).fields
    written = {SPEECH: "Chers collègues, ces aides comptent.", QUESTIONS: "Pourquoi pas davantage ?"}
    sections = [{"heading": one.heading, "body": written.get(one.heading, one.body)} for one in fields.sections]
    desk.briefings.edit(note, changed(fields, {"sections": sections}))
    desk.council_reports.set_form([ids[2]], SynthesisForm.delegated, Unit.djva)
    return made


def test_reports_stand_by_committee_each_on_a_page_of_its_own_after_a_cover_with_the_contents(
    desk: Desk, sitting: str
) -> None:
    document = desk.booklets.booklet(sitting)
    headings = (one for one in document.blocks if isinstance(one, Heading) and one.level == 1)
    titles = ["".join(run.text for run in one.runs) for one in headings]
    assert [title.split(" ")[0] for title in titles] == ["1-3", "4-12", "4-13"]
    assert sum(isinstance(one, PageBreak) for one in document.blocks) == 3
    assert any(isinstance(one, Contents) for one in document.blocks)
    assert document.is_draft


def test_a_missing_synthesis_is_a_divider_that_says_who_writes_it(desk: Desk, sitting: str) -> None:
    notices = [
        "".join(run.text for run in one.runs)
        for one in desk.booklets.booklet(sitting).blocks
        if isinstance(one, Paragraph) and one.style is ParagraphStyle.notice
    ]
    assert "[synthèse attendue, confiée à la DJVA]" in notices
    assert "[synthèse attendue]" in notices
    recusal = next(notice for notice in notices if "Maison des Ardoines" in notice)
    assert recusal.startswith("Déport à prévoir")
    assert "décret n°\u00a02014-90" in recusal


def test_word_and_pdf_say_the_same_a_report_a_page(desk: Desk, sitting: str, tmp_path: Path) -> None:
    document = desk.booklets.booklet(sitting)
    word = Document(BytesIO(desk.paper.word(document)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    in_word = "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])
    pdf = pypdfium2.PdfDocument(desk.paper.pdf(document))
    pages = [page.get_textpage().get_text_range() for page in pdf]
    assert len(pages) == 4
    for words in ("Chers collègues", "Pourquoi pas davantage", "24 500 €", "Mme Awa Traoré"):
        assert words in " ".join(in_word.split())
        assert words in " ".join(pages[2].split())
    assert "1-3" in pages[1]
    assert "4-13" in pages[3]


def test_a_sitting_without_reports_has_a_booklet_that_says_so(desk: Desk) -> None:
    made = desk.sittings.add(SittingFields(title="Bureau", body="executive_bureau", held_on=date(2026, 5, 21)))
    document = desk.booklets.booklet(made)
    assert not document.is_draft
    assert desk.paper.pdf(document).startswith(b"%PDF")
