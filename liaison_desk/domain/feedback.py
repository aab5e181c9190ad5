"""What is noted once an engagement took place: what came of it, what was promised, who was there."""

from __future__ import annotations

from pydantic import field_validator
from sqlmodel import Field

from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.fields import Fields, Line, OptionalDate, OptionalId, Text
from liaison_desk.domain.tasks import TaskOwner


class PromiseMade(Fields):
    """Something promised on the day; it becomes a task of whoever owes it."""

    text: Line
    owner: TaskOwner = TaskOwner.officer
    owner_id: OptionalId = Field(default=None, description="Partner who owes it, for a person or a host")
    due_on: OptionalDate = None

    @field_validator("text")
    @classmethod
    def _text_is_given(cls, value: str) -> str:
        if not value:
            raise ValueError("dites ce qui a été promis")
        return value


class AttendanceSeen(Fields):
    """Whether somebody expected came."""

    partner_id: str
    attendance: Attendance


class FeedbackFields(Fields):
    """What is noted after an engagement, in one go."""

    text: Text = Field(default="", description="What came of it")
    promises: list[PromiseMade] = Field(default_factory=list)
    with_thanks: bool = Field(default=False, description="Draft a letter of thanks to the host")
    attendance: list[AttendanceSeen] = Field(default_factory=list)
