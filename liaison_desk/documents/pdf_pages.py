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


def pages_of_pdf(pdf: bytes, pixels_per_inch: float, first: int = 1, last: int = 0) -> Iterator[PageImage]:
    """Yield the pages of a PDF one at a time, up to the end for 0; raises UserError `pdf_unreadable`."""
    document = _opened(pdf)
    try:
        for number in range(first - 1, min(last, len(document)) if last else len(document)):
            bitmap = document[number].render(scale=pixels_per_inch / _POINTS_PER_INCH, prefer_bgrx=True)
            yield PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        document.close()


def count_pages(pdf: bytes) -> int:
    """Return how many pages a PDF has; raises UserError `pdf_unreadable`."""
    with _opened(pdf) as document:
        return len(document)


def _opened(pdf: bytes) -> Any:
    library: Any = pypdfium2
    try:
        return library.PdfDocument(pdf)
    except library.PdfiumError as error:
        raise UserError("pdf_unreadable", "Ce PDF est endommagé ou protégé : il ne peut pas être affiché.") from error
