"""Getting there: how long, by what means, between which communes."""

from __future__ import annotations

from enum import StrEnum

from sqlmodel import Field

from liaison_desk.domain.fields import Fields, Line


class TravelMode(StrEnum):
    """Means of travel."""

    transit = "transit"
    car = "car"
    walk = "walk"
    bicycle = "bicycle"


class TravelTime(Fields):
    """How long it takes between two communes, either way, as the office knows it."""

    from_municipality: Line = Field(description="INSEE code")
    to_municipality: Line = Field(description="INSEE code")
    minutes: int = Field(ge=0, le=24 * 60)
    mode: TravelMode = TravelMode.transit
