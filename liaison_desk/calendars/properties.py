"""The value and parameters of one content line, decoded."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import cast

from icalendar.parser import Contentline
from icalendar.prop import vDDDTypes, vUTCOffset

from liaison_desk.calendars.content_lines import Line
from liaison_desk.calendars.plain_text import clean_line
from liaison_desk.calendars.read_values import ReadPerson

_ESCAPED = re.compile(r"\\([\\,;:nN])")
_MAIL_ADDRESS = re.compile(r"(?:mailto:)?\s*([^\s<>:;,\"]+@[^\s<>:;,\"]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Property:
    """A content line taken apart; names of parameters are in capitals, the value is unescaped."""

    value: str
    parameters: dict[str, str] = field(default_factory=dict[str, str])


def read_property(line: Line) -> Property:
    """Return the parts of a line; raises ValueError when it breaks the syntax."""
    head, separator, value = line.text.partition(":")
    if separator and ";" not in head:
        return Property(_ESCAPED.sub(_unescaped, value))
    _, parameters, value = Contentline(line.text).parts()
    listed = cast("dict[str, str | list[str]]", dict(parameters))
    return Property(
        value,
        {name.upper(): given if isinstance(given, str) else ", ".join(given) for name, given in listed.items()},
    )


def read_moment(value: str) -> date | datetime:
    """Return a day, a wall time, or an instant in UTC; raises ValueError."""
    moment = _value(vDDDTypes, value)
    if isinstance(moment, datetime):
        return moment.astimezone(UTC) if moment.tzinfo else moment
    if isinstance(moment, date):
        return moment
    raise ValueError("a date was expected")


def read_duration(value: str) -> timedelta:
    """Return a length of time; raises ValueError."""
    length = _value(vDDDTypes, value)
    if isinstance(length, timedelta):
        return length
    raise ValueError("a duration was expected")


def read_offset(value: str) -> timedelta:
    """Return how far from UTC « +0200 » is; raises ValueError."""
    offset = _value(vUTCOffset, value)
    if isinstance(offset, timedelta):
        return offset
    raise ValueError("an offset was expected")


def read_person(given: Property) -> ReadPerson:
    """Return who an ORGANIZER or ATTENDEE line names."""
    found = _MAIL_ADDRESS.search(given.value) or _MAIL_ADDRESS.search(given.parameters.get("EMAIL", ""))
    email = found[1] if found else ""
    name = clean_line(given.parameters.get("CN", "")).strip("'\" ")
    answer = given.parameters.get("PARTSTAT", "").lower()
    return ReadPerson("" if name.casefold() == email.casefold() else name, email, answer)


def _value(kind: type[vDDDTypes | vUTCOffset], written: str) -> object:
    # the library leaves these two without types
    return cast("object", kind.from_ical(written.strip()))  # pyright: ignore[reportUnknownMemberType]


def _unescaped(matched: re.Match[str]) -> str:
    return "\n" if matched[1] in "nN" else matched[1]
