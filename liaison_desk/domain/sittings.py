"""Bodies of the Département, their sittings, and the delays each asks (domain reference §4)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import field_validator
from sqlmodel import Field

from liaison_desk.domain.fields import Fields, Line, OptionalDate, OptionalId, OptionalTime, Text


class Body(StrEnum):
    """The bodies reports go to."""

    assembly = "assembly"
    standing_committee = "standing_committee"
    executive_bureau = "executive_bureau"
    thematic_committee = "thematic_committee"


VOTING = frozenset({Body.assembly, Body.standing_committee})
"""Those whose votes have legal effect; the others prepare or advise."""


class SittingState(StrEnum):
    """Where the preparation of a sitting stands."""

    planned = "planned"
    reports_received = "reports_received"
    held = "held"
    cancelled = "cancelled"


class BodyRule(Fields):
    """Delays of one body, in calendar days before the sitting; editable, with their source."""

    body: Body
    dispatch_days: int | None = Field(default=None, ge=0, le=120, description="Reports sent at the latest")
    urgent_days: int | None = Field(default=None, ge=0, le=120, description="In urgency")
    source: Line = ""
    checked_on: OptionalDate = None


class SittingFields(Fields):
    """What is known of a sitting; its reports are records of their own that name it."""

    title: Line
    body: Body = Body.standing_committee
    state: SittingState = SittingState.planned
    state_reason: Line = Field(default="", description="Mandatory to cancel")
    held_on: date
    starts: OptionalTime = None
    place: Line = ""
    committee_name: Line = Field(default="", description="Of a thematic committee")
    engagement_id: OptionalId = Field(default=None, description="Its entry in the agenda")
    reports_expected: int = Field(default=0, ge=0, le=500)
    reports_expected_on: OptionalDate = None
    is_urgent: bool = False
    notes: Text = ""

    @field_validator("title")
    @classmethod
    def _title_is_given(cls, value: str) -> str:
        if not value:
            raise ValueError("donnez un intitulé à la séance")
        return value
