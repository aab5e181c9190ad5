"""When the officer of these tests works: Monday and Tuesday, Thursday morning at home."""

from __future__ import annotations

from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.worked_time import HalfDayPlace, WorkedHalfDay


def worked_office() -> OfficeFields:
    return OfficeFields(
        official_last_name="Delmas",
        officer_name="Camille Roche",
        worked_half_days=[
            WorkedHalfDay(weekday=0),
            WorkedHalfDay(weekday=0, afternoon=True),
            WorkedHalfDay(weekday=1),
            WorkedHalfDay(weekday=1, afternoon=True),
            WorkedHalfDay(weekday=3, place=HalfDayPlace.telework),
        ],
    )
