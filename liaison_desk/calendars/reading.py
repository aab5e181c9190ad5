"""Read a calendar file made by somebody else into plain values, saying everything that was doubtful in it.

Nothing is expanded: a series is its first occurrence and the rule as written. A broken event is listed, the others are
read. Limits come before parsing, and time spent grows with the size of the file only.
"""

from __future__ import annotations

from liaison_desk.calendars.content_lines import Component, Line, read_components
from liaison_desk.calendars.foreign_zones import HOME_ZONE, ForeignZones, known_zone
from liaison_desk.calendars.plain_text import clean_line
from liaison_desk.calendars.properties import read_property
from liaison_desk.calendars.read_events import CalendarContext, UnreadableEvent, read_event
from liaison_desk.calendars.read_values import ReadCalendar, ReadEvent
from liaison_desk.errors import UserError

_WANTED = frozenset(
    {
        "METHOD", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "VERSION", "UID", "SEQUENCE", "DTSTAMP",
        "LAST-MODIFIED", "SUMMARY", "LOCATION", "DESCRIPTION", "ORGANIZER", "ATTENDEE", "STATUS", "DTSTART",
        "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "X-MICROSOFT-CDO-ALLDAYEVENT",
        "URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "TZID", "TZOFFSETFROM",
        "TZOFFSETTO",
    }
)  # fmt: skip
_PASSED_OVER = {
    "VTODO": "Tâches non reprises",
    "VJOURNAL": "Notes de journal non reprises",
    "VFREEBUSY": "Disponibilités non reprises",
}
_MAXIMUM_PROBLEMS = 200
_QUOTED = 100


def read_calendar(content: bytes) -> ReadCalendar:
    """Return what a calendar file holds.

    Raises UserError: "not_a_calendar", "calendar_too_old", "calendar_encoding", "calendar_too_large",
    "calendar_too_complex".
    """
    root, passed_over = read_components(content, _WANTED)
    calendars = [child for child in root.children if child.name == "VCALENDAR"]
    if any(_value(calendar, "VERSION") == "1.0" for calendar in calendars):
        raise UserError(
            "calendar_too_old",
            "Ce fichier est au format vCalendar 1.0, abandonné : demandez un fichier iCalendar (.ics).",
        )
    problems = [f"{word} : {passed_over[kind]}." for kind, word in _PASSED_OVER.items() if kind in passed_over]
    if len(calendars) > 1:
        problems.append(f"Ce fichier contient {len(calendars)} calendriers : leurs événements sont lus ensemble.")
    method = next((_value(calendar, "METHOD").upper() for calendar in calendars), "")
    events: list[ReadEvent] = []
    for holder in [*calendars, root]:
        events += _events_of(holder, method, problems)
    events = _latest_versions(events, problems)
    if not root.is_closed:
        problems.append("Le fichier est incomplet (fin manquante) : il a peut-être été coupé en route.")
    if not events:
        problems.append("Aucun événement n'a pu être lu dans ce fichier.")
    if len(problems) > _MAXIMUM_PROBLEMS:
        problems[_MAXIMUM_PROBLEMS:] = [f"… et {len(problems) - _MAXIMUM_PROBLEMS} autres remarques."]
    name = next((found for calendar in calendars if (found := _name(calendar))), "")
    return ReadCalendar(method, name, events, problems)


def _events_of(holder: Component, method: str, problems: list[str]) -> list[ReadEvent]:
    zones = ForeignZones(child for child in holder.children if child.name == "VTIMEZONE")
    stated = known_zone(_value(holder, "X-WR-TIMEZONE"))
    context = CalendarContext(zones, stated or HOME_ZONE, bool(stated), method == "CANCEL")
    events: list[ReadEvent] = []
    for component in holder.children:
        if component.name != "VEVENT":
            continue
        try:
            events.append(read_event(component, context, problems))
        except UnreadableEvent as error:
            problems.append(_broken(component, str(error), error.line))
        except Exception:  # a hostile file makes a parser raise nearly anything; the other events must be read
            problems.append(_broken(component, "illisible"))
    return events


def _broken(component: Component, sentence: str, line: Line | None = None) -> str:
    """Return the sentence for an event that could not be read, with its title, its line and its raw text."""
    number, raw = (line.number, f" : « {clean_line(line.text)[:_QUOTED]} »") if line else (component.number, "")
    summary = clean_line(_value(component, "SUMMARY"))[:_QUOTED]
    title = f" « {summary} »" if summary else ""
    return f"Ligne {number} : événement{title} non repris, {sentence}{raw}."


def _latest_versions(events: list[ReadEvent], problems: list[str]) -> list[ReadEvent]:
    """Return one version of each event: the highest SEQUENCE, then the newest stamp (RFC 5546 §2.1.5).

    Events that share a UID but tell neither apart are a maker's mistake and are all kept.
    """
    chosen: dict[tuple[object, ...], ReadEvent] = {}
    for position, event in enumerate(events):
        key: tuple[object, ...] = (event.uid, event.recurrence_id) if event.uid else (position,)
        other = chosen.get(key)
        if other and _revision(event) == _revision(other) and event.starts_at != other.starts_at:
            chosen[*key, event.starts_at] = event
        elif other is None or _revision(event) >= _revision(other):
            chosen[key] = event
        if other:
            problems.append(f"Ligne {event.line} : l'événement « {event.summary[:_QUOTED]} » figure plusieurs fois.")
    return sorted(chosen.values(), key=lambda event: event.line)


def _revision(event: ReadEvent) -> tuple[int, float]:
    return event.sequence, event.stamp.timestamp() if event.stamp else 0.0


def _name(calendar: Component) -> str:
    return clean_line(_value(calendar, "NAME") or _value(calendar, "X-WR-CALNAME"))


def _value(component: Component, name: str) -> str:
    line = component.line(name)
    try:
        return read_property(line).value.strip() if line else ""
    except ValueError:
        return ""
