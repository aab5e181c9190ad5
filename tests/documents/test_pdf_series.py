"""Letters printed together say what each says alone, on pages of its own."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from pypdfium2 import PdfDocument  # pyright: ignore[reportMissingTypeStubs]

from liaison_desk.documents.model import Document, DocumentHeader, Paragraph, TemplateName, plain
from liaison_desk.documents.pdf import render_pdf
from liaison_desk.documents.pdf_series import PdfSeries
from liaison_desk.domain.office import OfficeFields

OFFICE = OfficeFields(letterhead_name="Département d'Exemple", letterhead_address=["3 place du Marché"])


def letter(number: int) -> Document:
    """Return a letter of one page, of several when its number is a multiple of nine."""
    paragraphs = 60 if number % 9 == 0 else 2
    body = tuple(Paragraph(plain(f"Lettre {number}, alinéa {place}. " * 8)) for place in range(paragraphs))
    header = DocumentHeader(reference=f"D-2026-{number:04d}", inside_address=(f"Madame Morel {number}",))
    return Document(f"Lettre {number}", TemplateName.letter, body, header, is_draft=number == 7)


def pages(content: bytes) -> list[str]:
    document: Any = PdfDocument(content)
    return [page.get_textpage().get_text_bounded() for page in document]


@pytest.fixture(scope="module")
def printed() -> bytes:
    series = PdfSeries(OFFICE, "Assises de la jeunesse")
    for number in range(53):
        series.add(letter(number))
    content = series.written()
    series.close()
    return content


def test_each_letter_is_as_it_is_alone(printed: bytes) -> None:
    alone = [text for number in range(53) for text in pages(render_pdf(letter(number), OFFICE))]
    assert pages(printed) == alone
    assert any("Page 2/" in page and "D-2026-0027" in page for page in alone)


def test_fonts_are_not_repeated_in_each_letter(printed: bytes) -> None:
    assert len(printed) < 16 * len(render_pdf(letter(1), OFFICE))


def test_the_file_has_the_title_of_the_mailing(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as whole:
        assert str(whole.docinfo["/Title"]) == "Assises de la jeunesse"
