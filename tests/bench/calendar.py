"""An agenda of 10 000 events as one file: the product beside icalendar building a whole Calendar."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from liaison_desk.calendars.export import write_calendar
from liaison_desk.domain.calendar_events import CalendarEvent
from tests.bench.made_offices import bench_folder
from tests.bench.measure import Measure, alternated, at_most_times, largest_memory, milliseconds
from tests.bench.processes import told_by

_EVENTS = 10_000


def measures() -> list[Measure]:
    """Return the time to write the file and the most memory held meanwhile."""
    events = _events()
    target = bench_folder() / "agenda.ics"
    times = alternated(*(partial(milliseconds, partial(write, events, target)) for write in _WRITERS.values()))
    peaks = [told_by("tests.bench.calendar", writer, str(target))["peak"] for writer in _WRITERS]
    name = f"agenda of {_EVENTS} events"
    return [
        Measure(f"{name}, written", times[0], "ms", "icalendar", times[1], at_most_times(1.0)),
        Measure(f"{name}, memory", peaks[0], "MB", "icalendar", peaks[1], at_most_times(0.3)),
    ]


def peak(writer: str, target: Path) -> float:
    """Return by how much writing makes this process grow at most, in MB."""
    events = _events()
    before = largest_memory()
    _WRITERS[writer](events, target)
    return largest_memory() - before


def _events() -> list[CalendarEvent]:
    return [_event(number) for number in range(_EVENTS)]


def _event(number: int) -> CalendarEvent:
    start = datetime(2026, 1, 5, 9) + timedelta(hours=3 * number)
    return CalendarEvent(
        uid=f"{number:032x}",
        sequence=1,
        revised_at=datetime(2026, 1, 1, 9, 30, tzinfo=UTC),
        # an hour that does not exist in spring is refused: none starts between two and three
        starts_at=start.replace(hour=start.hour // 3 * 3),
        ends_at=start.replace(hour=start.hour // 3 * 3) + timedelta(minutes=90),
        summary=f"Réunion n° {number} : maison des associations, salle à l'étage",
        location="3 esplanade Jean-Moulin, 93000 Bobigny",
        description="Organisateur : Ligue de l'enseignement\nRôle : allocution à 10 h 30 (5 min)\n" * 3,
        organiser="Ligue de l'enseignement",
        categories=("Réunion", "Jeunesse et vie associative"),
    )


def _export(events: list[CalendarEvent], target: Path) -> None:
    with target.open("wb") as file:
        for _step in write_calendar(events, file, "Agenda"):
            pass


def _by_icalendar(events: list[CalendarEvent], target: Path) -> None:
    calendar = Calendar()
    calendar.add("prodid", "-//bench//FR")
    calendar.add("version", "2.0")
    for event in events:
        zone = ZoneInfo(event.time_zone)
        component = Event()
        component.add("uid", event.uid)
        component.add("sequence", event.sequence)
        component.add("dtstamp", event.revised_at)
        component.add("last-modified", event.revised_at)
        component.add("dtstart", event.starts_at.replace(tzinfo=zone))
        component.add("dtend", event.ends_at.replace(tzinfo=zone))
        component.add("summary", event.summary)
        component.add("location", event.location)
        component.add("description", event.description)
        component.add("contact", event.organiser)
        component.add("categories", list(event.categories))
        component.add("status", "CONFIRMED")
        component.add("transp", "OPAQUE")
        component.add("x-microsoft-cdo-busystatus", "BUSY")
        component.add("class", "PUBLIC")
        calendar.add_component(component)
    calendar.add_missing_timezones()
    target.write_bytes(calendar.to_ical())


_WRITERS = {"ours": _export, "icalendar": _by_icalendar}

if __name__ == "__main__":
    print(json.dumps({"peak": peak(sys.argv[2], Path(sys.argv[3]))}))
