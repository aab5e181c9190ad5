"""Reports to the council: what is asked of a sitting, and what was voted."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import field_validator
from sqlmodel import Field

from liaison_desk.domain.fields import Fields, Line, OptionalDate, OptionalId, Text, Unit


class VoteResult(StrEnum):
    """What came of a report."""

    pending = "pending"
    adopted = "adopted"
    adopted_amended = "adopted_amended"
    rejected = "rejected"
    withdrawn = "withdrawn"
    postponed = "postponed"


class SynthesisForm(StrEnum):
    """How much the officer writes of a report when half-days are short."""

    full = "full"
    short = "short"
    delegated = "delegated"
    none = "none"


class ReportAmount(Fields):
    """An amount read in a report, in euros."""

    label: Line = ""
    amount: Decimal = Field(max_digits=14, decimal_places=2)


class CouncilReportFields(Fields):
    """What is known of a report; its synthesis (D15) is the note `briefing_id`."""

    title: Line = Field(description="Object of the report")
    number: Line = Field(default="", description="House pattern: « 4-12 »")
    sitting_id: OptionalId = None
    committee: Line = Field(default="", description="« 4e commission »")
    direction: Line = ""
    rapporteur: Line = ""
    unit: Unit = Unit.both
    requested: Text = Field(default="", description="What the body is asked to do, as the report says it")
    context: Text = Field(default="", description="How the report begins")
    amounts: list[ReportAmount] = Field(default_factory=list)
    beneficiary_ids: list[Line] = Field(default_factory=list, description="Partners who get something")
    position: int = Field(default=0, ge=0, le=9999, description="Order in the sitting")
    synthesis_form: SynthesisForm = SynthesisForm.full
    delegated_to: Line = ""
    briefing_id: OptionalId = None
    carried_by_official: bool = Field(default=False, description="The official presents it")
    recusal: Line = Field(default="", description="Why the official steps back; empty when not")
    committee_advice: Line = ""
    vote_result: VoteResult = VoteResult.pending
    resolution_number: Line = ""
    votes_for: int | None = Field(default=None, ge=0, le=999)
    votes_against: int | None = Field(default=None, ge=0, le=999)
    abstentions: int | None = Field(default=None, ge=0, le=999)
    voted_on: OptionalDate = None
    amended_text: Text = Field(default="", description="What the vote changed in the report")
    follow_up: Text = ""
    notes: Text = ""

    @field_validator("title")
    @classmethod
    def _title_is_given(cls, value: str) -> str:
        if not value:
            raise ValueError("indiquez l'objet du rapport")
        return value
