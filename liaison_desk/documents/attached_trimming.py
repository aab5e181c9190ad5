"""Pages of others' files without their blank margins: on small paper and in large print, what is written is larger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from liaison_desk.documents.attached import WHOLE_PAGE, AttachedFile, Box, draw_apart
from liaison_desk.documents.pdf_pages import PageImage

_PIXELS_PER_INCH = 36
_PIXEL = 4
_NEARLY_WHITE = bytes(range(248, 256))
_BLANK_KEPT = 0.012
"""Share of the page left blank around what is written."""


def written_parts(file: AttachedFile) -> tuple[Box, ...]:
    """Return the part of each page that is written on, alike for pages of one size; all of a blank page.

    Raises UserError when its pages cannot be drawn.
    """
    sizes = [(round(page.width), round(page.height)) for page in file.pages]
    boxes: dict[tuple[int, int], list[Box]] = {}
    for size, image in zip(sizes, draw_apart(file.pdf, _PIXELS_PER_INCH), strict=True):
        if (box := _written(image)) is not None:
            boxes.setdefault(size, []).append(box)
    return tuple(_around(boxes[size]) if size in boxes else WHOLE_PAGE for size in sizes)


def cut_to(file: AttachedFile, parts: Sequence[Box]) -> AttachedFile:
    """Return a file that shows only parts of its pages."""
    return replace(file, pages=tuple(replace(page, shown=part) for page, part in zip(file.pages, parts, strict=True)))


def _written(image: PageImage) -> Box | None:
    """Return the part of a page that is not blank; None for a blank page."""
    first = last = -1
    left, right = image.width, 0
    for number in range(image.height):
        start = number * image.stride
        # the fourth byte of a pixel means nothing: the darkest of the three others tells
        row = image.pixels[start : start + image.width * _PIXEL]
        marks = bytes(map(min, row[0::_PIXEL], row[1::_PIXEL], row[2::_PIXEL]))
        ahead = len(marks) - len(marks.lstrip(_NEARLY_WHITE))
        if ahead == len(marks):
            continue
        first, last = (number if first < 0 else first), number
        left, right = min(left, ahead), max(right, len(marks.rstrip(_NEARLY_WHITE)))
    if first < 0:
        return None
    return left / image.width, first / image.height, right / image.width, (last + 1) / image.height


def _around(boxes: Sequence[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return (
        max(0.0, min(left) - _BLANK_KEPT),
        max(0.0, min(top) - _BLANK_KEPT),
        min(1.0, max(right) + _BLANK_KEPT),
        min(1.0, max(bottom) + _BLANK_KEPT),
    )
