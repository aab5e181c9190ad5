"""Envelopes and sheets of labels on sale everywhere, in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EnvelopeFormat(StrEnum):
    """Envelopes a letter goes in: folded in three, or in two."""

    dl = "dl"
    c5 = "c5"


class LabelFormat(StrEnum):
    """Sheets of labels on A4."""

    three_by_seven = "three_by_seven"
    two_by_seven = "two_by_seven"
    three_by_eight = "three_by_eight"


@dataclass(frozen=True)
class EnvelopeSize:
    """An envelope lying down: `left` and `top` are where the address begins (NF Z 10-011: the lower right quarter)."""

    width: float
    height: float
    left: float
    top: float


@dataclass(frozen=True)
class LabelSheet:
    """A sheet of labels: the first begins at `left` and `top`, the next ones follow every `pitch`."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    pitch_x: float
    pitch_y: float


ENVELOPES = {
    EnvelopeFormat.dl: EnvelopeSize(220, 110, 100, 52),
    EnvelopeFormat.c5: EnvelopeSize(229, 162, 105, 88),
}
LABELS = {
    LabelFormat.three_by_seven: LabelSheet(3, 7, 63.5, 38.1, 7.25, 15.15, 66.0, 38.1),
    LabelFormat.two_by_seven: LabelSheet(2, 7, 99.1, 38.1, 4.65, 15.15, 101.6, 38.1),
    LabelFormat.three_by_eight: LabelSheet(3, 8, 70.0, 37.0, 0.0, 0.5, 70.0, 37.0),
}
