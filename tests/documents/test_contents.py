"""The contents of a Word document read right as it opens: entries, dots, pages, each leading to its heading."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.etree import ElementTree

from liaison_desk.documents.model import (
    Block,
    Contents,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    TemplateName,
    plain,
)
from liaison_desk.documents.word import render_word
from liaison_desk.domain.office import OfficeFields
from liaison_desk.paths import shipped_template

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LONG = "Le Département soutient les associations de la Seine-Saint-Denis. " * 130


def package(*blocks: Block) -> zipfile.ZipFile:
    document = Document("Livret", TemplateName.note, blocks)
    path = shipped_template("note.docx")
    return zipfile.ZipFile(BytesIO(render_word(document, OfficeFields(), path)))


def body(*blocks: Block) -> ElementTree.Element:
    return ElementTree.fromstring(package(*blocks).read("word/document.xml"))


def entries(root: ElementTree.Element) -> dict[str, str]:
    """Return the text of each entry by the bookmark it leads to."""
    return {
        link.get(f"{_W}anchor", ""): "\t".join(text.text or "" for text in link.iter(f"{_W}t"))
        for link in root.iter(f"{_W}hyperlink")
    }


BOOKLET = (
    Contents(),
    PageBreak(),
    Heading(plain("Premier rapport")),
    Heading(plain("Objet"), 2),
    Paragraph(plain(_LONG)),
    PageBreak(),
    Heading(plain("Second rapport")),
)


def test_each_heading_stands_in_the_contents_with_its_page_and_leads_to_it() -> None:
    root = body(*BOOKLET)
    marks = [mark.get(f"{_W}name", "") for mark in root.iter(f"{_W}bookmarkStart")]
    assert len(marks) == 2
    assert entries(root) == dict(zip(marks, ["Premier rapport\t2", "Second rapport\t4"], strict=True))
    fields = [text.text or "" for text in root.iter(f"{_W}instrText")]
    assert any(' TOC \\o "1-1"' in text for text in fields)
    assert [text for text in fields if "PAGEREF" in text] == [f" PAGEREF {mark} \\h " for mark in marks]


def test_word_is_not_made_to_ask_anything_on_opening() -> None:
    made = package(*BOOKLET)
    assert b"w:dirty" not in made.read("word/document.xml")
    assert b"updateFields" not in made.read("word/settings.xml")


def test_without_contents_no_heading_is_marked_and_without_headings_there_are_no_contents() -> None:
    assert not list(body(Heading(plain("Seul"))).iter(f"{_W}bookmarkStart"))
    assert not list(body(Contents(), Paragraph(plain("Rien"))).iter(f"{_W}instrText"))
