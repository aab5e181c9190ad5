"""An engagement taken to another day or hour, with everything timed that hangs from it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.validation import changed
from liaison_desk.domain.wall_time import existing


def moved(fields: EngagementFields, starts_at: datetime) -> EngagementFields:
    """Return an engagement that starts at another moment; its end, programme, journey and talk move along.

    The reply date stays: others asked for it. Raises InvalidFields for an hour that does not exist.
    """
    shift = starts_at - fields.starts_at
    values: dict[str, Any] = {
        "starts_at": starts_at,
        "ends_at": fields.ends_at + shift if fields.ends_at else None,
        "run_sheet": [{**item.model_dump(), "starts": _later(item.starts, shift)} for item in fields.run_sheet],
    }
    for name in ("departs_at", "arrives_at", "speaking_slot"):
        values[name] = _later(getattr(fields, name), shift)
    return changed(fields, values)


def occurrence_fields(series: EngagementFields, series_id: str, occurrence_of: datetime) -> EngagementFields:
    """Return one date of a series as an engagement of its own, as the series would have it."""
    starts_at, ends_at = occurrence_times(series, occurrence_of)
    values: dict[str, Any] = {
        "recurrence": None,
        "series_id": series_id,
        "occurrence_of": occurrence_of,
        "starts_at": starts_at,
        "ends_at": ends_at,
    }
    return changed(series, values)


def occurrence_times(series: EngagementFields, occurrence_of: datetime) -> tuple[datetime, datetime | None]:
    """Return when an occurrence begins and ends, the hour skipped in spring read as RFC 5545 §3.3.5 says."""
    ends_at = occurrence_of + (series.ends_at - series.starts_at) if series.ends_at else None
    if series.all_day:
        return occurrence_of, ends_at
    zone = ZoneInfo(series.time_zone)
    return existing(occurrence_of, zone), existing(ends_at, zone) if ends_at else None


def _later(hour: time | None, shift: timedelta) -> time | None:
    return (datetime.combine(date(2000, 1, 1), hour) + shift).time() if hour else None
