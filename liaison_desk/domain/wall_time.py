"""Wall time and the hours that do not exist."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

OFFICE_ZONE = ZoneInfo("Europe/Paris")
"""Where the office is: the zone of meetings, of what is dated by a day alone, of what « today » is."""

YEARS = range(1900, 2201)
"""Outside these a date is a slip of the finger."""


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


def wrong_year(moment: datetime) -> str:
    """Say why a moment of such a year is refused; empty when it is not."""
    return "" if moment.year in YEARS else f"l'année doit être entre {YEARS.start} et {YEARS.stop - 1}"


def missing_hour(moment: datetime, zone: ZoneInfo) -> str:
    """Say why a wall time that does not exist is refused; empty when it does."""
    return "" if exists(moment, zone) else "cette heure n'existe pas, c'est la nuit du passage à l'heure d'été"
