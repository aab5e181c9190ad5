"""When the officer works: the weekly pattern, its dated changes, leave, closures, half-days won or lost."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import model_validator
from sqlmodel import Field

from liaison_desk.domain.fields import Fields, Line, OptionalDate


class HalfDayPlace(StrEnum):
    """Where a half-day is worked."""

    office = "office"
    telework = "telework"


class WorkedHalfDay(Fields):
    """One half-day of the weekly pattern."""

    weekday: int = Field(ge=0, le=6, description="Monday is 0")
    afternoon: bool = False
    place: HalfDayPlace = HalfDayPlace.office


class PatternChange(Fields):
    """The weekly pattern from a day on, in place of the one before."""

    starts_on: date
    half_days: list[WorkedHalfDay] = Field(default_factory=list)


class PresenceExceptionKind(StrEnum):
    """Why some half-days differ from the pattern."""

    leave = "leave"
    recuperation = "recuperation"
    closure = "closure"
    lost = "lost"
    extra = "extra"


class DayPart(StrEnum):
    """How much of each day is meant."""

    whole_day = "whole_day"
    morning = "morning"
    afternoon = "afternoon"


class PresenceException(Fields):
    """Half-days off, or worked beside the pattern (`extra`), from a day to another, both included."""

    exception_kind: PresenceExceptionKind = PresenceExceptionKind.leave
    first_day: date
    last_day: OptionalDate = Field(default=None, description="Empty for one day")
    part: DayPart = DayPart.whole_day
    place: HalfDayPlace = Field(default=HalfDayPlace.office, description="Where an extra half-day is worked")
    reason: Line = ""

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> PresenceException:
        if self.last_day and self.last_day < self.first_day:
            raise ValueError("last_day: le dernier jour précède le premier")
        return self

    def covers(self, day: date, afternoon: bool) -> bool:
        """Tell whether a half-day is meant."""
        if not self.first_day <= day <= (self.last_day or self.first_day):
            return False
        return self.part is DayPart.whole_day or (self.part is DayPart.afternoon) == afternoon
