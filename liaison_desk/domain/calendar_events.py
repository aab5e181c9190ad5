"""Entries of a shared agenda, and what an engagement becomes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from liaison_desk.domain.engagements import (
    Capacity,
    Confidentiality,
    EngagementFields,
    EngagementState,
    OfficialRole,
    RunSheetItem,
)
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import clock, duration
from liaison_desk.domain.labels import label
from liaison_desk.domain.recurrence import Recurrence
from liaison_desk.domain.wall_time import exists
from liaison_desk.errors import UserError

_CANCELLED_PREFIX = "ANNULÉ – "
_ABSENT_PREFIXES = {EngagementState.represented: "[représenté] ", EngagementState.by_message: "[par message] "}
_BUSY = "Occupé"


class EventStatus(StrEnum):
    """How sure an entry is (RFC 5545 §3.8.1.11)."""

    tentative = "tentative"
    confirmed = "confirmed"
    cancelled = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One entry of an agenda, as other programs will read it.

    `starts_at` and `ends_at` are wall time in `time_zone` (`end_time_zone` when a journey ends in another one); in the
    hour that autumn repeats, `fold` 1 means its second pass. An all-day entry ends on its last day, included.
    `revised_at` is in UTC. With a `recurrence` it is a whole series; with `occurrence_of` it stands for the occurrence
    to which the series of the same `uid` gives that start, in the zone of the series. Raises UserError when it ends
    before it starts or at an hour skipped in spring.
    """

    uid: str
    sequence: int
    revised_at: datetime
    summary: str
    starts_at: datetime
    ends_at: datetime
    time_zone: str = "Europe/Paris"
    end_time_zone: str = ""
    all_day: bool = False
    location: str = ""
    description: str = ""
    status: EventStatus = EventStatus.confirmed
    busy: bool = True
    confidential: bool = False
    url: str = ""
    organiser: str = ""
    categories: tuple[str, ...] = ()
    recurrence: Recurrence | None = None
    occurrence_of: datetime | None = None

    def __post_init__(self) -> None:
        if self.all_day:
            if self.ends_at.date() < self.starts_at.date():
                raise _ends_too_early()
            return
        for moment, zone in ((self.starts_at, self.time_zone), (self.ends_at, self.ends_in)):
            if not exists(moment, ZoneInfo(zone)):
                raise UserError(
                    "time_does_not_exist",
                    "Cette heure n'existe pas, c'est la nuit du passage à l'heure d'été : choisissez-en une autre.",
                )
        if self.end_instant < self.start_instant:
            raise _ends_too_early()

    @property
    def ends_in(self) -> str:
        """The zone of the end."""
        return self.end_time_zone or self.time_zone

    @property
    def start_instant(self) -> datetime:
        """When it starts, in UTC."""
        return self.starts_at.replace(tzinfo=ZoneInfo(self.time_zone)).astimezone(UTC)

    @property
    def end_instant(self) -> datetime:
        """When it ends, in UTC."""
        return self.ends_at.replace(tzinfo=ZoneInfo(self.ends_in)).astimezone(UTC)

    def called_off(self) -> CalendarEvent:
        """Return the same entry, that no longer takes place."""
        if self.status is EventStatus.cancelled:
            return self
        summary = self.summary
        for prefix in _ABSENT_PREFIXES.values():
            summary = summary.removeprefix(prefix)
        return replace(self, summary=_CANCELLED_PREFIX + summary, status=EventStatus.cancelled, busy=False)

    def redacted(self) -> CalendarEvent:
        """Return the same time and nothing else: no subject, place or person, nor a zone that would tell a journey.

        A series keeps its zone, or its dates would move by an hour twice a year.
        """
        keeps_zone = self.all_day or self.recurrence is not None
        return CalendarEvent(
            uid=self.uid,
            sequence=self.sequence,
            revised_at=self.revised_at,
            summary=f"{_CANCELLED_PREFIX}{_BUSY}" if self.status is EventStatus.cancelled else _BUSY,
            starts_at=self.starts_at if keeps_zone else self.start_instant.replace(tzinfo=None),
            ends_at=self.ends_at if keeps_zone else self.end_instant.replace(tzinfo=None),
            time_zone=self.time_zone if self.recurrence else "UTC",
            all_day=self.all_day,
            status=self.status,
            busy=self.busy,
            confidential=True,
            recurrence=self.recurrence,
            occurrence_of=self.occurrence_of,
        )


