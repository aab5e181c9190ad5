"""The pages of any PDF as pictures, for the screen and the printer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from liaison_desk.documents.pdf_pages import PageImage as PageImage


def page_images_apart(pdf: bytes, pixels_per_inch: float, first: int = 1, last: int = 0) -> Iterator[PageImage]:
    """Yield pages of a PDF that holds pages made by others, drawn in the limited process; raises UserError."""
    from liaison_desk.documents.attached import draw_apart

    return draw_apart(pdf, pixels_per_inch, first, last)


def page_images(pdf: bytes, pixels_per_inch: float) -> Iterator[PageImage]:
    """Yield the pages of a PDF one at a time (pixels for Qt's `Format_RGB32`); raises UserError `pdf_unreadable`."""
    from liaison_desk.documents.pdf_pages import pages_of_pdf

    return pages_of_pdf(pdf, pixels_per_inch)


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has; raises UserError `pdf_unreadable`."""
    from liaison_desk.documents.pdf_pages import count_pages

    return count_pages(pdf)
