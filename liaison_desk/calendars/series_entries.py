"""A series as other calendars are told of it: one entry with a rule, or one entry for each date."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from liaison_desk.calendars.recurrence_rules import written_rule
from liaison_desk.domain.calendar_events import CalendarEvent
from liaison_desk.domain.recurrence import occurrences
from liaison_desk.domain.wall_time import existing


def series_entries(
    series: CalendarEvent, standing_out: Sequence[CalendarEvent], horizon: datetime
) -> dict[str, CalendarEvent]:
    """Return what is written of a series, by what tells the entries apart.

    That is nothing for the series, the start it was given for a date that stands out, and the day, that ends its UID,
    for each date of a rule that other programs cannot read; those are written until the horizon. An engagement that
    does not repeat is one entry.
    """
    rule = series.recurrence
    if rule is None:
        return {"": series}
    if written_rule(rule, series.starts_at, series.ends_at, series.time_zone, series.all_day):
        return {"": series, **{f"@{one.occurrence_of}": replace(one, uid=series.uid) for one in standing_out}}
    last = max(horizon, series.starts_at + timedelta(days=1))
    own = {one.occurrence_of: one for one in standing_out}
    return {
        f"{moment:%Y%m%d}": _single(own.get(moment) or _at(series, moment), series.uid, moment)
        for moment in occurrences(rule, series.starts_at, series.starts_at, last)
    }


def withdrawn_entries(
    series: CalendarEvent, told: Collection[str], written: Collection[str]
) -> dict[str, CalendarEvent]:
    """Return the entries told of before and written no longer, called off so that nobody keeps them."""
    alone = replace(series, recurrence=None, occurrence_of=None)
    entries: dict[str, CalendarEvent] = {}
    for day in sorted(set(told) - set(written)):
        moment = datetime.combine(datetime.strptime(day, "%Y%m%d"), series.starts_at.time()) if day else None
        entries[day] = (_single(_at(alone, moment), series.uid, moment) if moment else alone).called_off()
    return entries


def _at(series: CalendarEvent, moment: datetime) -> CalendarEvent:
    ends_at = moment + (series.ends_at - series.starts_at)
    if series.all_day:
        return replace(series, starts_at=moment, ends_at=ends_at, recurrence=None)
    zone = ZoneInfo(series.time_zone)
    return replace(series, starts_at=existing(moment, zone), ends_at=existing(ends_at, zone), recurrence=None)


def _single(event: CalendarEvent, uid: str, moment: datetime) -> CalendarEvent:
    return replace(event, uid=f"{uid}-{moment:%Y%m%d}", recurrence=None, occurrence_of=None)
