"""Wall time and the hours that do not exist."""

from __future__ import annotations

from datetime import UTC, datetime
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


def existing(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return a wall time that exists: one that spring skips is read with the offset before it (RFC 5545 §3.3.5)."""
    return moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
