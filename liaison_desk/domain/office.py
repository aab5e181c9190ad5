"""The office itself: the official, the two units, the officer, the letterhead."""

from __future__ import annotations

from enum import StrEnum

from sqlmodel import Field

from liaison_desk.domain.fields import Email, Fields, Line, OptionalDate, Phone, Text
from liaison_desk.domain.partners import CourtesyTitle, TypedCourtesyTitle


class HalfDayPlace(StrEnum):
    """Where a half-day is worked."""

    office = "office"
    telework = "telework"


class WorkedHalfDay(Fields):
    """One half-day of the weekly pattern."""

    weekday: int = Field(ge=0, le=6, description="Monday is 0")
    afternoon: bool = False
    place: HalfDayPlace = HalfDayPlace.office


class OfficeFields(Fields):
    """What the first start asks, and what the settings change."""

    official_courtesy_title: TypedCourtesyTitle = CourtesyTitle.unknown
    official_first_name: Line = ""
    official_last_name: Line = ""
    official_title: Line = "Conseiller départemental délégué"
    official_delegation: Line = Field(default="", description="« à la vie associative »")
    official_since: OptionalDate = None
    president_name: Line = Field(default="", description="President of the council, who invites with the official")
    djva_director: Line = ""
    deci_director: Line = ""
    officer_name: Line = ""
    officer_function: Line = "Chargé·e de mission"
    officer_phone: Phone = ""
    officer_email: Email = ""
    worked_half_days: list[WorkedHalfDay] = Field(default_factory=list)
    letterhead_name: Line = "Département de la Seine-Saint-Denis"
    letterhead_service: Line = ""
    letterhead_address: list[Line] = Field(default_factory=list)
    letterhead_city: Line = Field(default="Bobigny", description="City written before the date of a letter")
    logo: Text = Field(default="", description="PNG image, base64; empty for none")
