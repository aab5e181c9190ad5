"""PDF files say what the document says, tagged and on the right paper."""

from __future__ import annotations

import io
import struct

import pikepdf
import pypdfium2
import pytest

from liaison_desk.documents.font_coverage import drawable
from liaison_desk.documents.markdown import blocks_of
from liaison_desk.documents.model import (
    Block,
    Document,
    DocumentHeader,
    Fact,
    Facts,
    Heading,
    PageBreak,
    PageSize,
    Paragraph,
    Signature,
    Table,
    TemplateName,
    plain,
)
from liaison_desk.documents.pdf import render_pages, render_pdf
from liaison_desk.documents.pdf_pages import pages_of_pdf
from liaison_desk.domain.office import OfficeFields
from liaison_desk.errors import UserError

HOSTILE = '#let x = panic() *gras* _ital_ $1$ @renvoi <b> \\n "l\'été" {{ x }} [a] é œ € & // /* `code` = titre'


def note(*blocks: Block, is_draft: bool = False, page_size: PageSize = PageSize.a4, title: str = "Soutien") -> Document:
    return Document(title, TemplateName.note, blocks, is_draft=is_draft, page_size=page_size)


def text_of(pdf: bytes) -> str:
    """Return the words of a PDF, separated by single spaces."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return words(" ".join(pages))


def words(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def occurrences(needle: str, haystack: str) -> int:
    """Count a text without its spaces, which a PDF does not keep at the end of a line."""
    return haystack.replace(" ", "").count(words(needle).replace(" ", ""))


@pytest.mark.parametrize("template", list(TemplateName))
def test_every_field_holds_exactly_what_was_typed_and_nothing_is_run(
    template: TemplateName, office: OfficeFields
) -> None:
    runs = plain(HOSTILE)
    blocks = (
        Heading(runs),
        Paragraph(runs),
        Table((runs,), ((runs,),), (1,)),
        Facts((Fact(HOSTILE, runs),)),
        Signature((HOSTILE,), HOSTILE),
    )
    header = DocumentHeader(subtitle=HOSTILE, place_and_date=HOSTILE, inside_address=(HOSTILE,))
    text = text_of(render_pdf(Document(HOSTILE, template, blocks, header), office))
    assert occurrences(HOSTILE, text) >= 8


def test_the_pdf_has_its_title_its_language_and_the_mark_of_accessibility(office: OfficeFields) -> None:
    pdf = pikepdf.open(io.BytesIO(render_pdf(note(Heading(plain("Un"))), office)))
    with pdf.open_metadata() as metadata:
        assert str(metadata["pdfuaid:part"]) == "1"
        assert "Soutien" in str(metadata["dc:title"])
    assert str(pdf.Root.Lang).lower().startswith("fr")
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.StructTreeRoot is not None


@pytest.mark.parametrize(("size", "points"), [(PageSize.a4, (595, 842)), (PageSize.a5, (420, 595))])
def test_the_sheet_of_paper_is_the_one_asked_for(size: PageSize, points: tuple[int, int], office: OfficeFields) -> None:
    page = pypdfium2.PdfDocument(render_pdf(note(page_size=size), office))[0]
    assert (round(page.get_width()), round(page.get_height())) == points


def test_a_sign_no_font_has_is_shown_as_missing_and_the_rest_is_kept(office: OfficeFields) -> None:
    text = text_of(render_pdf(note(Paragraph(plain("avant 中 après \U0001f9d1\u200d\U0001f33e fin"))), office))
    assert "avant \ufffd après" in text
    assert text.count("fin") == 1


def test_the_signs_of_french_and_of_neighbours_are_drawn() -> None:
    text = "Àâäçéèêëîïôœùûüÿæ«»—–…€№☐☒Łódź İstanbul Ελλάδα Київ \u00a0\u202f\u2011"
    assert drawable(text) == text


def test_headings_that_skip_a_level_do_not_stop_the_pdf(office: OfficeFields) -> None:
    pdf = render_pdf(note(Heading(plain("Trois"), 3), Heading(plain("Un"), 1), Heading(plain("Encore"), 3)), office)
    assert "Trois" in text_of(pdf)


def test_only_a_draft_is_marked_as_one(office: OfficeFields) -> None:
    assert "PROJET" in text_of(render_pdf(note(is_draft=True), office))
    assert "PROJET" not in text_of(render_pdf(note(), office))


def pictures(office: OfficeFields) -> int:
    with pikepdf.open(io.BytesIO(render_pdf(note(), office))) as pdf:
        return len(pdf.pages[0].get_images())


def test_the_logo_is_there_when_the_office_has_one(office: OfficeFields) -> None:
    bare = office.model_copy(update={"logo": ""})
    assert pictures(office) == 1
    assert pictures(bare) == 0
    assert "SEINE-SAINT-DENIS" in text_of(render_pdf(note(), bare))


def test_the_header_of_a_table_is_repeated_on_the_next_page(office: OfficeFields) -> None:
    rows = tuple((plain(f"ligne {number}"), plain("x")) for number in range(80))
    pdf = pypdfium2.PdfDocument(render_pdf(note(Table((plain("Colonne"), plain("B")), rows, (3, 1))), office))
    assert all("Colonne" in page.get_textpage().get_text_range() for page in pdf)
    assert len(pdf) > 1


def test_a_page_break_starts_a_page_and_pages_are_counted(office: OfficeFields) -> None:
    pdf = render_pdf(note(Paragraph(plain("un")), PageBreak(), Paragraph(plain("deux"))), office)
    assert "Page 2/2" in text_of(pdf)


def test_markdown_of_every_sort_reaches_the_page(office: OfficeFields) -> None:
    markdown = "# Un\n\n**gras** *ital*\n\n- a\n  - b\n\n1. c\n\n> d\n\n| E | F |\n|---|---|\n| g | h |\n"
    text = text_of(render_pdf(note(*blocks_of(markdown)), office))
    assert all(word in text for word in ("Un", "gras ital", "• a", "– b", "1. c", "d", "E", "F", "g", "h"))


def png_size(page: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", page[16:24])
    return width, height


def test_pages_are_pictures_at_the_scale_asked_for(office: OfficeFields) -> None:
    pages = render_pages(note(PageBreak(), Paragraph(plain("x"))), office, 72)
    assert [png_size(page) for page in pages] == [(595, 842), (595, 842)]


def test_the_pages_of_any_pdf_become_pictures(office: OfficeFields) -> None:
    pages = list(pages_of_pdf(render_pdf(note(Paragraph(plain("un")), PageBreak(), Paragraph(plain("x"))), office), 72))
    assert len(pages) == 2
    assert all(len(page.pixels) == page.stride * page.height for page in pages)
    assert len(set(pages[0].pixels)) > 10


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 rien", b"PK"])
def test_a_pdf_that_cannot_be_read_is_told(content: bytes) -> None:
    with pytest.raises(UserError) as failure:
        list(pages_of_pdf(content, 72))
    assert failure.value.code == "pdf_unreadable"
