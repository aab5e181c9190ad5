"""An engagement taken to another day or hour, with everything timed that hangs from it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.validation import changed


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


def _later(hour: time | None, shift: timedelta) -> time | None:
    return (datetime.combine(date(2000, 1, 1), hour) + shift).time() if hour else None
