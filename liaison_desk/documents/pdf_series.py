"""Letters made together as one PDF to print."""

from __future__ import annotations

import io
import json

import pikepdf

from liaison_desk.documents.accent import accent_inputs
from liaison_desk.documents.model import Document
from liaison_desk.documents.pdf import compiled_layout, let_go_of_layouts
from liaison_desk.documents.pdf_values import values_of
from liaison_desk.documents.png_logo import logo_of
from liaison_desk.domain.office import OfficeFields

_TOGETHER = 25
"""Letters laid out at once: they share their fonts, and giving up does not wait."""


class PdfSeries:
    """One PDF to which letters are added one after the other: paper to print, without the tags of a single letter."""

    def __init__(self, office: OfficeFields, title: str) -> None:
        self._office = office
        self._logo = logo_of(office.logo)
        self._waiting: list[Document] = []
        self._whole = pikepdf.Pdf.new()
        self._whole.docinfo["/Title"] = title

    def add(self, document: Document) -> None:
        """Add a letter, its pages numbered from 1."""
        self._waiting.append(document)
        if len(self._waiting) == _TOGETHER:
            self._lay_out()

    def written(self) -> bytes:
        """Return the bytes of the file."""
        self._lay_out()
        out = io.BytesIO()
        self._whole.save(out)
        return out.getvalue()

    def close(self) -> None:
        """Let go of what was added."""
        self._whole.close()

    def _lay_out(self) -> None:
        """Add the pages of the letters that wait."""
        if self._waiting:
            values = [values_of(document, self._office, self._logo) for document in self._waiting]
            inputs = {"series": json.dumps(values, ensure_ascii=False), **accent_inputs(self._office)}
            self._waiting.clear()
            pages = compiled_layout("series.typ", inputs, self._logo, is_to_print=True)
            let_go_of_layouts()
            with pikepdf.Pdf.open(io.BytesIO(pages)) as letters:
                self._whole.pages.extend(letters.pages)
