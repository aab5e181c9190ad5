"""How the state, the dates and the route of a letter are said."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.french import NO_BREAK, day_and_month, short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister
from liaison_desk.domain.presence import Presence
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook

translate = QCoreApplication.translate

_LOOKS = {
    LetterState.registered: (Tone.blue, "letter"),
    LetterState.assigned: (Tone.blue, "person"),
    LetterState.acknowledged: (Tone.neutral, "check"),
    LetterState.in_progress: (Tone.neutral, "time"),
    LetterState.waiting_pieces: (Tone.amber, "waiting"),
    LetterState.waiting_contribution: (Tone.amber, "waiting"),
    LetterState.holding_reply_sent: (Tone.amber, "waiting"),
    LetterState.draft: (Tone.blue, "edit"),
    LetterState.in_circuit: (Tone.amber, "waiting"),
    LetterState.signed: (Tone.green, "check"),
    LetterState.sent: (Tone.green, "outgoing"),
    LetterState.closed: (Tone.neutral, "check"),
    LetterState.forwarded: (Tone.neutral, "outgoing"),
    LetterState.no_reply_needed: (Tone.neutral, "check"),
    LetterState.cancelled: (Tone.neutral, "close"),
}


def state_look(state: LetterState) -> ChipLook:
    """Return a state as a chip."""
    tone, icon = _LOOKS[state]
    return ChipLook(label(state), tone, icon)


def due_words(due: date, today: date) -> str:
    """Return « demain », « aujourd'hui », « en retard de 2 j ouvrés », « 12 mai »."""
    if due < today:
        return Presence().time_until(datetime.combine(today, time()), due)
    if (due - today).days < 2:
        return translate("Letters", "aujourd'hui") if due == today else translate("Letters", "demain")
    return dated(due, today)


def dated(day: date, today: date) -> str:
    """Return « 12 mai », with the year when it is another."""
    return day_and_month(day) if day.year == today.year else f"{day_and_month(day)} {day.year}"


def due_tone(due: date | None, state: LetterState, today: date) -> Tone:
    """Return the tone of a due date: red when late, amber today and tomorrow."""
    if due is None or not state.is_open:
        return Tone.neutral
    if due < today:
        return Tone.red
    return Tone.amber if (due - today).days < 2 else Tone.neutral


def headline_look(fields: LetterFields, today: date) -> ChipLook:
    """Return the chip above a letter: its state, and its due date when that presses."""
    look = state_look(fields.state)
    tone = due_tone(fields.due_date, fields.state, today)
    if fields.due_date is None or tone is Tone.neutral:
        return look
    words = due_words(fields.due_date, today)
    if fields.due_date >= today:
        words = translate("Letters", "pour {day}").format(day=words)
    return ChipLook(f"{look.word}, {words}", tone, "late" if tone is Tone.red else "waiting")


def route_sentence(fields: LetterFields, correspondent: str, title: str, today: date) -> str:
    """Return « Mme Azzédine-Roux, Maire de Stains · courriel reçu lun. 4 mai · suivi : DJVA »."""
    who = ", ".join(part for part in (correspondent, title) if part) or translate("Letters", "Correspondant inconnu")
    channel = label(fields.channel)
    if fields.mail_register is MailRegister.incoming and fields.received_on:
        day = short_date(fields.received_on, today)
        way = translate("Letters", "{channel}, reçu {day}").format(channel=channel.lower(), day=day)
    elif fields.handed_to:
        way = translate("Letters", "remis en main propre à {name}").format(name=fields.handed_to)
    else:
        way = channel.lower()
    charge = ", ".join(part for part in (label(fields.unit), fields.assigned_to) if part)
    if fields.routing_instruction:
        charge = f"{charge} ({label(fields.routing_instruction).lower()})"
    unit = translate("Letters", "suivi{space}: {unit}").format(space=NO_BREAK, unit=charge)
    return " · ".join((who, way, unit))


def size_words(size: int) -> str:
    """Return « 214 Ko », « 1,2 Mo »."""
    if size >= 1024 * 1024:
        return f"{size / 1024 / 1024:.1f}{NO_BREAK}Mo".replace(".", ",")
    return f"{max(1, round(size / 1024))}{NO_BREAK}Ko"
