"""Letters to Word: the product beside docxtpl filling the same template."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from functools import partial
from typing import Any

from docxtpl import DocxTemplate, Listing
from lxml import etree

from liaison_desk.documents.model import Document, Paragraph, Runs, Signature
from liaison_desk.documents.word import WordTemplate, render_word
from liaison_desk.documents.word_fields import fields_of
from liaison_desk.paths import shipped_template
from tests.bench.measure import Measure, alternated, at_most_times, milliseconds, times_faster
from tests.bench.papers import OFFICE, letter

_TEMPLATE = shipped_template("letter.docx")
_MANY, _FEWER = 500, 50


def measures() -> list[Measure]:
    """Return the time of one letter, the template opened for it by both, and of each of many."""
    one = letter(1)
    letters = [letter(number) for number in range(_MANY)]
    opened, reference_opened = alternated(
        partial(milliseconds, lambda: WordTemplate.open(_TEMPLATE).render(one, OFFICE)),
        partial(milliseconds, lambda: by_docxtpl(one)),
    )
    many, reference_many = alternated(
        lambda: milliseconds(lambda: [render_word(each, OFFICE, _TEMPLATE) for each in letters]) / _MANY,
        lambda: milliseconds(lambda: [by_docxtpl(each) for each in letters[:_FEWER]]) / _FEWER,
    )
    return [
        Measure("Word, one letter", opened, "ms", "docxtpl", reference_opened, at_most_times(1.0)),
        Measure(f"Word, each of {_MANY} letters", many, "ms", "docxtpl", reference_many, times_faster(5)),
    ]


def by_docxtpl(document: Document) -> bytes:
    """Return a letter as docxtpl makes it: the text as plain paragraphs."""
    template: Any = DocxTemplate(_TEMPLATE)
    context = fields_of(document, OFFICE)
    context |= {name: Listing(value) for name, value in context.items() if isinstance(value, str) and "\n" in value}
    template.render({**context, "body": Listing("\a".join(_lines(document)))}, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def words_of(content: bytes) -> str:
    """Return what a Word file says, in its order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return "".join(node.text or "" for node in root.iter("{*}t"))


def _lines(document: Document) -> Sequence[str]:
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(_text(block.runs))
        elif isinstance(block, Signature):
            lines += [*block.capacity, block.name]
    return lines


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs)
