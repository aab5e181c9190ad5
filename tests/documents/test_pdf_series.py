"""Letters printed together say what each says alone, on pages of its own."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from liaison_desk.documents.model import Document, DocumentHeader, Paragraph, Table, TemplateName, plain
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
    stream = io.BytesIO()
    series = PdfSeries(stream, OFFICE, "Assises de la jeunesse")
    for number in range(53):
        series.add(letter(number))
    series.finish()
    return stream.getvalue()


def test_each_letter_is_as_it_is_alone(printed: bytes) -> None:
    alone = [text for number in range(53) for text in pages(render_pdf(letter(number), OFFICE))]
    assert pages(printed) == alone
    assert any("Page 2/" in page and "D-2026-0027" in page for page in alone)


def test_fonts_are_not_repeated_in_each_letter(printed: bytes) -> None:
    assert len(printed) < 16 * len(render_pdf(letter(1), OFFICE))


def test_the_file_has_the_title_of_the_mailing(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as whole:
        assert str(whole.docinfo["/Title"]) == "Assises de la jeunesse"


def marked_contents(element: Any) -> int:
    """Return how many pieces of content an element and those under it hold."""
    if isinstance(element, int):
        return 1
    if isinstance(element, pikepdf.Array):
        return sum(marked_contents(one) for one in element)
    return marked_contents(element.K) if "/K" in element else 0


def test_the_tags_of_every_letter_are_kept(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as whole:
        assert whole.check_pdf_syntax() == []
        assert whole.Root.MarkInfo.Marked
        assert str(whole.Root.Lang) == "fr-FR"
        with whole.open_metadata() as said:
            assert (said["pdfuaid:part"], said["dc:title"]) == ("1", "Assises de la jeunesse")
        tags: Any = whole.Root.StructTreeRoot
        assert str(tags.K[0].S) == "/Document"
        alone = 0
        for number in range(53):
            with pikepdf.open(io.BytesIO(render_pdf(letter(number), OFFICE))) as one:
                alone += marked_contents(one.Root.StructTreeRoot.K)
        assert marked_contents(tags.K) == alone


def pages_of(element: Any) -> set[Any]:
    """Return the pages an element stands on: a paragraph may go on over the next."""
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    own = {element.Pg.objgen} if "/Pg" in element else set()
    return own | {one.Pg.objgen for one in kids if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/MCR"}


def test_each_page_finds_its_own_tags(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as whole:
        numbers = list(whole.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert list(parents) == sorted(parents)
        for page in whole.pages:
            assert all(page.obj.objgen in pages_of(element) for element in parents[int(page.obj.StructParents)])


def test_names_of_elements_stay_apart() -> None:
    rows = (tuple(plain(f"Case {place}") for place in range(2)),) * 2
    table = Table((plain("Nom"), plain("Rôle")), rows, (50.0, 50.0), title="Rôles")
    stream = io.BytesIO()
    series = PdfSeries(stream, OFFICE, "Tableaux")
    for number in range(12):
        series.add(Document(f"Lettre {number}", TemplateName.letter, (table,), DocumentHeader()))
    series.finish()
    with pikepdf.open(stream) as whole:
        assert whole.check_pdf_syntax() == []
        tree = whole.Root.StructTreeRoot.get("/IDTree", pikepdf.Dictionary(Names=[]))
        names = [bytes(one) for one in list(tree.Names)[::2]]
        assert names == sorted(set(names))
