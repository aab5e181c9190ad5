"""Documents as tagged PDF and as page images, without an office suite."""

from __future__ import annotations

import json
from functools import cache
from threading import Lock
from typing import Any

import typst

from liaison_desk.documents.accent import accent_inputs
from liaison_desk.documents.model import Document
from liaison_desk.documents.pdf_values import logo_as_svg, values_of
from liaison_desk.documents.png_logo import Logo, logo_of
from liaison_desk.domain.office import OfficeFields
from liaison_desk.paths import resource

_compiling = Lock()
_KEPT_FOR = 10
"""Compilations after which the compiler lets go of what none of them used."""


def render_pdf(document: Document, office: OfficeFields) -> bytes:
    """Return a document as PDF/UA-1: tagged, titled, in its language.

    Raises UserError `logo_unreadable`.
    """
    return _compiled(document, office, format="pdf", pdf_standards=["ua-1"])[0]


def render_pages(document: Document, office: OfficeFields, pixels_per_inch: float) -> list[bytes]:
    """Return the pages of a document as PNG images; cheap enough for every key press.

    Raises UserError `logo_unreadable`.
    """
    return _compiled(document, office, format="png", ppi=pixels_per_inch)


def compiled_layout(layout: str, values: dict[str, str], logo: Logo | None = None) -> bytes:
    """Return what another layout of ours makes of its values, as PDF/UA-1."""
    inputs = {**values, "logo": logo_as_svg(logo) if logo else ""}
    source = resource("typst", layout)
    with _compiling:
        made = typst.Compiler(input=source, root=source.parent, font_paths=_fonts(), ignore_system_fonts=True)
        pdf = made.compile(sys_inputs=inputs, format="pdf", pdf_standards=["ua-1"])
    return pdf if isinstance(pdf, bytes) else b"".join(pdf or [])


def let_go_of_layouts() -> None:
    """Empty the memory of the compiler, in which texts that will not come again take a megabyte a page."""
    nothing = typst.Compiler(input=b"", font_paths=_fonts(), ignore_system_fonts=True)
    with _compiling:
        for _compilation in range(_KEPT_FOR):
            nothing.compile(input=b"", format="pdf")


@cache
def _compiler() -> typst.Compiler:
    """Return the one compiler: it keeps what it has laid out, which makes the next preview of a text cheap."""
    layout = resource("typst", "document.typ")
    return typst.Compiler(input=layout, root=layout.parent, font_paths=_fonts(), ignore_system_fonts=True)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource("fonts"))])


def _compiled(document: Document, office: OfficeFields, **options: Any) -> list[bytes]:
    logo = logo_of(office.logo)
    values = {
        "document": json.dumps(values_of(document, office, logo), ensure_ascii=False),
        "logo": logo_as_svg(logo) if logo else "",
        **accent_inputs(office),
    }
    with _compiling:
        pages = _compiler().compile(sys_inputs=values, **options)
    if isinstance(pages, bytes):
        return [pages]
    return pages or []
