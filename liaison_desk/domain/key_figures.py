"""Key figures the office tracks: written in one place, inserted in texts by name (domain reference §3.6)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlmodel import Field

from liaison_desk.domain.fields import Fields, Line


class AmountStage(StrEnum):
    """What an amount stands for; empty for a figure that is no amount."""

    none = ""
    voted = "voted"
    committed = "committed"
    paid = "paid"


class KeyFigure(Fields):
    """A figure with its date and its source; `name` is what a text calls it by."""

    name: Line = Field(description="Short name: « fdva-2026 »")
    indicator: Line = Field(description="What is counted")
    value: Line = Field(description="As printed: « 23 000 € », « 412 »")
    as_of: date
    source: Line
    stage: AmountStage = AmountStage.none
