"""Read one VEVENT of somebody else's file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from liaison_desk.calendars.content_lines import Component, Line
from liaison_desk.calendars.foreign_zones import HOME_ZONE, ForeignZones, in_zone, known_zone
from liaison_desk.calendars.plain_text import clean_line, clean_text
from liaison_desk.calendars.properties import Property, read_duration, read_moment, read_person, read_property
from liaison_desk.calendars.read_values import ReadEvent, ReadPerson

_WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_LINKS = ("URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
_STATUSES = {"tentative", "confirmed", "cancelled"}
_MAXIMUM_ATTENDEES = 500
_MAXIMUM_RULE = 500


class UnreadableEvent(ValueError):
    """An event that cannot be read at all; its text is a French sentence without capital or full stop."""

    def __init__(self, sentence: str, line: Line | None = None) -> None:
        super().__init__(sentence)
        self.line = line


@dataclass(frozen=True)
class CalendarContext:
    """What the events of one calendar share: the zones of the file, the zone it is shown in, what it is sent for."""

    zones: ForeignZones
    home: str
    is_home_stated: bool
    is_cancelling: bool

    def wall_time(self, given: Property) -> tuple[date | datetime, str, str]:
        """Return a moment as a day or a wall time, its zone (empty when unknown), and what had to be guessed."""
        moment = read_moment(given.value)
        if not isinstance(moment, datetime):
            return moment, self.home, ""
        if moment.tzinfo:
            return in_zone(moment, self.home), self.home, ""
        name = given.parameters.get("TZID", "")
        if not name:
            return moment, self.home, "" if self.is_home_stated else "sans fuseau horaire, lu comme heure de Paris"
        if zone := known_zone(name):
            return _existing(moment, zone)
        instant = self.zones.instant(moment, name)
        if instant is None:
            return moment, "", f"fuseau horaire « {clean_line(name)[:60]} » inconnu, à préciser"
        wall = in_zone(instant, HOME_ZONE)
        guess = "" if wall == moment else f"heure de « {clean_line(name)[:60]} » convertie en heure de Paris"
        return wall, HOME_ZONE, guess


def read_event(component: Component, context: CalendarContext, problems: list[str]) -> ReadEvent:
    """Return the event of a VEVENT, adding what was doubtful to the problems; raises UnreadableEvent."""
    return _EventReader(component, context, problems).read()


class _EventReader:
    """The reading of one event; each method reads one thing and tells what is wrong with it."""

    def __init__(self, component: Component, context: CalendarContext, problems: list[str]) -> None:
        self._component = component
        self._context = context
        self._problems = problems

    def read(self) -> ReadEvent:
        start, zone = self._start()
        if isinstance(start, datetime):
            starts_at, ends_at, all_day = self._timed(start, zone)
        else:
            starts_at, ends_at, all_day = _midnight(start), _midnight(self._last_day(start, zone)), True
        self._tell_unreadable_lines()
        return ReadEvent(
            line=self._component.number,
            uid=self._text("UID").strip(),
            starts_at=starts_at,
            ends_at=ends_at,
            time_zone=zone,
            all_day=all_day,
            sequence=self._sequence(),
            stamp=self._stamp("DTSTAMP") or self._stamp("LAST-MODIFIED"),
            summary=clean_line(self._text("SUMMARY")),
            location=clean_line(self._text("LOCATION")),
            description=clean_text(self._text("DESCRIPTION")).strip(),
            organiser=self._organiser(),
            attendees=self._attendees(),
            status=self._status(),
            url=self._link(),
            recurrence=(self._text("RRULE").strip() or self._text("RDATE").strip())[:_MAXIMUM_RULE],
            recurrence_id=self._text("RECURRENCE-ID").strip(),
            says_all=self._says_all(),
            occurrence_of=self._occurrence_of(),
        )

    def _start(self) -> tuple[date | datetime, str]:
        line = self._component.line("DTSTART")
        if line is None:
            raise UnreadableEvent("sans date de début")
        try:
            start, zone, guess = self._context.wall_time(read_property(line))
        except (ValueError, OverflowError):
            raise UnreadableEvent("date de début illisible", line) from None
        if guess:
            self._doubt(line.number, guess)
        return start, zone

    def _occurrence_of(self) -> datetime | None:
        line = self._component.line("RECURRENCE-ID")
        try:
            moment = self._context.wall_time(read_property(line))[0] if line else None
        except (ValueError, OverflowError):
            return None
        return _midnight(moment) if moment and not isinstance(moment, datetime) else moment

    def _says_all(self) -> bool:
        """Tell whether the rule alone gives the dates, at the hour of the zone the start was read in."""
        start = self._component.line("DTSTART")
        if start is None or any(self._component.line(name) for name in ("EXDATE", "RDATE", "EXRULE")):
            return False
        given = read_property(start)
        return not given.value.endswith(("Z", "z")) and not self._context.wall_time(given)[2]

    def _timed(self, start: datetime, zone: str) -> tuple[datetime, datetime | None, bool]:
        """Return start, end and whether it is one of Outlook's all-day events, written from midnight to midnight."""
        end, number = self._end_written(start, zone)
        if end is None:
            return start, None, False
        if not isinstance(end, datetime):
            self._doubt(number, "le début a une heure, la fin n'en a pas : fin ignorée")
            return start, None, False
        if end < start:
            self._doubt(number, "la fin précède le début : fin ignorée")
            return start, None, False
        said_all_day = self._text("X-MICROSOFT-CDO-ALLDAYEVENT").strip().upper() == "TRUE"
        if said_all_day and start.time() == end.time() == time() and end > start:
            return start, end - timedelta(days=1), True
        return start, end, False

    def _last_day(self, first: date, zone: str) -> date:
        """Return the last day, included, of an all-day event."""
        end, number = self._end_written(first, zone)
        if end is None:
            return first
        if isinstance(end, datetime):
            self._doubt(number, "la fin a une heure, le début n'en a pas")
            last = end.date() if end.time() > time() else end.date() - timedelta(days=1)
        else:
            last = end - timedelta(days=1)
        if last < first - timedelta(days=1):
            self._doubt(number, "la fin précède le début : fin ignorée")
        return max(first, last)

    def _end_written(self, start: date | datetime, zone: str) -> tuple[date | datetime | None, int]:
        """Return the end, in the zone of the start, and its line; None when there is none or it cannot be read."""
        line = self._component.line("DTEND") or self._component.line("DURATION")
        if line is None:
            return None, 0
        try:
            given = read_property(line)
            if line.name == "DURATION":
                return _after(start, given.value, zone), line.number
            end, end_zone, _ = self._context.wall_time(given)
        except (ValueError, OverflowError):
            self._doubt(line.number, "fin illisible, ignorée")
            return None, line.number
        if isinstance(end, datetime) and zone and end_zone and end_zone != zone:
            end = in_zone(end.replace(tzinfo=ZoneInfo(end_zone)), zone)
        return end, line.number

    def _text(self, name: str) -> str:
        line = self._component.line(name)
        if line is None:
            return ""
        try:
            return read_property(line).value
        except ValueError:
            self._doubt(line.number, f"{name} illisible, ignoré")
            return ""

    def _sequence(self) -> int:
        written = self._text("SEQUENCE").strip()
        return int(written) if re.fullmatch(r"\d{1,9}", written) else 0

    def _stamp(self, name: str) -> datetime | None:
        try:
            moment = read_moment(self._text(name))
        except ValueError:
            return None
        return moment.replace(tzinfo=UTC) if isinstance(moment, datetime) else None

    def _status(self) -> str:
        if self._context.is_cancelling:
            return "cancelled"
        written = self._text("STATUS").strip().lower()
        return written if written in _STATUSES else ""

    def _link(self) -> str:
        found = (_WEB_ADDRESS.match(self._text(name).strip()) for name in _LINKS)
        return next((match[0] for match in found if match), "")

    def _organiser(self) -> ReadPerson:
        return next(iter(self._people("ORGANIZER")), ReadPerson())

    def _attendees(self) -> tuple[ReadPerson, ...]:
        return tuple(person for person in self._people("ATTENDEE") if person.name or person.email)

    def _people(self, name: str) -> list[ReadPerson]:
        lines = [line for line in self._component.lines if line.name == name]
        if len(lines) > _MAXIMUM_ATTENDEES:
            self._doubt(lines[0].number, f"{len(lines)} participants, les {_MAXIMUM_ATTENDEES} premiers sont lus")
        people: list[ReadPerson] = []
        for line in lines[:_MAXIMUM_ATTENDEES]:
            try:
                people.append(read_person(read_property(line)))
            except ValueError:
                self._doubt(line.number, f"{name} illisible, ignoré")
        return people

    def _tell_unreadable_lines(self) -> None:
        if lines := self._component.unreadable:
            self._doubt(lines[0], f"lignes illisibles ou trop longues, ignorées : {len(lines)}")
        if not self._component.is_closed:
            self._doubt(self._component.number, "événement coupé avant sa fin")

    def _doubt(self, number: int, sentence: str) -> None:
        self._problems.append(f"Ligne {number} : {sentence}.")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _existing(moment: datetime, zone: str) -> tuple[datetime, str, str]:
    """Return a wall time that exists: one skipped in spring is read with the offset before it (RFC 5545 §3.3.5)."""
    settled = in_zone(moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC), zone)
    return settled, zone, "" if settled == moment else "heure inexistante, décalée"


def _after(start: date | datetime, written: str, zone: str) -> date | datetime:
    """Return the end of a duration: whole days by the calendar, hours as they really pass (RFC 5545 §3.3.6)."""
    length = read_duration(written)
    if not isinstance(start, datetime) or not zone:
        return start + length
    by_calendar = written.strip().upper().partition("T")[0]
    days = read_duration(by_calendar) if by_calendar.endswith(("D", "W")) else timedelta()
    passing = (start + days).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) + (length - days)
    return in_zone(passing, zone)
