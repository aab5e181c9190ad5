"""From a distance to an event to the half-day by which a step is due: a pure function, so that moving back restores."""

from __future__ import annotations

from datetime import date, timedelta

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.tasks import DistanceUnit
from liaison_desk.domain.worked_time import HalfDayPlace
from liaison_desk.domain.working_days import add_working_days


def due_half_day(event: date, distance: int, unit: DistanceUnit, presence: Presence) -> HalfDay:
    """Return the half-day by the end of which a step is due; a distance below zero counts after the event.

    Half-days are those of the officer's presence, the working and the calendar days are those of everybody. Where
    the officer is never there, two half-days count as one working day.
    """
    if distance == 0:
        return HalfDay(event, afternoon=True)
    if unit is DistanceUnit.calendar_days:
        return HalfDay(event - timedelta(days=distance), afternoon=True)
    if unit is DistanceUnit.working_days:
        return HalfDay(add_working_days(event, -distance), afternoon=True)
    place = HalfDayPlace.office if unit is DistanceUnit.office_half_days else None
    find = presence.nth_before if distance > 0 else presence.nth_after
    found = find(event, abs(distance), place)
    if found is not None:
        return found
    days = (abs(distance) + 1) // 2
    return HalfDay(add_working_days(event, -days if distance > 0 else days), afternoon=True)
