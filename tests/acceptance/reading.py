"""What a paper says once it is made: its words on one line, from its Word file and from its pages."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
import pypdfium2

from liaison_desk.documents.model import Document
from tests.acceptance.week import Week


def flat(words: str) -> str:
    """Return words on one line, whatever their spaces and the hyphens at the end of lines."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", words.replace("\ufffe", "-")).strip()


def word_words(content: bytes) -> str:
    """Return what a Word file says."""
    body: Any = docx.Document(io.BytesIO(content)).element.body
    return flat("\n".join("".join(node.text or "" for node in one.iter("{*}t")) for one in body.iter("{*}p")))


def pdf_pages(content: bytes) -> list[str]:
    """Return what each page of a PDF says."""
    return [flat(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(content)]


def both(week: Week, document: Document) -> tuple[str, str]:
    """Return what a document says as a Word file and as a PDF."""
    return word_words(week.desk.paper.word(document)), " ".join(pdf_pages(week.desk.paper.pdf(document)))
