"""What was read in somebody else's calendar file, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class ReadPerson:
    """Somebody named in an event; `answer` is accepted, declined, tentative… or empty."""

    name: str = ""
    email: str = ""
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class ReadEvent:
    """One event of a file, never more than its first occurrence.

    Times are wall time in `time_zone`, an IANA name; when the zone of the file could not be found, `time_zone` is empty
    and the person must be asked. `ends_at` is None when the file gives no usable end; an all-day event ends on its last
    day, included. `stamp` is in UTC. `status` is tentative, confirmed, cancelled or empty. `recurrence` is the rule as
    written in the file; `says_all` when nothing else changes its dates or its zone. `recurrence_id` is the occurrence
    of a series this event stands for, as written; `occurrence_of` the same as wall time in the zone of the reader.
    `line` is where it begins.
    """

    line: int
    uid: str
    starts_at: datetime
    ends_at: datetime | None
    time_zone: str
    all_day: bool
    sequence: int = 0
    stamp: datetime | None = None
    summary: str = ""
    location: str = ""
    description: str = ""
    organiser: ReadPerson = field(default_factory=ReadPerson)
    attendees: tuple[ReadPerson, ...] = ()
    status: str = ""
    url: str = ""
    recurrence: str = ""
    recurrence_id: str = ""
    says_all: bool = False
    occurrence_of: datetime | None = None


@dataclass(frozen=True)
class ReadCalendar:
    """A calendar file: its METHOD in capitals (CANCEL and the like, mostly empty), its name, its events.

    `problems` are French sentences for the person: everything that was corrected, guessed or could not be read.
    """

    method: str
    name: str
    events: list[ReadEvent]
    problems: list[str]
