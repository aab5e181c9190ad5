"""Write an agenda as one iCalendar file (RFC 5545), event by event.

The file carries data and no message: no METHOD, ORGANIZER or ATTENDEE, so that opening it never sends mail. The same
events give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from icalendar import Calendar, Event, vCategory, vDate, vDatetime, vInt, vRecur, vText, vUri

from liaison_desk.calendars.plain_text import clean_line, clean_text
from liaison_desk.calendars.recurrence_rules import written_rule
from liaison_desk.calendars.time_zones import zone_rule
from liaison_desk.domain.calendar_events import CalendarEvent, EventStatus
from liaison_desk.domain.french import period
from liaison_desk.domain.recurrence import Recurrence
from liaison_desk.domain.steps import Step
from liaison_desk.errors import UserError

_PRODUCT = "-//liaison_desk//Agenda//FR"
_END = b"END:VCALENDAR\r\n"
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_STEP_EVERY = 50


def write_calendar(events: Sequence[CalendarEvent], out: BinaryIO, name: str) -> Iterator[Step]:
    """Write events to an open binary file, saying how far it has come; closing the generator stops it.

    `name` is what other programs call the calendar. Events are ordered by start, whatever the order given, the dates
    that stand out of a series right after it. Raises UserError("nothing_to_export") before anything is written when
    there is none.
    """
    if not events:
        raise UserError("nothing_to_export", "Aucun engagement à exporter : élargissez la période ou la sélection.")
    out.write(_opening(name))
    for key in sorted({zone for event in events for zone in _local_zones(event)}):
        if rule := zone_rule(key):
            out.write(rule.component())
    series = {event.uid: event for event in events if event.occurrence_of is None}
    for done, event in enumerate(_in_order(events, series), start=1):
        out.write(_component(event, series.get(event.uid, event)).to_ical())
        if done % _STEP_EVERY == 0 or done == len(events):
            yield Step(done, len(events), event.summary)
    out.write(_END)


class _Exact(vText):
    """A text that reads back as it was: the library would read a backslash before a capital N as a line end."""

    def to_ical(self) -> bytes:
        return self.translate(_ESCAPES).encode()


def _opening(name: str) -> bytes:
    calendar = Calendar()
    calendar["PRODID"] = _Exact(_PRODUCT)
    calendar["VERSION"] = _Exact("2.0")
    for key in ("NAME", "X-WR-CALNAME"):
        calendar[key] = _Exact(clean_line(name))
    return calendar.to_ical().removesuffix(_END)


def _in_order(events: Sequence[CalendarEvent], series: Mapping[str, CalendarEvent]) -> list[CalendarEvent]:
    def key(event: CalendarEvent) -> tuple[datetime, str, datetime]:
        return series.get(event.uid, event).starts_at, event.uid, event.occurrence_of or datetime.min

    return sorted(events, key=key)


def _component(event: CalendarEvent, series: CalendarEvent) -> Event:
    component = Event()
    component["UID"] = _Exact(event.uid)
    if event.recurrence is not None:
        component["RRULE"] = vRecur.from_ical(_rule(event, event.recurrence))
    if event.occurrence_of is not None:
        component["RECURRENCE-ID"] = _start_given(event.occurrence_of, series)
    component["SEQUENCE"] = vInt(event.sequence)
    component["DTSTAMP"] = vDatetime(event.revised_at.astimezone(UTC))
    component["LAST-MODIFIED"] = component["DTSTAMP"]
    _add_times(component, event)
    _add_texts(component, event)
    component["STATUS"] = _Exact(event.status.value.upper())
    component["TRANSP"] = _Exact("OPAQUE" if event.busy else "TRANSPARENT")
    component["X-MICROSOFT-CDO-BUSYSTATUS"] = _Exact(_busy_status(event))
    component["CLASS"] = _Exact("CONFIDENTIAL" if event.confidential else "PUBLIC")
    return component


def _rule(event: CalendarEvent, recurrence: Recurrence) -> str:
    rule = written_rule(recurrence, event.starts_at, event.ends_at, event.time_zone, event.all_day)
    if rule is None:
        raise ValueError(event.uid)  # whoever asks writes such a series date by date
    return rule


def _start_given(occurrence_of: datetime, series: CalendarEvent) -> vDate | vDatetime:
    """Return which date of a series is meant, in the form of its DTSTART (RFC 5545 §3.8.4.4)."""
    if series.all_day:
        return vDate(occurrence_of.date(), {"VALUE": "DATE"})
    return _wall_time(occurrence_of, series.time_zone)


def _add_texts(component: Event, event: CalendarEvent) -> None:
    description = clean_text(event.description).strip()
    if not event.all_day and any(zone_rule(zone) is None for zone in (event.time_zone, event.ends_in)):
        description = f"{_local_times(event)}\n{description}".strip()
    texts = (
        ("SUMMARY", clean_line(event.summary)),
        ("LOCATION", clean_line(event.location)),
        ("DESCRIPTION", description),
        ("CONTACT", clean_line(event.organiser)),
    )
    for name, text in texts:
        if text:
            component[name] = _Exact(text)
    if event.categories:
        component["CATEGORIES"] = vCategory([clean_line(category) for category in event.categories])
    if _WEB_ADDRESS.fullmatch(event.url):  # anything else is no URI; the description repeats what was typed
        component["URL"] = vUri(event.url)


def _busy_status(event: CalendarEvent) -> str:
    """Return what Outlook shows of the time (MS-OXCICAL 2.1.3.1.1.20.31)."""
    if not event.busy or event.status is EventStatus.cancelled:
        return "FREE"
    return "TENTATIVE" if event.status is EventStatus.tentative else "BUSY"


def _add_times(component: Event, event: CalendarEvent) -> None:
    if event.all_day:
        component["DTSTART"] = vDate(event.starts_at.date(), {"VALUE": "DATE"})
        component["DTEND"] = vDate(event.ends_at.date() + timedelta(days=1), {"VALUE": "DATE"})
        return
    has_length = event.end_instant > event.start_instant  # an end equal to the start is forbidden (RFC 5545 §3.8.2.2)
    if _local_zones(event):
        component["DTSTART"] = _wall_time(event.starts_at, event.time_zone)
        if has_length:
            component["DTEND"] = _wall_time(event.ends_at, event.ends_in)
        return
    component["DTSTART"] = vDatetime(event.start_instant)
    if has_length:
        component["DTEND"] = vDatetime(event.end_instant)


def _wall_time(moment: datetime, zone: str) -> vDatetime:
    value = vDatetime(moment)
    value.params["TZID"] = zone
    return value


def _local_zones(event: CalendarEvent) -> tuple[str, ...]:
    """Return the zones whose wall time is written; none when the event is written in UTC or lasts all day."""
    if event.all_day:
        return ()
    for moment, zone in ((event.starts_at, event.time_zone), (event.ends_at, event.ends_in)):
        rule = zone_rule(zone)
        if rule is None or rule.is_utc or not rule.agrees(moment):
            return ()
    return (event.time_zone, event.ends_in)


def _local_times(event: CalendarEvent) -> str:
    """Return the wall times of an event that had to be written in UTC."""
    if event.ends_in == event.time_zone:
        return f"Heure locale ({event.time_zone}) : {period(event.starts_at, event.ends_at, all_day=False)}"
    start, end = (period(moment, None, all_day=False) for moment in (event.starts_at, event.ends_at))
    return f"Heures locales : {start} ({event.time_zone}), {end} ({event.ends_in})"
