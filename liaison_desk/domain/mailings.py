"""Mailings: one text to many recipients, and what each of them answered."""

from __future__ import annotations

from enum import StrEnum

from pydantic import field_validator, model_validator
from sqlmodel import Field

from liaison_desk.domain.fields import Fields, Line, OptionalDate, OptionalId, Text, Unit
from liaison_desk.domain.letters import Channel, Wording


class MailingState(StrEnum):
    """Where a mailing stands: its letters are made once, in one verb."""

    draft = "draft"
    made = "made"
    closed = "closed"
    cancelled = "cancelled"


class MailingReply(StrEnum):
    """What a recipient answered."""

    none = "none"
    present = "present"
    represented = "represented"
    excused = "excused"


class RecipientFilter(Fields):
    """Which partners are taken; what is empty does not choose, what is given must all hold."""

    functions: list[Line] = Field(default_factory=list, description="Codes of functions held that day")
    network_ids: list[Line] = Field(default_factory=list, description="Umbrella bodies they belong to")
    municipalities: list[Line] = Field(default_factory=list, description="INSEE codes")
    epts: list[Line] = Field(default_factory=list)
    distribution_lists: list[Line] = Field(default_factory=list)
    partner_ids: list[Line] = Field(default_factory=list, description="Added by hand, whatever the filter says")


class MailingRecipient(Fields):
    """One recipient: the letter made, and the answer."""

    partner_id: str
    included: bool = True
    left_out_reason: Line = ""
    letter_id: OptionalId = None
    reply: MailingReply = MailingReply.none
    represented_by: Line = ""
    represented_by_id: OptionalId = None
    guests: int = Field(default=0, ge=0, le=99, description="People who come along")
    replied_on: OptionalDate = None
    reminded_on: OptionalDate = None
    note: Line = ""


class MailingFields(Fields):
    """What is known of a mailing; `body` is Markdown with the fields of wordings, filled for each recipient."""

    subject: Line
    purpose: Line = Field(default="", description="Why these people are written to; mandatory to make the letters")
    state: MailingState = MailingState.draft
    state_reason: Line = Field(default="", description="Mandatory to cancel")
    wording: Wording = Wording.invitation
    body: Text = ""
    unit: Unit = Unit.both
    channel: Channel = Channel.mail
    engagement_id: OptionalId = None
    reply_by: OptionalDate = None
    recipient_filter: RecipientFilter = Field(default_factory=RecipientFilter)
    recipients: list[MailingRecipient] = Field(default_factory=list)
    enclosures: list[Line] = Field(default_factory=list)
    made_on: OptionalDate = None
    notes: Text = ""

    @field_validator("subject")
    @classmethod
    def _subject_is_given(cls, value: str) -> str:
        if not value:
            raise ValueError("indiquez l'objet de l'envoi")
        return value

    @model_validator(mode="after")
    def _cancelled_for_a_reason(self) -> MailingFields:
        if self.state is MailingState.cancelled and not self.state_reason:
            raise ValueError("state_reason: indiquez pourquoi cet envoi est annulé")
        return self
