"""Letters: the two mail registers, what comes in and what goes out."""

from __future__ import annotations

from enum import StrEnum

from pydantic import field_validator, model_validator
from sqlmodel import Field

from liaison_desk.domain.circuits import CircuitStep
from liaison_desk.domain.fields import Fields, Line, OptionalDate, OptionalId, Text, Unit
from liaison_desk.domain.key_figures import KeyFigure
from liaison_desk.domain.request_regimes import RequestKind
from liaison_desk.domain.suspensions import Suspension


class MailRegister(StrEnum):
    """The two series of numbers."""

    incoming = "incoming"
    outgoing = "outgoing"

    @property
    def prefix(self) -> str:
        """Letter that starts a number of this register."""
        return {MailRegister.incoming: "A", MailRegister.outgoing: "D"}[self]


class Channel(StrEnum):
    """How a letter travels."""

    mail = "mail"
    email = "email"
    portal = "portal"
    hand = "hand"
    phone = "phone"


class LetterState(StrEnum):
    """Where the handling of a letter stands."""

    registered = "registered"
    assigned = "assigned"
    acknowledged = "acknowledged"
    in_progress = "in_progress"
    waiting_pieces = "waiting_pieces"
    waiting_contribution = "waiting_contribution"
    holding_reply_sent = "holding_reply_sent"
    draft = "draft"
    in_circuit = "in_circuit"
    signed = "signed"
    sent = "sent"
    closed = "closed"
    forwarded = "forwarded"
    no_reply_needed = "no_reply_needed"
    cancelled = "cancelled"

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has something to do."""
        return self not in _ENDED


_ENDED = frozenset(
    {LetterState.sent, LetterState.closed, LetterState.forwarded, LetterState.no_reply_needed, LetterState.cancelled}
)


class Wording(StrEnum):
    """The ready-made texts an outgoing letter can start from."""

    blank = "blank"
    acceptance = "acceptance"
    decline = "decline"
    representation = "representation"
    message = "message"
    waiting = "waiting"
    acknowledgement = "acknowledgement"
    legal_acknowledgement = "legal_acknowledgement"
    registration_receipt = "registration_receipt"
    thank_you = "thank_you"
    invitation = "invitation"
    holding_reply = "holding_reply"
    reply_letter = "reply_letter"
    approval_letter = "approval_letter"
    refusal_letter = "refusal_letter"
    referral_letter = "referral_letter"
    forwarding_slip = "forwarding_slip"
    congratulations = "congratulations"
    condolences = "condolences"
    support = "support"


ACKNOWLEDGEMENTS = frozenset({Wording.acknowledgement, Wording.legal_acknowledgement})
"""Texts that say a letter arrived and who deals with it."""

WITHOUT_ANSWER = ACKNOWLEDGEMENTS | {
    Wording.registration_receipt,
    Wording.waiting,
    Wording.holding_reply,
    Wording.forwarding_slip,
}
"""Texts that leave a letter to be answered."""


class RoutingInstruction(StrEnum):
    """What whoever receives a letter is to do with it (domain reference §1.7)."""

    for_attribution = "for_attribution"
    for_action = "for_action"
    for_opinion = "for_opinion"
    for_contribution = "for_contribution"
    for_draft_reply = "for_draft_reply"
    for_information = "for_information"
    for_return = "for_return"
    for_all_useful_purposes = "for_all_useful_purposes"
    for_signature = "for_signature"
    talk_to_me = "talk_to_me"
    to_file = "to_file"
    copy_to = "copy_to"


class LetterFields(Fields):
    """What is known of a letter; its number is not typed but taken from its register."""

    mail_register: MailRegister = MailRegister.incoming
    subject: Line
    correspondent_id: OptionalId = Field(default=None, description="Partner: the sender, or the addressee")
    correspondent_name: Line = Field(default="", description="Sender as written, when no partner is recorded")
    received_on: OptionalDate = Field(default=None, description="Date of arrival, mandatory for an incoming letter")
    document_date: OptionalDate = None
    channel: Channel = Channel.mail
    unit: Unit = Unit.both
    assigned_to: Line = Field(default="", description="Person or service in charge, when it is not the unit itself")
    routing_instruction: RoutingInstruction | None = None
    state: LetterState = LetterState.registered
    state_reason: Line = Field(default="", description="Mandatory to cancel")
    due_date: OptionalDate = None
    flagged: bool = Field(default=False, description="Courrier signalé")
    answers_to_id: OptionalId = Field(default=None, description="Letter this one answers")
    engagement_id: OptionalId = None
    wording: Wording = Wording.blank
    body: Text = Field(default="", description="Markdown")
    addressee_name: Line = Field(default="", description="Name of the addressee when the letter was begun")
    addressee_title: Line = Field(default="", description="Function of the addressee when the letter was begun")
    enclosures: list[Line] = Field(default_factory=list)
    copies_to: list[Line] = Field(default_factory=list)
    salutation: Line = Field(default="", description="Overrides the computed salutation")
    closing_formula: Line = Field(default="", description="Overrides the computed closing formula")
    handwritten: bool = Field(default=False, description="Salutation and closing are left blank for the pen")
    revision: int = Field(default=1, ge=1)
    circuit: list[CircuitStep] = Field(default_factory=list, description="Visas, then the signature")
    mailing_id: OptionalId = Field(default=None, description="Mailing it was made by")
    signed_on: OptionalDate = None
    kept_figures: list[KeyFigure] = Field(default_factory=list, description="Figures its text calls, as signed")
    sent_on: OptionalDate = None
    handed_to: Line = Field(default="", description="Who received it by hand")
    notes: Text = ""
    request_kind: RequestKind | None = Field(default=None, description="Only proposed while nobody decided it")
    request_kind_by: Line = Field(default="", description="Who decided the kind of request")
    first_received_on: OptionalDate = Field(default=None, description="Arrival at the authority that passed it on")
    received_by_competent_on: OptionalDate = None
    completed_on: OptionalDate = Field(default=None, description="Day the file became complete")
    suspensions: list[Suspension] = Field(default_factory=list, description="Pieces asked")
    receipt_sent_on: OptionalDate = Field(default=None, description="Registration receipt, electronic requests")
    acknowledged_on: OptionalDate = None
    stated_implicit_on: OptionalDate = Field(default=None, description="Implicit decision as the acknowledgement says")
    extension_told_on: OptionalDate = Field(default=None, description="GDPR: two months more announced")
    forwarded_to: Line = ""
    forwarded_on: OptionalDate = None
    applicant_told_on: OptionalDate = Field(default=None, description="Whoever wrote was told it was forwarded")

    @field_validator("subject")
    @classmethod
    def _subject_is_given(cls, value: str) -> str:
        if not value:
            raise ValueError("indiquez l'objet du courrier")
        return value

    @model_validator(mode="after")
    def _register_rules(self) -> LetterFields:
        if self.mail_register is MailRegister.incoming and self.received_on is None:
            raise ValueError("received_on: indiquez la date d'arrivée")
        if self.mail_register is MailRegister.outgoing and self.state is LetterState.registered:
            object.__setattr__(self, "state", LetterState.draft)
        if self.state is LetterState.cancelled and not self.state_reason:
            raise ValueError("state_reason: indiquez pourquoi ce courrier est annulé")
        return self


def chrono_number(register: MailRegister, year: int, sequence: int) -> str:
    """Return a register number: « A-2026-0001 » (domain reference §1.6)."""
    return f"{register.prefix}-{year}-{sequence:04d}"
