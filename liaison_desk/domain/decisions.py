"""Decisions: what the official decided, when, why; nothing is decided silently."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import field_validator, model_validator
from sqlmodel import Field

from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.fields import Fields, Line, OptionalDate, OptionalId, Text, Unit
from liaison_desk.domain.letters import Wording


class Outcome(StrEnum):
    """What was decided."""

    attend = "attend"
    represented = "represented"
    declined = "declined"
    message = "message"
    wait = "wait"
    option = "option"
    noted = "noted"
    voted = "voted"
    cancelled = "cancelled"
    reopened = "reopened"


NEEDS_REASON = frozenset({Outcome.declined, Outcome.cancelled, Outcome.reopened})
"""Outcomes that are not kept without their reason."""

UNSETTLED = frozenset({Outcome.wait, Outcome.reopened})
"""Outcomes after which the question is put again."""

UNDECIDED_STATES = (EngagementState.requested, EngagementState.waiting)
"""States of an engagement that waits for a decision."""

STATES = {
    Outcome.attend: EngagementState.accepted,
    Outcome.represented: EngagementState.represented,
    Outcome.declined: EngagementState.declined,
    Outcome.message: EngagementState.by_message,
    Outcome.wait: EngagementState.waiting,
    Outcome.cancelled: EngagementState.cancelled,
}
"""What an engagement becomes when that is decided of it."""

ANSWERS = {
    Outcome.attend: Wording.acceptance,
    Outcome.represented: Wording.representation,
    Outcome.declined: Wording.decline,
    Outcome.message: Wording.message,
    Outcome.wait: Wording.waiting,
}
"""The letter that tells of a decision; to cancel has none of its own."""

_OUTCOMES = {state: outcome for outcome, state in STATES.items()}
_ATTENDED = frozenset({EngagementState.accepted, EngagementState.represented, EngagementState.by_message})


def outcome_of_change(before: EngagementState, after: EngagementState) -> Outcome | None:
    """Return what is decided when an engagement changes state; None when nothing is: that it took place is a fact."""
    if after in {before, EngagementState.done} or (before is EngagementState.done and after in _ATTENDED):
        return None
    if after is EngagementState.requested or (after in UNDECIDED_STATES and before not in UNDECIDED_STATES):
        return Outcome.reopened
    return _OUTCOMES[after]


class DecisionFields(Fields):
    """One line of the decision register."""

    subject: Line
    outcome: Outcome
    decided_on: date
    decided_by: Line = Field(default="", description="Who decided: the official unless said otherwise")
    chosen_option: Line = Field(default="", description="The option or the result of a vote")
    reason: Text = ""
    unit: Unit = Unit.both
    engagement_id: OptionalId = None
    letter_id: OptionalId = None
    briefing_id: OptionalId = None
    meeting_id: OptionalId = Field(default=None, description="Meeting whose minutes hold it")
    council_report_id: OptionalId = Field(default=None, description="Report it is the vote of")
    review_id: OptionalId = Field(default=None, description="Point élu where it was decided")
    representative_id: OptionalId = None
    reopens_id: OptionalId = Field(default=None, description="Decision this one reopens")

    @model_validator(mode="after")
    def _reason_is_given(self) -> DecisionFields:
        if self.outcome in NEEDS_REASON and not self.reason:
            raise ValueError("reason: indiquez le motif de cette décision")
        if self.outcome is Outcome.represented and not self.representative_id:
            raise ValueError("representative_id: indiquez qui représente l'élu")
        if self.outcome is Outcome.option and not self.chosen_option:
            raise ValueError("chosen_option: indiquez l'option retenue")
        if self.outcome is Outcome.voted and not self.chosen_option:
            raise ValueError("chosen_option: indiquez le résultat du vote")
        return self


class ReviewItemKind(StrEnum):
    """What the official is asked at a point élu."""

    request = "request"
    arbitration = "arbitration"
    information = "information"


OUTCOMES_OF: dict[ReviewItemKind, tuple[Outcome, ...]] = {
    ReviewItemKind.request: (
        Outcome.attend,
        Outcome.represented,
        Outcome.declined,
        Outcome.message,
        Outcome.wait,
        Outcome.cancelled,
    ),
    ReviewItemKind.arbitration: (Outcome.option, Outcome.wait, Outcome.declined, Outcome.noted),
    ReviewItemKind.information: (Outcome.noted, Outcome.wait),
}
"""What may be decided of each kind of line, the usual one first."""


class ReviewOption(Fields):
    """One option of an arbitration."""

    name: Line = Field(description="« A », « B », « statu quo »")
    text: Text = ""


class ReviewItem(Fields):
    """One line of a point élu; what is decided of it is written back on the same line."""

    item_kind: ReviewItemKind = ReviewItemKind.request
    title: Line = ""
    engagement_id: OptionalId = None
    letter_id: OptionalId = None
    briefing_id: OptionalId = None
    summary: Text = ""
    options: list[ReviewOption] = Field(default_factory=list)
    recommendation: Text = ""
    djva_advice: Text = ""
    deci_advice: Text = ""
    deadline: OptionalDate = None
    outcome: Outcome | None = None
    chosen_option: Line = ""
    reason: Text = ""
    representative_id: OptionalId = None


class ReviewState(StrEnum):
    """Life of a point élu."""

    prepared = "prepared"
    held = "held"


class ReviewFields(Fields):
    """A point élu: the items put to the official one day, in order."""

    held_on: date
    title: Line = "Point élu"
    state: ReviewState = ReviewState.prepared
    items: list[ReviewItem] = Field(default_factory=list)
    notes: Text = ""

    @field_validator("title")
    @classmethod
    def _title_is_given(cls, value: str) -> str:
        return value or "Point élu"
