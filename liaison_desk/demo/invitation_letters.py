"""Letters about engagements: the invitation, its answer, the thanks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from liaison_desk.demo import banks
from liaison_desk.demo.correspondence import Desk, Letter, when
from liaison_desk.demo.engagements import Appointment
from liaison_desk.demo.wording import of_phrase, to_phrase
from liaison_desk.domain.engagements import EngagementFields, EngagementKind, EngagementState
from liaison_desk.domain.forms_of_address import name_line, office_title
from liaison_desk.domain.french import long_date
from liaison_desk.domain.letters import Channel, LetterState, MailRegister, Wording
from liaison_desk.domain.working_days import add_working_days, is_working_day, previous_working_day

_ANSWERS = {
    EngagementState.accepted: Wording.acceptance,
    EngagementState.done: Wording.acceptance,
    EngagementState.cancelled: Wording.acceptance,
    EngagementState.declined: Wording.decline,
    EngagementState.represented: Wording.representation,
}
_SUBJECTS = {
    Wording.acceptance: "Présence confirmée : {title}",
    Wording.decline: "Excuses : {title}",
    Wording.representation: "Représentation : {title}",
    Wording.thank_you: "Remerciements : {title}",
}
_THANKED_PERCENT = 55


def invitation_letters(desk: Desk, appointments: list[Appointment]) -> list[Letter]:
    """Return the letters that go with the engagements others invite to."""
    letters: list[Letter] = []
    for appointment in appointments:
        if appointment.host and not appointment.slot.occasion.at_department:
            letters += _thread(desk, appointment)
    return letters


def _thread(desk: Desk, appointment: Appointment) -> list[Letter]:
    engagement = appointment.record.fields
    received_on = _received_on(desk, engagement)
    signed_on = add_working_days(received_on, desk.dice.number(2, 7))
    invitation = _invitation(desk, appointment, received_on)
    if engagement.state is EngagementState.requested:
        return [invitation]
    if signed_on > desk.today and engagement.state is EngagementState.cancelled:
        signed_on = desk.today
    reply = _answer(desk, appointment, invitation, _ANSWERS[engagement.state], signed_on)
    answered = LetterState.closed if reply.fields.sent_on else LetterState.in_progress
    letters = [desk.with_state(invitation, answered), reply]
    if engagement.state is EngagementState.done and desk.dice.chance(_THANKED_PERCENT):
        thanked_on = add_working_days(engagement.day, desk.dice.number(2, 6))
        letters.append(_answer(desk, appointment, invitation, Wording.thank_you, thanked_on))
    return letters


def _received_on(desk: Desk, engagement: EngagementFields) -> date:
    """Return when the invitation came: some weeks before, at the latest a few days ago."""
    is_open = engagement.state is EngagementState.requested
    weeks_before = engagement.day - timedelta(days=desk.dice.number(24, 60))
    latest = desk.today - timedelta(days=desk.dice.number(0, 9) if is_open else desk.dice.number(6, 20))
    received_on = min(weeks_before, latest)
    return received_on if is_working_day(received_on) else previous_working_day(received_on)


def _words(desk: Desk, appointment: Appointment) -> dict[str, str]:
    engagement = appointment.record.fields
    words = {
        "to_phrase": to_phrase(appointment.phrase),
        "of_phrase": of_phrase(appointment.phrase),
        "when": when(engagement.starts_at),
        "date": long_date(engagement.day),
        "place": engagement.place[:1].lower() + engagement.place[1:],
        "address": engagement.address,
        "title": engagement.title,
    }
    if appointment.representative:
        person = appointment.representative.fields
        title = office_title(person, engagement.day, desk.directory)
        words["representative"] = f"{name_line(person)}, {title[:1].lower()}{title[1:]}"
    return words | desk.officer_words()


def _invitation(desk: Desk, appointment: Appointment, received_on: date) -> Letter:
    if appointment.host is None:
        raise ValueError("an engagement of the office has no invitation")
    host, engagement = appointment.host, appointment.record.fields
    channel = desk.dice.pick([Channel.email, Channel.email, Channel.mail])
    written_on = received_on if channel is Channel.email else previous_working_day(previous_working_day(received_on))
    words = _words(desk, appointment)
    words["reply_by"] = long_date(engagement.day - timedelta(days=7))
    words["signature"] = desk.signature(host.president, received_on, "Monsieur le Conseiller départemental")
    is_meeting = engagement.engagement_kind is EngagementKind.meeting
    is_formal = engagement.engagement_kind is EngagementKind.ceremony and appointment.slot.occasion.host in {
        "state",
        "ept",
    }
    bank = banks.letters()
    bodies = bank.meeting_proposals if is_meeting else bank.formal_invitations if is_formal else bank.invitations
    values: dict[str, Any] = {
        "mail_register": MailRegister.incoming,
        "subject": f"{'Proposition' if is_meeting else 'Invitation'} : {engagement.title}",
        "correspondent_id": host.president.id,
        "received_on": received_on,
        "document_date": written_on,
        "channel": channel,
        "unit": engagement.unit,
        "state": desk.dice.pick([LetterState.registered, LetterState.assigned, LetterState.in_progress]),
        "due_date": add_working_days(received_on, 5),
        "flagged": appointment.slot.occasion.host in {"mayor", "ept", "state", "press"},
        "engagement_id": appointment.record.id,
        "body": desk.dice.pick(bodies).format_map(words),
    }
    if engagement.state is EngagementState.requested:
        values["due_date"] = engagement.reply_by
    return desk.letter(values)


def _answer(desk: Desk, appointment: Appointment, invitation: Letter, wording: Wording, signed_on: date) -> Letter:
    bank = banks.letters()
    bodies = {
        Wording.acceptance: bank.acceptances,
        Wording.decline: bank.declines,
        Wording.representation: bank.representations,
        Wording.thank_you: bank.thanks,
    }[wording]
    words = _words(desk, appointment)
    return desk.outgoing(
        invitation,
        signed_on,
        subject=_SUBJECTS[wording].format_map(words),
        wording=wording,
        body=desk.dice.pick(bodies).format_map(words),
    )
