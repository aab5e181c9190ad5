"""Meetings: agenda, attendance, minutes, and what came of them (domain reference §3.2, D12 to D14)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import NaiveDatetime, field_validator, model_validator
from sqlmodel import Field

from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.fields import Email, Fields, Line, OptionalDate, OptionalDateTime, OptionalId, Text, Unit
from liaison_desk.domain.wall_time import OFFICE_ZONE, missing_hour, wrong_year


class MeetingKind(StrEnum):
    """Kinds of meeting."""

    working_group = "working_group"
    steering_committee = "steering_committee"
    technical_committee = "technical_committee"
    partner_meeting = "partner_meeting"
    internal = "internal"


class MinutesState(StrEnum):
    """Life of the minutes; approved, they no longer change."""

    none = "none"
    draft = "draft"
    reviewed = "reviewed"
    sent = "sent"
    approved = "approved"


class AgendaItemKind(StrEnum):
    """What an item of an agenda is for."""

    information = "information"
    debate = "debate"
    decision = "decision"


class ItemPriority(StrEnum):
    """How much an item matters when time is short."""

    high = "high"
    normal = "normal"
    low = "low"


class MinutesLineKind(StrEnum):
    """What a line of the minutes is."""

    talk = "talk"
    decision = "decision"
    action = "action"


class AgendaItem(Fields):
    """One item: what it is about, what is at stake, what the Département holds."""

    title: Line
    item_kind: AgendaItemKind = AgendaItemKind.debate
    minutes: int = Field(default=10, ge=0, le=600)
    rapporteur: Line = ""
    stake: Text = ""
    position: Text = Field(default="", description="What the Département holds")
    partner_position: Text = Field(default="", description="What the others are known to hold")
    red_line: Text = Field(default="", description="Room for manoeuvre, and what is not given up")
    wanted_outcome: Text = ""
    priority: ItemPriority = ItemPriority.normal
    enclosures: list[Line] = Field(default_factory=list)


class Attendee(Fields):
    """Somebody invited; a partner, or a name written as it is."""

    partner_id: OptionalId = None
    name: Line = ""
    office: Line = ""
    email: Email = ""
    attendance: Attendance = Attendance.expected
    represented_by: Line = ""


class MinutesLine(Fields):
    """A line of the minutes; a decision is in the register, an action is a task, both made from it."""

    item: int = Field(default=0, ge=0, le=200, description="Position of the item in the agenda, from 0")
    line_kind: MinutesLineKind = MinutesLineKind.talk
    text: Text
    owner: Line = ""
    owner_id: OptionalId = None
    due_on: OptionalDate = None
    evidence: Line = Field(default="", description="What shows that it is done")
    task_id: OptionalId = None
    decision_id: OptionalId = None


class MinutesSending(Fields):
    """Proof that the minutes were sent."""

    sent_on: date
    to: list[Line] = Field(default_factory=list)
    papers: list[Line] = Field(default_factory=list)


class MinutesCorrection(Fields):
    """Why approved or sent minutes were opened again."""

    opened_on: date
    reason: Line


class MeetingFields(Fields):
    """What is known of a meeting; `series` is the name shared by the meetings of one group."""

    title: Line
    series: Line = ""
    meeting_kind: MeetingKind = MeetingKind.working_group
    starts_at: NaiveDatetime
    ends_at: OptionalDateTime = None
    place: Line = ""
    online_url: Line = ""
    unit: Unit = Unit.both
    engagement_id: OptionalId = Field(default=None, description="Its entry in the agenda")
    previous_id: OptionalId = Field(default=None, description="Meeting of the series held before")
    chair: Line = ""
    facilitator: Line = ""
    reply_by: OptionalDate = None
    arrangements: Text = Field(default="", description="Access, childcare, sign language")
    items: list[AgendaItem] = Field(default_factory=list)
    attendees: list[Attendee] = Field(default_factory=list)
    lines: list[MinutesLine] = Field(default_factory=list)
    minutes_state: MinutesState = MinutesState.none
    remarks_by: OptionalDate = Field(default=None, description="Without remark before that day, deemed approved")
    copies_to: list[Line] = Field(default_factory=list, description="Who else receives the minutes")
    sendings: list[MinutesSending] = Field(default_factory=list)
    corrections: list[MinutesCorrection] = Field(default_factory=list)
    approved_on: OptionalDate = None
    next_on: OptionalDate = None
    notes: Text = ""

    @field_validator("title")
    @classmethod
    def _title_is_given(cls, value: str) -> str:
        if not value:
            raise ValueError("donnez un intitulé à la réunion")
        return value

    @model_validator(mode="after")
    def _times_make_sense(self) -> MeetingFields:
        if self.ends_at and self.ends_at < self.starts_at:
            raise ValueError("ends_at: la réunion se termine avant de commencer")
        for name, moment in (("starts_at", self.starts_at), ("ends_at", self.ends_at)):
            if moment and (refused := wrong_year(moment) or missing_hour(moment, OFFICE_ZONE)):
                raise ValueError(f"{name}: {refused}")
        return self

    @property
    def day(self) -> date:
        """The day it is held."""
        return self.starts_at.date()
