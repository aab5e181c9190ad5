"""A request in words: what is asked of the official, before whom."""

from __future__ import annotations

from liaison_desk.domain.engagements import EngagementFields, OfficialRole, RequestedRole
from liaison_desk.domain.french import counted, duration
from liaison_desk.domain.labels import label

_SAID_BY_ROLE = {
    OfficialRole.attends: RequestedRole.attend,
    OfficialRole.speaks: RequestedRole.speak,
    OfficialRole.chairs: RequestedRole.chair,
    OfficialRole.signs: RequestedRole.sign,
    OfficialRole.presents: RequestedRole.present,
    OfficialRole.visits: RequestedRole.visit,
}


def what_is_asked(fields: EngagementFields) -> str:
    """Return « être présent·e, prendre la parole (10 min) »: what the request says, else the role foreseen."""
    roles = fields.requested_roles or [_SAID_BY_ROLE[fields.official_role]]
    words = [_lowered(label(role)) for role in roles]
    if fields.speaking_minutes:
        spoken = roles.index(RequestedRole.speak) if RequestedRole.speak in roles else len(words) - 1
        words[spoken] += f" ({duration(fields.speaking_minutes)})"
    return ", ".join(words)


def public_expected(fields: EngagementFields) -> str:
    """Return « habitants et associations du quartier, 120 personnes », empty when nothing is known."""
    guests = counted(fields.expected_guests, "personne") if fields.expected_guests else ""
    return ", ".join(part for part in (fields.audience, guests) if part)


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
