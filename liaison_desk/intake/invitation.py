"""Invitations (.ics), alone or carried by a message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from liaison_desk.calendars.read_values import ReadEvent
from liaison_desk.calendars.reading import read_calendar
from liaison_desk.calendars.recurrence_rules import rule_values
from liaison_desk.domain.proposals import ProposedEvent
from liaison_desk.intake.headers import NOBODY, Mailbox
from liaison_desk.intake.places import split_address
from liaison_desk.intake.plain import one_line, tidy

_HOME_ZONE = "Europe/Paris"
_MOST_WARNINGS = 10


@dataclass(frozen=True)
class Invitation:
    """What an invitation proposes, in whose name, and what was doubtful in it (French sentences)."""

    event: ProposedEvent | None
    organiser: Mailbox
    description: str
    warnings: tuple[str, ...]


def read_invitation(content: bytes) -> Invitation:
    """Return what a calendar file proposes: its first event; raises UserError when it is no calendar."""
    calendar = read_calendar(content)
    warnings = list(calendar.problems[:_MOST_WARNINGS])
    if calendar.method == "REPLY":
        warnings.append("Ce calendrier est la réponse d'un participant à une invitation, non une invitation.")
    if not calendar.events or calendar.method == "REPLY":
        return Invitation(None, NOBODY, "", tuple(warnings))
    # the series itself rather than one of its occurrences
    first = min(calendar.events, key=lambda event: (bool(event.recurrence_id), event.starts_at))
    others = len({event.uid for event in calendar.events}) - 1
    if others > 0:
        warnings.append(f"Ce fichier contient {others + 1} événements : seul le premier est proposé ici.")
    recurrence = _rule_kept(first, calendar.events)
    if first.recurrence and not recurrence:
        warnings.append("Cet événement se répète d'une façon qui ne peut être reprise : seule sa première date l'est.")
    if not first.time_zone:
        warnings.append("Le fuseau horaire de l'invitation est inconnu : vérifiez l'heure.")
    cancelled = calendar.method == "CANCEL" or first.status == "cancelled"
    if cancelled:
        warnings.append("L'organisateur annule cet événement.")
    place, address = split_address(one_line(first.location))
    event = ProposedEvent(
        title=one_line(first.summary),
        starts_at=first.starts_at,
        ends_at=first.ends_at,
        all_day=first.all_day,
        time_zone=first.time_zone or _HOME_ZONE,
        place=place,
        address=address,
        uid=first.uid[:500],
        sequence=first.sequence,
        cancelled=cancelled,
        recurrence=recurrence,
        occurrence_of=first.occurrence_of,
    )
    organiser = Mailbox(one_line(first.organiser.name, 200), one_line(first.organiser.email, 254))
    return Invitation(event, organiser, tidy(first.description), tuple(warnings))


def _rule_kept(event: ReadEvent, events: Sequence[ReadEvent]) -> str:
    """Return the rule of a series when the desk can keep it exactly; its dates must not be changed one by one."""
    is_changed = any(other.uid == event.uid and other.recurrence_id for other in events)
    if not event.says_all or is_changed or not event.time_zone:
        return ""
    return event.recurrence if rule_values(event.recurrence, event.starts_at, event.time_zone) else ""
