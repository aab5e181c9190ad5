"""Every form of note of the demonstration office, as Word and as PDF: what the records say, accessible, opened."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from docx import Document

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.figure_references import FigureStyle, with_figures
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.note_checks import remarks_on_note
from liaison_desk.domain.note_forms import form_of
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.typography import french
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.demonstration import open_demonstration
from liaison_desk.services.desk import Desk
from tests.services.test_word_files_in_libreoffice import read_by_libreoffice

TODAY = date(2026, 5, 5)
MARK = re.compile(r"^[\s>#-]+|^\d+\. |\*\*?|\\(?=[*_|])")


@dataclass(frozen=True)
class Paper:
    """A note and its two files."""

    sheet: Sheet[BriefingFields]
    word: bytes
    pdf: bytes
    pages: int


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    clock = FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))
    desk = Desk(open_demonstration(tmp_path_factory.mktemp("demo") / "bureau", clock), clock)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def papers(desk: Desk) -> dict[BriefingKind, Paper]:
    found: dict[BriefingKind, Paper] = {}
    for row in desk.briefings.rows(ListQuery(sort_key="title"), 0, 500):
        kind = BriefingKind(row.briefing_kind)
        if kind in found:
            continue
        sheet = desk.briefings.sheet(row.id)
        document = desk.compositions.note(sheet.fields, row.id)
        pdf = desk.paper.pdf(document)
        found[kind] = Paper(sheet, desk.paper.word(document), pdf, len(pdfium.PdfDocument(pdf)))
    return found


def squeezed(text: str) -> str:
    """Return a text without its spaces nor hyphens: each format breaks its lines where it wants."""
    return re.sub(r"[\s\x02\u00ad\ufffe-]+", "", text)


def pdf_text(content: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(content))


def word_text(content: bytes) -> str:
    body: Any = Document(io.BytesIO(content)).element.body
    return "\n".join("".join(node.text or "" for node in paragraph.iter("{*}t")) for paragraph in body.iter("{*}p"))


def lines_of(paper: Paper, desk: Desk) -> list[str]:
    """Return what the record says, line by line, as it is printed: cells of tables apart."""
    fields = paper.sheet.fields
    form = form_of(fields.briefing_kind)
    style = FigureStyle.said if form.is_spoken else FigureStyle.read
    lines = [fields.title]
    for section in fields.sections:
        declared = form.section(section.heading)
        if declared and not declared.is_written(section.body):
            continue
        for line in with_figures(section.body, desk.settings.office().key_figures, style).splitlines():
            cells = re.split(r"(?<!\\)\|", line) if line.startswith("|") else [line]
            lines += [MARK.sub("", cell).strip() for cell in cells if not set(cell.strip()) <= set("-:")]
    lines += [option.title for option in fields.options]
    lines += [option.cost for option in fields.options]
    return [squeezed(french(line)) for line in lines if line.strip()]


@pytest.mark.parametrize("kind", BriefingKind)
def test_both_files_of_a_form_say_what_the_records_say(
    kind: BriefingKind, papers: dict[BriefingKind, Paper], desk: Desk
) -> None:
    paper = papers[kind]
    word, pdf = squeezed(word_text(paper.word)), squeezed(pdf_text(paper.pdf))
    wanted = lines_of(paper, desk)
    assert len(wanted) > 8
    # a line may go over to the next page of the PDF, after its footer and a header
    lost = [line for line in wanted if line not in pdf and not all(half in pdf for half in _halves(line))]
    assert lost == []
    assert [line for line in wanted if line not in word and line != squeezed(french(paper.sheet.fields.title))] == []


@pytest.mark.parametrize("kind", BriefingKind)
def test_both_files_of_a_form_are_accessible(kind: BriefingKind, papers: dict[BriefingKind, Paper]) -> None:
    paper = papers[kind]
    word = Document(io.BytesIO(paper.word))
    styles = [paragraph.style.name for paragraph in word.paragraphs if paragraph.style is not None]
    written = [section for section in paper.sheet.fields.sections if section.body.strip()]
    assert styles.count("Heading 1") >= min(len(written), 3)
    body: Any = word.element.body
    titled = [table for table in word.tables if "Table" in (table.style.name if table.style else "")]
    assert sum(1 for _header in body.iter("{*}tblHeader")) == len(titled)
    assert word.core_properties.language == "fr-FR"
    with pikepdf.open(io.BytesIO(paper.pdf)) as pdf:
        assert str(pdf.Root.Lang).startswith("fr")
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"]
        tags = {str(element.S) for element in _elements(pdf.Root.StructTreeRoot.K)}
    assert "/H1" in tags
    assert not titled or "/TH" in tags


@pytest.mark.parametrize("kind", BriefingKind)
def test_a_finished_note_of_any_form_is_as_long_as_its_form_says_and_wants_nothing_more(
    kind: BriefingKind, papers: dict[BriefingKind, Paper], desk: Desk
) -> None:
    paper = papers[kind]
    remarks = remarks_on_note(paper.sheet.fields, desk.settings.office().key_figures, paper.pages)
    grave = {"too_long", "unknown_figure", "sensitive", "too_long_to_say", "empty_field"}
    if kind not in {BriefingKind.topic_brief, BriefingKind.report_summary}:
        grave |= {"no_deadline", "empty_section", "long_sentence"}
    assert [remark for remark in remarks if remark.code in grave] == []


def test_every_form_opens_in_libreoffice_with_its_title(papers: dict[BriefingKind, Paper], tmp_path: Path) -> None:
    for kind, paper in papers.items():
        (tmp_path / f"{kind}.docx").write_bytes(paper.word)
    read = read_by_libreoffice(tmp_path, [str(kind) for kind in papers])
    for kind, paper in papers.items():
        title = " ".join(french(paper.sheet.fields.title).split())
        assert title in read[str(kind)].replace("\u00a0", " ") or title in read[str(kind)]


def test_the_decision_of_an_arbitration_is_in_its_frame(papers: dict[BriefingKind, Paper]) -> None:
    assert squeezed("☒ Option 2 : Campus de Bobigny") in squeezed(word_text(papers[BriefingKind.arbitration_note].word))


def _halves(line: str) -> tuple[str, str]:
    middle = len(line) // 2
    return line[: middle - middle // 2], line[middle + middle // 2 :]


def _elements(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _elements(one)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _elements(node.K)
