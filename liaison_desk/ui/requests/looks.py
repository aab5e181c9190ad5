"""How states, outcomes and due dates look on this page."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.decisions import Outcome, ReviewItemKind, ReviewState
from liaison_desk.domain.engagements import EngagementState, RequestedRole
from liaison_desk.domain.french import NO_BREAK, counted, duration, short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.presence import Presence
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook

translate = QCoreApplication.translate

_PRESSING = 2
"""With that many half-days left or fewer, a date to reply by is pressing."""

_LONGEST_NAME = 24
"""Signs a chip has room for."""

_OUTCOMES = {
    Outcome.attend: (Tone.green, "check"),
    Outcome.represented: (Tone.blue, "person"),
    Outcome.declined: (Tone.neutral, "close"),
    Outcome.message: (Tone.blue, "email"),
    Outcome.wait: (Tone.amber, "waiting"),
    Outcome.option: (Tone.green, "check"),
    Outcome.noted: (Tone.neutral, "check"),
    Outcome.voted: (Tone.neutral, "check"),
    Outcome.cancelled: (Tone.red, "close"),
    Outcome.reopened: (Tone.amber, "undo"),
}
_ITEMS = {
    ReviewItemKind.request: Tone.blue,
    ReviewItemKind.arbitration: Tone.amber,
    ReviewItemKind.information: Tone.neutral,
}
_STATES = {
    EngagementState.requested: (Tone.amber, "flag"),
    EngagementState.waiting: (Tone.amber, "waiting"),
    EngagementState.accepted: (Tone.green, "check"),
    EngagementState.represented: (Tone.blue, "person"),
    EngagementState.by_message: (Tone.blue, "email"),
    EngagementState.declined: (Tone.neutral, "close"),
    EngagementState.cancelled: (Tone.red, "close"),
    EngagementState.done: (Tone.neutral, "done"),
}


def outcome_chip(outcome: Outcome, option: str = "") -> ChipLook:
    """Return what was decided as a chip; the option of an arbitration is named, unless it is a whole sentence."""
    tone, icon = _OUTCOMES[outcome]
    is_named = 0 < len(option) <= _LONGEST_NAME
    word = translate("Requests", "Option {name}").format(name=option) if is_named else label(outcome)
    return ChipLook(word, tone, icon)


def item_chip(kind: ReviewItemKind) -> ChipLook:
    """Return what the official is asked, as a chip."""
    return ChipLook(label(kind), _ITEMS[kind])


def review_chip(state: ReviewState) -> ChipLook:
    """Return the state of a point élu as a chip."""
    held = state is ReviewState.held
    return ChipLook(label(state), Tone.green if held else Tone.blue, "done" if held else "edit")


def state_chip(state: EngagementState) -> ChipLook:
    """Return the state of an engagement as a chip."""
    tone, icon = _STATES[state]
    return ChipLook(label(state), tone, icon)


def due_chip(due: date | None, now: datetime, presence: Presence) -> ChipLook | None:
    """Return a date to reply by as a chip while it presses: late, or few half-days worked before it."""
    if due is None:
        return None
    if due < now.date():
        late = presence.time_until(now, due).removeprefix(translate("Requests", "en retard de "))
        days = late.removesuffix("s").removesuffix(" ouvré")
        return ChipLook(translate("Requests", "retard {days}").format(days=days), Tone.red)
    left = presence.left(now, due)
    if due == now.date():
        return ChipLook(translate("Requests", "aujourd'hui"), Tone.amber)
    if left > _PRESSING:
        return None
    words = counted(left, translate("Requests", "demi-j."), translate("Requests", "demi-j."))
    rest = words if left else translate("Requests", "hors présence")
    return ChipLook(f"{short_date(due, now.date())} · {rest}", Tone.amber)


def asked_words(roles: list[RequestedRole], speaking_minutes: int) -> str:
    """Return what is asked in a few words: « Prendre la parole, 5 min · Signer »."""
    words = [label(role) for role in roles]
    if speaking_minutes and RequestedRole.speak in roles:
        words[roles.index(RequestedRole.speak)] += f",{NO_BREAK}{duration(speaking_minutes)}"
    return " · ".join(words)
