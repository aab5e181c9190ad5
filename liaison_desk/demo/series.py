"""What comes back in the demonstration office: a weekly point, a monthly meeting."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from liaison_desk.demo.dice import Dice
from liaison_desk.demo.structure import DemoRecord
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.half_days import monday_of
from liaison_desk.domain.validation import validated

_WEEKS_BEFORE = 12
_SERIES: tuple[tuple[dict[str, Any], int, time, int], ...] = (
    (
        {
            "title": "Point avec les deux directrices",
            "place": "Hôtel du Département, salle 108",
            "recurrence": {"frequency": "weekly"},
        },
        0,
        time(16, 30),
        30,
    ),
    (
        {
            "title": "Réunion mensuelle de coordination DJVA – DECI",
            "place": "Hôtel du Département, salle des commissions",
            "recurrence": {"frequency": "monthly_weekday"},
        },
        3,
        time(14),
        90,
    ),
)


def series(today: date, dice: Dice) -> list[DemoRecord[EngagementFields]]:
    """Return the series, begun three months ago."""
    found: list[DemoRecord[EngagementFields]] = []
    for values, weekday, hour, minutes in _SERIES:
        first = monday_of(today - timedelta(weeks=_WEEKS_BEFORE)) + timedelta(days=weekday)
        starts_at = datetime.combine(first, hour)
        fields = {
            **values,
            "engagement_kind": "meeting",
            "state": "accepted",
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(minutes=minutes),
            "municipality": "93008",
            "capacity": "host",
            "official_role": "chairs",
        }
        found.append(DemoRecord(dice.identifier(), validated(EngagementFields, fields)))
    return found
