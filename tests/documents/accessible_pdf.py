"""What keeps a PDF from being accessible: what a validator of PDF/UA-1 says, and what it leaves unsaid.

The validator does not compare the marks of a page with the structure (ISO 32000-1, 14.7.4), nor ask for the scope of
header cells and the numbering of lists.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import page as validator
import pikepdf
import pypdfium2

Mark = tuple[int, int]
"""The object of a page and the number of a mark on it."""


def breaches_of(pdf: bytes) -> list[str]:
    """Return what keeps a PDF from being accessible, « rule: what »; nothing when it is."""
    report = validator.validate_pdf_bytes(pdf, profile=validator.ValidationProfile.PDF_UA_1)
    told = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    with pikepdf.open(io.BytesIO(pdf)) as made:
        unsaid = [*_loose_marks(made), *_silent_elements(made)]
    return told + list(dict.fromkeys(unsaid))


def elements_of(pdf: bytes) -> Counter[str]:
    """Return how many elements of each type the structure of a PDF has."""
    with pikepdf.open(io.BytesIO(pdf)) as made:
        return Counter(str(element.S).lstrip("/") for element in _elements(made))


def title_of(pdf: bytes) -> str:
    """Return the title a reader of a PDF shows."""
    with pikepdf.open(io.BytesIO(pdf)) as made, made.open_metadata() as metadata:
        return str(metadata["dc:title"])


def bookmarks_of(pdf: bytes) -> list[str]:
    """Return the words of the bookmarks of a PDF, which lead to its headings."""
    return [bookmark.get_title() for bookmark in pypdfium2.PdfDocument(pdf).get_toc()]


def _elements(made: Any) -> list[Any]:
    return [one for one in made.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one]


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _elements_in(element: Any) -> list[Any]:
    return [kid for kid in _kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _loose_marks(made: Any) -> Iterator[str]:
    """Yield what is wrong between the marks of pages and the elements: each leads to the other, and to it alone."""
    drawn = Counter(mark for page in made.pages for mark in _marks(page))
    if any(times > 1 for times in drawn.values()):
        yield "marks: one stands twice on its page"
    named = Counter((mark, element.objgen) for element in _elements(made) for mark in _named(element))
    tree = made.Root.StructTreeRoot.get("/ParentTree")
    elements_by_page = dict(pikepdf.NumberTree(tree).items()) if tree is not None else {}
    led_to: Counter[tuple[Mark, tuple[int, int]]] = Counter()
    for page in made.pages:
        for number, element in enumerate(elements_by_page.get(int(page.obj.get("/StructParents", -1)), ())):
            if isinstance(element, pikepdf.Dictionary):
                led_to[(page.obj.objgen[0], number), element.objgen] += 1
    if named != led_to or {mark for mark, _element in named} != set(drawn):
        yield "marks: a page and the structure do not lead to one another"


def _named(element: Any) -> Iterator[Mark]:
    """Yield the marks an element is made of."""
    for kid in _kids(element):
        if isinstance(kid, int):
            yield element.Pg.objgen[0], kid
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
            yield kid.get("/Pg", element.get("/Pg")).objgen[0], int(kid.MCID)


def _marks(page: Any) -> Iterator[Mark]:
    """Yield the marks of what a page draws."""
    for instruction in pikepdf.parse_content_stream(page, "BDC"):
        told = instruction.operands[1]
        if isinstance(told, pikepdf.Name):
            told = page.obj.Resources.Properties[told]
        if "/MCID" in told:
            yield page.obj.objgen[0], int(told.MCID)


def _silent_elements(made: Any) -> Iterator[str]:
    """Yield tables and lists that do not say what those who see them see."""
    for element in _elements(made):
        if element.S == "/TH" and not _says(element, "/Scope"):
            yield "tables: a header cell has no scope"
        if element.S == "/Table" and not any(cell.S == "/TH" for row in _rows(element) for cell in _elements_in(row)):
            yield "tables: one has no header cell"
        has_labels = any(part.S == "/Lbl" for item in _elements_in(element) for part in _elements_in(item))
        if element.S == "/L" and has_labels and not _says(element, "/ListNumbering"):
            yield "lists: one does not say how it is numbered"


def _rows(table: Any) -> list[Any]:
    return [row for part in _elements_in(table) for row in ([part] if part.S == "/TR" else _elements_in(part))]


def _says(element: Any, name: str) -> bool:
    held = element.get("/A", pikepdf.Array())
    return any(name in one for one in (held if isinstance(held, pikepdf.Array) else [held]))
