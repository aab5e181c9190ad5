"""The pages of any PDF as pictures, for the screen and the printer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

from liaison_desk.errors import UserError

_POINTS_PER_INCH = 72


@dataclass(frozen=True)
class PageImage:
    """A picture of one page; each pixel is four bytes: blue, green, red, unused (Qt's `Format_RGB32`).

    `stride` is the number of bytes of one line.
    """

    width: int
    height: int
    stride: int
    pixels: bytes


def pages_of_pdf(pdf: bytes, pixels_per_inch: float) -> Iterator[PageImage]:
    """Yield the pages of a PDF one at a time; raises UserError `pdf_unreadable`."""
    library: Any = pypdfium2
    try:
        document = library.PdfDocument(pdf)
    except library.PdfiumError as error:
        raise UserError("pdf_unreadable", "Ce PDF est endommagé ou protégé : il ne peut pas être affiché.") from error
    try:
        for page in document:
            bitmap = page.render(scale=pixels_per_inch / _POINTS_PER_INCH, prefer_bgrx=True)
            yield PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        document.close()
