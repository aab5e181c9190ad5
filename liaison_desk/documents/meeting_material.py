"""What the papers of a meeting are made of, and what they all say alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from liaison_desk.documents.model import Fact, Facts, Run, Runs, plain
from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.french import clock, full_date
from liaison_desk.domain.meetings import MeetingFields, MinutesLine, MinutesLineKind
from liaison_desk.domain.minutes import EarlierAction, is_officer
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.typography import french

LINE_WORDS = {MinutesLineKind.decision: "Décision", MinutesLineKind.action: "Action"}


@dataclass(frozen=True)
class MeetingPerson:
    """Somebody invited, in protocol order; `words` say whether they came in the right gender."""

    name: str
    title: str
    attendance: Attendance
    words: str
    represented_by: str = ""


@dataclass(frozen=True)
class MeetingMaterial:
    """What the papers of a meeting are made of; `states` say of each task how far it is, by its id."""

    office: OfficeFields
    meeting: MeetingFields
    today: date
    people: tuple[MeetingPerson, ...] = ()
    earlier_actions: tuple[EarlierAction, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict[str, str])


def when_and_where(meeting: MeetingFields) -> str:
    """Return the day, the hours and the place on one line."""
    parts = (full_date(meeting.day), hours(meeting), meeting.place)
    words = " · ".join(part for part in parts if part)
    return french(words[:1].upper() + words[1:])


def hours(meeting: MeetingFields) -> str:
    """Return « de 14 h à 15 h 30 », « à 14 h » without an end."""
    begins = clock(meeting.starts_at)
    if meeting.ends_at is None:
        return f"à {begins}"
    if meeting.ends_at.date() != meeting.day:
        return f"de {begins} au {full_date(meeting.ends_at.date())}, {clock(meeting.ends_at)}"
    return f"de {begins} à {clock(meeting.ends_at)}"


def facts(points: Iterable[tuple[str, str]], title: str) -> Facts | None:
    """Return the points that are known, None when none is."""
    known = tuple(Fact(french(name), plain(french(value))) for name, value in points if value)
    return Facts(known, title) if known else None


def person_runs(person: MeetingPerson) -> Runs:
    """Return the name in bold, then the function under it."""
    title = (Run(f"\n{french(person.title)}"),) if person.title else ()
    return (*plain(french(person.name), bold=True), *title)


def owner_shown(line: MinutesLine, office: OfficeFields) -> str:
    """Return who owes something as others read it: the name of the officer for « moi »."""
    return office.officer_name if is_officer(line.owner) and office.officer_name else line.owner


def people_who(people: Sequence[MeetingPerson], *attendances: Attendance) -> str:
    """Return the names of those who came so, one on each line, with their function and who came for them."""
    return "\n".join(_named(person) for person in people if person.attendance in attendances)


def _named(person: MeetingPerson) -> str:
    by_whom = f" – représenté par {person.represented_by}" if person.represented_by else ""
    if by_whom and person.words.endswith("e"):
        by_whom = by_whom.replace("représenté", person.words)
    return ", ".join(part for part in (person.name, person.title) if part) + by_whom
