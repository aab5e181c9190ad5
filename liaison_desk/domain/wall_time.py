"""Wall time and the hours that do not exist."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones


@cache
def known_zones() -> frozenset[str]:
    """Return the names of the time zones; asking walks the disk, so it is done once."""
    return frozenset(available_timezones())


def exists(moment: datetime, zone: ZoneInfo) -> bool:
    """Tell whether that wall time occurs in that zone (false in the hour skipped in spring)."""
    aware = moment.replace(tzinfo=zone)
    return aware.astimezone(ZoneInfo("UTC")).astimezone(zone).replace(tzinfo=None) == moment
