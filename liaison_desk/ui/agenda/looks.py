"""How the state of an engagement looks: word, colour, icon, outline."""

from __future__ import annotations

from dataclasses import dataclass

from liaison_desk.domain.engagements import EngagementState, OfficialRole
from liaison_desk.domain.french import clock
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.reference_data import municipalities
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook


@dataclass(frozen=True)
class StateLook:
    """Colour of a state; dashed while nothing is decided, struck when it will not take place."""

    tone: Tone
    icon: str
    dashed: bool = False
    struck: bool = False


_LOOKS = {
    EngagementState.requested: StateLook(Tone.neutral, "flag", dashed=True),
    EngagementState.waiting: StateLook(Tone.amber, "waiting", dashed=True),
    EngagementState.by_message: StateLook(Tone.blue, "email"),
    EngagementState.accepted: StateLook(Tone.green, "check"),
    EngagementState.represented: StateLook(Tone.blue, "person"),
    EngagementState.declined: StateLook(Tone.neutral, "close", struck=True),
    EngagementState.cancelled: StateLook(Tone.red, "close", struck=True),
    EngagementState.done: StateLook(Tone.neutral, "done"),
}


def state_look(state: str) -> StateLook:
    """Return how a state looks."""
    return _LOOKS[EngagementState(state)]


def state_chip(state: str) -> ChipLook:
    """Return a state as a chip; what is asked for stands out until it is decided."""
    known = EngagementState(state)
    tone = Tone.amber if known is EngagementState.requested else _LOOKS[known].tone
    return ChipLook(label(known), tone, _LOOKS[known].icon)


def where(row: EngagementRow) -> str:
    """Return the commune, or the place when it has none."""
    return municipalities().name_of(row.municipality) or row.place


def where_and_role(row: EngagementRow) -> str:
    """Return « Stains · allocution »."""
    return " · ".join(filter(None, (where(row), label(OfficialRole(row.official_role)).lower())))


def hours(row: EngagementRow) -> str:
    """Return « 10 h 30 – 12 h », empty for what lasts all day."""
    if row.all_day:
        return ""
    return clock(row.starts_at) + (f" – {clock(row.ends_at)}" if row.ends_at else "")
