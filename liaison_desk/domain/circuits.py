"""Signature circuits: who looks at a text before it is signed, and what each one said (domain reference §1.7)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator
from sqlmodel import Field

from liaison_desk.domain.fields import Fields, Line, OptionalDate, Text


class CircuitStepKind(StrEnum):
    """What a step of a circuit asks."""

    endorsement = "endorsement"
    signature = "signature"


class Endorsement(StrEnum):
    """What was answered at a step; the last two send the text back to its author."""

    favourable = "favourable"
    with_remarks = "with_remarks"
    to_rework = "to_rework"
    unfavourable = "unfavourable"

    @property
    def sends_back(self) -> bool:
        """Tell whether the text goes back to its author."""
        return self in {Endorsement.to_rework, Endorsement.unfavourable}


class CircuitStep(Fields):
    """One step of a circuit; empty `endorsement` while nobody answered. Never printed on the text itself."""

    step_kind: CircuitStepKind = CircuitStepKind.endorsement
    role: Line = Field(description="« Directrice DJVA », « Cabinet »")
    person: Line = ""
    endorsement: Endorsement | None = None
    decided_on: OptionalDate = None
    comment: Text = Field(default="", description="Mandatory to send a text back")
    revision: int | None = Field(default=None, ge=1, description="Version of the text the answer was given on")
    cancelled_reason: Line = Field(default="", description="Why the answer no longer holds: the text changed")

    @model_validator(mode="after")
    def _answer_is_complete(self) -> CircuitStep:
        if self.endorsement and self.decided_on is None:
            raise ValueError("decided_on: indiquez la date de ce visa")
        if self.endorsement and self.endorsement.sends_back and not self.comment:
            raise ValueError("comment: dites ce qui est à reprendre")
        return self

    @property
    def is_pending(self) -> bool:
        """Tell whether an answer is waited for."""
        return self.endorsement is None

    @property
    def holds(self) -> bool:
        """Tell whether the step is passed: answered, not sent back, and the text did not change since."""
        return self.endorsement is not None and not self.endorsement.sends_back and not self.cancelled_reason
