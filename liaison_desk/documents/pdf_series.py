"""Letters made together as one PDF to print."""

from __future__ import annotations

import json
from typing import BinaryIO

from liaison_desk.documents.accent import accent_inputs
from liaison_desk.documents.model import Document
from liaison_desk.documents.pdf import compiled_layout, let_go_of_layouts
from liaison_desk.documents.pdf_values import line_of, values_of
from liaison_desk.documents.png_logo import logo_of
from liaison_desk.documents.tagged_pdf import TaggedPdf
from liaison_desk.domain.office import OfficeFields

_TOGETHER = 10
"""Letters laid out at once: they share their fonts, and giving up does not wait."""


class PdfSeries:
    """One PDF/UA-1 to which letters are added one after the other, written to a stream as they come."""

    def __init__(self, stream: BinaryIO, office: OfficeFields, title: str) -> None:
        self._office = office
        self._logo = logo_of(office.logo)
        self._title = line_of(title)
        self._waiting: list[Document] = []
        self._whole = TaggedPdf(stream, self._title, office.letterhead_name, "fr-FR")

    def add(self, document: Document) -> None:
        """Add a letter, its pages numbered from 1."""
        self._waiting.append(document)
        if len(self._waiting) == _TOGETHER:
            self._lay_out()

    def finish(self) -> None:
        """Write what is left."""
        self._lay_out()
        self._whole.finish()

    def _lay_out(self) -> None:
        """Add the pages of the letters that wait."""
        if self._waiting:
            values = [values_of(document, self._office, self._logo) for document in self._waiting]
            said = {"title": self._title, "author": self._office.letterhead_name}
            inputs = {"series": json.dumps(values, ensure_ascii=False), **said, **accent_inputs(self._office)}
            self._waiting.clear()
            pages = compiled_layout("series.typ", inputs, self._logo)
            let_go_of_layouts()
            self._whole.add(pages)
