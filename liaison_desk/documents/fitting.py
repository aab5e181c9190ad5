"""How small the type of a one-page form must be in Word, which cannot measure a page before it is opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from liaison_desk.documents.model import Document, Facts, PageSize, Paragraph, Runs, Table

_SCALES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72)
_A4_WIDTH, _A4_HEIGHT = 493.0, 734.0  # points within the margins of the trip sheet
_SMALL_PAPER, _SMALL_TYPE = 0.7071, 0.85
_CHARACTER = 0.52  # mean width of a sign of the text face, in ems, a little over so that a page never overflows
_SIZE, _PITCH, _LARGE_PITCH = 11.0, 14.0, 20.0
_CELL_PADDING, _ROW_PADDING = 11.0, 7.5
_TOP = 92.0  # letterhead, kind, subtitle and the gaps between blocks
_TITLE_SIZE, _TITLE_PITCH = 19.0, 23.0
_FACT_SHARES = (23.0, 77.0)


def fitting_scale(document: Document) -> float:
    """Return the largest of the scales of type with which a one-page form should hold on its page."""
    return next((scale for scale in _SCALES if _height(document, scale) <= _A4_HEIGHT), _SCALES[-1])


def _height(document: Document, scale: float) -> float:
    """Return the estimated height in points, brought back to A4 whatever the paper."""
    paper = _SMALL_PAPER if document.page_size is PageSize.a5 else 1.0
    type_of_paper = (_SMALL_TYPE if document.page_size is PageSize.a5 else 1.0) * scale / paper
    title = _lines(len(document.title), _A4_WIDTH, _TITLE_SIZE * type_of_paper) * _TITLE_PITCH * type_of_paper
    height = _TOP + title
    for block in document.blocks:
        if isinstance(block, Facts):
            rows: Iterable[Sequence[Runs]] = (((), row.value) for row in block.rows)
            height += sum(_row(row, _FACT_SHARES, type_of_paper) for row in rows)
        elif isinstance(block, Table):
            height += sum(_row(row, block.widths, type_of_paper) for row in (block.header, *block.rows))
        elif isinstance(block, Paragraph):
            height += _text(block.runs, _A4_WIDTH - _CELL_PADDING, type_of_paper) + _ROW_PADDING
    return height


def _row(cells: Sequence[Runs], shares: Sequence[float], scale: float) -> float:
    total = sum(shares)
    widths = (_A4_WIDTH * share / total - _CELL_PADDING for share in shares)
    tallest = max(_text(cell, width, scale) for cell, width in zip(cells, widths, strict=True))
    return max(tallest, _PITCH * scale) + _ROW_PADDING


def _text(runs: Runs, width: float, scale: float) -> float:
    written = "".join(run.text for run in runs)
    large = _LARGE_PITCH - _PITCH if any(run.large for run in runs) else 0.0
    lines = sum(_lines(len(line), width, _SIZE * scale) for line in written.split("\n"))
    return (lines * _PITCH + large) * scale


def _lines(signs: int, width: float, size: float) -> int:
    """Return how many lines a text takes."""
    return max(1, -(-int(signs * size * _CHARACTER) // max(1, int(width))))