def event_of_engagement(
    fields: EngagementFields,
    *,
    uid: str,
    sequence: int,
    revised_at: datetime,
    host_name: str = "",
    municipality_name: str = "",
    representative_name: str = "",
    participants: Sequence[str] = (),
) -> CalendarEvent:
    """Return the agenda entry of an engagement.

    Names come in words, because an engagement only knows ids; `participants` holds one line for each person. They are
    written in the description and never as ATTENDEE, so that no server sends them mail. Background, points to watch,
    talking points and notes stay at the desk.
    """
    cancelled = fields.state in {EngagementState.declined, EngagementState.cancelled}
    prefix = _CANCELLED_PREFIX if cancelled else _ABSENT_PREFIXES.get(fields.state, "")
    return CalendarEvent(
        uid=uid,
        sequence=sequence,
        revised_at=revised_at,
        summary=prefix + fields.title,
        starts_at=fields.starts_at,
        ends_at=_end(fields),
        time_zone=fields.time_zone,
        all_day=fields.all_day,
        location=_location(fields, municipality_name),
        description="\n".join(_description(fields, host_name, representative_name, participants)),
        status=_status(fields.state),
        busy=not (cancelled or fields.state in _ABSENT_PREFIXES),
        confidential=fields.confidentiality is Confidentiality.restricted,
        url=fields.online_url,
        organiser=host_name,
        categories=_categories(fields),
        recurrence=fields.recurrence,
        occurrence_of=fields.occurrence_of,
    )


def _ends_too_early() -> UserError:
    return UserError("ends_before_start", "La fin précède le début : corrigez les dates.")


def _status(state: EngagementState) -> EventStatus:
    if state in {EngagementState.requested, EngagementState.waiting}:
        return EventStatus.tentative
    if state in {EngagementState.declined, EngagementState.cancelled}:
        return EventStatus.cancelled
    return EventStatus.confirmed


def _end(fields: EngagementFields) -> datetime:
    """Return the end; an hour that has really passed when none is known (a wall-clock hour may not exist in spring)."""
    if fields.all_day or fields.ends_at:
        return fields.ends_at or fields.starts_at
    zone = ZoneInfo(fields.time_zone)
    start = fields.starts_at.replace(tzinfo=zone).astimezone(UTC)
    return (start + timedelta(hours=1)).astimezone(zone).replace(tzinfo=None)


def _categories(fields: EngagementFields) -> tuple[str, ...]:
    units = (Unit.djva, Unit.deci) if fields.unit is Unit.both else (fields.unit,)
    return (label(fields.engagement_kind), *(label(unit) for unit in units))


def _location(fields: EngagementFields, municipality_name: str) -> str:
    written = " ".join((fields.place, fields.address)).casefold()
    municipality = "" if municipality_name.casefold() in written else municipality_name
    where = ", ".join(part for part in (fields.place, fields.address, municipality) if part)
    return where or ("Visioconférence" if fields.online_url else "")


def _description(
    fields: EngagementFields, host_name: str, representative_name: str, participants: Sequence[str]
) -> list[str]:
    facts = (
        ("Motif", fields.state_reason),
        ("Représenté par", representative_name if fields.state is EngagementState.represented else ""),
        ("Organisateur", host_name),
        ("Rôle", _role(fields)),
        ("Départ", clock(fields.departs_at) if fields.departs_at else ""),
        ("Arrivée", clock(fields.arrives_at) if fields.arrives_at else ""),
        ("Accès", fields.access),
        ("Tenue", fields.dress),
        ("À emporter", fields.items_to_bring),
        ("Lien de connexion", fields.online_url),
    )
    lines = [f"{name} : {value}" for name, value in facts if value]
    if fields.run_sheet:
        lines += ["", "Programme :", *(f"– {_sequence(item)}" for item in fields.run_sheet)]
    if participants:
        lines += ["", "Participants :", *(f"– {line}" for line in participants)]
    return lines


def _role(fields: EngagementFields) -> str:
    """Return « Allocution à 10 h 30 (5 min) », nothing when the official only attends."""
    speech = f" à {clock(fields.speaking_slot)}" if fields.speaking_slot else ""
    speech += f" ({duration(fields.speaking_minutes)})" if fields.speaking_minutes else ""
    parts = [label(fields.official_role) + speech] if speech or fields.official_role is not OfficialRole.attends else []
    if fields.capacity is Capacity.for_president:
        parts.append("représente le Président")
    return ", ".join(parts)


def _sequence(item: RunSheetItem) -> str:
    when = f"{clock(item.starts)} " if item.starts else ""
    details = ", ".join(part for part in (item.place, item.speakers, item.official_role) if part)
    return f"{when}{item.title}" + (f" ({details})" if details else "")
