"""What keeps a PDF from being accessible is found: by the validator, and by what is asked beside it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from liaison_desk.documents.model import Block, Document, Heading, ItemList, ListItem, Paragraph, Table, TemplateName
from liaison_desk.documents.model import plain as runs
from liaison_desk.documents.pdf import render_pdf
from liaison_desk.domain.office import OfficeFields
from tests.documents.accessible_pdf import breaches_of, elements_of, title_of


@pytest.fixture
def pdf(office: OfficeFields) -> bytes:
    blocks: tuple[Block, ...] = (
        Heading(runs("Un")),
        Paragraph(runs("Texte")),
        Heading(runs("Deux"), 2),
        ItemList((ListItem(runs("a")), ListItem(runs("b")))),
        Table((runs("Nom"), runs("Ville")), ((runs("Ligue"), runs("Bondy")),), (1, 1)),
    )
    return render_pdf(Document("Note", TemplateName.note, blocks), office)


def broken(pdf: bytes, breaking: Callable[[Any], object]) -> bytes:
    """Return a PDF once something was done to it."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        breaking(opened)
        opened.save(made)
    return made.getvalue()


def element(made: Any, role: str) -> Any:
    """Return the first element of a type; raises StopIteration when there is none."""
    return next(one for one in made.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == f"/{role}")


def _unmarked(made: Any) -> None:
    made.Root.MarkInfo.Marked = False


def _skipping(made: Any) -> None:
    element(made, "H2").S = pikepdf.Name.H4


def _undrawn(made: Any) -> None:
    made.pages[0].contents_add(made.make_stream(b"0 0 10 10 re f"), prepend=False)


def _headless(made: Any) -> None:
    for one in made.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH":
            one.S = pikepdf.Name.TD


def _without_scope(made: Any) -> None:
    del element(made, "TH")["/A"]


def _unnumbered(made: Any) -> None:
    del element(made, "L")["/A"]


def _orphaned(made: Any) -> None:
    del made.Root.StructTreeRoot.ParentTree


def _held_twice(made: Any) -> None:
    element(made, "H1").K = element(made, "P").K


def _held_by_none(made: Any) -> None:
    drawn = b"/P <</MCID 77>> BDC 0 0 10 10 re f EMC"
    made.pages[0].contents_add(made.make_stream(drawn), prepend=False)


def _marked_twice(made: Any) -> None:
    drawn = b"/P <</MCID 0>> BDC 0 0 10 10 re f EMC"
    made.pages[0].contents_add(made.make_stream(drawn), prepend=False)


def test_a_pdf_of_ours_has_no_breach_its_title_and_its_elements(pdf: bytes) -> None:
    assert breaches_of(pdf) == []
    assert title_of(pdf) == "Note"
    found = elements_of(pdf)
    assert (found["H1"], found["H2"], found["LI"], found["TH"], found["TD"]) == (1, 1, 2, 2, 2)
    assert (found["Title"], found["P"]) == (1, 1)


@pytest.mark.parametrize(
    ("breaking", "told"),
    [
        (_unmarked, "PDFUA1-TAGGED-DOCUMENT-001"),
        (_skipping, "PDFUA1-HEADING-NESTING-001"),
        (_undrawn, "PDFUA1-CONTENT-TAGGING-001"),
        (_headless, "tables"),
        (_without_scope, "tables"),
        (_unnumbered, "lists"),
        (_orphaned, "marks"),
        (_held_twice, "marks"),
        (_held_by_none, "marks"),
        (_marked_twice, "marks"),
    ],
)
def test_each_thing_that_keeps_it_from_being_accessible_is_told(
    breaking: Callable[[Any], object], told: str, pdf: bytes
) -> None:
    assert [breach.partition(":")[0] for breach in breaches_of(broken(pdf, breaking))] == [told]
