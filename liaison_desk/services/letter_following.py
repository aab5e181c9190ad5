"""What follows from the state of a letter: its dates, and what becomes of the letter it answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import Session

from liaison_desk.domain.french import long_date
from liaison_desk.domain.legal_clocks import legal_clock
from liaison_desk.domain.letters import WITHOUT_ANSWER, LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.proposals import RequestCategory
from liaison_desk.domain.proposed_kinds import proposed_kind
from liaison_desk.domain.records import Kind
from liaison_desk.domain.request_regimes import RequestKind
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.store import records

_BEFORE_WORK = frozenset({LetterState.registered, LetterState.assigned})
_NOT_SENT = frozenset({LetterState.draft, LetterState.in_circuit, LetterState.signed})


def dated(before: LetterFields | None, fields: LetterFields, day: date) -> LetterFields:
    """Return a letter whose dates follow its state, those nobody gave being `day`, which is today.

    A dispatch dated on a signed letter makes it sent; a letter that is no longer sent, or no longer passed on, loses
    the day it was. Raises UserError for a dispatch to come, or before the signature, and for an arrival to come.
    """
    outgoing = fields.mail_register is MailRegister.outgoing
    values = _outgoing_dates(before, fields, day) if outgoing else _incoming_dates(before, fields, day)
    is_new = any(getattr(fields, name) != value for name, value in values.items())
    return changed(fields, values) if is_new else fields


def check_sending(fields: LetterFields, sent_on: date, day: date) -> None:
    """Raise UserError for a letter sent on a day to come, or before its signature."""
    if sent_on > day:
        raise UserError("day_to_come", f"Le {long_date(sent_on)} est à venir : dites ce courrier parti ce jour-là.")
    if fields.signed_on and sent_on < fields.signed_on:
        raise UserError(
            "sent_before_signed",
            f"Ce courrier est signé du {long_date(fields.signed_on)} : il part ce jour au plus tôt.",
        )


def acknowledgement(fields: LetterFields, day: date) -> dict[str, Any]:
    """Return what an acknowledgement sent changes: the implicit decision it states is kept as stated."""
    return {"acknowledged_on": day, "stated_implicit_on": _implicit_on(fields), "state": _once_acknowledged(fields)}


def forwarding(to: str, day: date) -> dict[str, Any]:
    """Return what passing a letter on changes."""
    return {"forwarded_to": to, "forwarded_on": day, "state": LetterState.forwarded}


def follow_reply(session: Session, reply: LetterFields, day: date) -> None:
    """Move on the letter that a letter sent answers, if any, in the transaction that sends it.

    What the reply is tells what is then done: receipt, acknowledgement, more time asked, passed on, or answered.
    """
    if not reply.answers_to_id:
        return
    row = records.find(session, Kind.letter, reply.answers_to_id, in_bin=True)
    fields = records.fields_of(row, LetterFields)
    if fields.mail_register is MailRegister.incoming and fields.state is not LetterState.cancelled:
        records.update(session, row, changed(fields, _moved_by(fields, reply, day)))


def kind_of(fields: LetterFields) -> RequestKind:
    """Return the kind of request a letter is: decided or proposed, else what its subject and text suggest."""
    from liaison_desk.intake.categories import category_of

    return fields.request_kind or proposed_kind(category_of(fields.subject, fields.body))


def invites(fields: LetterFields) -> bool:
    """Tell whether the subject and the text of a letter are those of an invitation."""
    from liaison_desk.intake.categories import category_of

    return category_of(fields.subject, fields.body) is RequestCategory.invitation


def _outgoing_dates(before: LetterFields | None, fields: LetterFields, day: date) -> dict[str, Any]:
    state, sent_on = fields.state, fields.sent_on
    was_sent = before is not None and before.state is LetterState.sent
    if state is LetterState.signed and sent_on and not was_sent and (before is None or sent_on != before.sent_on):
        state = LetterState.sent
    if state in _NOT_SENT:
        signed_on = fields.signed_on or (day if state is LetterState.signed else None)
        return {"sent_on": None, "signed_on": signed_on}
    if state is not LetterState.sent:
        return {}
    known = before.sent_on if before is not None and was_sent else day
    sent_on = sent_on or known
    sent = {"state": state, "sent_on": sent_on, "signed_on": fields.signed_on or sent_on}
    if sent_on and (not was_sent or sent_on != known):
        check_sending(changed(fields, sent), sent_on, day)
    return sent


def _incoming_dates(before: LetterFields | None, fields: LetterFields, day: date) -> dict[str, Any]:
    is_new_day = before is None or before.received_on != fields.received_on
    if fields.received_on and fields.received_on > day and is_new_day:
        told = f"Le {long_date(fields.received_on)} est à venir : un courrier n'arrive pas après aujourd'hui."
        raise UserError("arrival_to_come", told)
    if before is not None and before.state is fields.state:
        return {}
    if fields.state is LetterState.acknowledged and fields.acknowledged_on is None:
        return acknowledgement(fields, day)
    if fields.state is LetterState.forwarded and fields.forwarded_on is None:
        return {"forwarded_on": day}
    taken_back = before is not None and before.state is LetterState.forwarded and fields.state.is_open
    if taken_back and fields.request_kind is not RequestKind.safeguarding:  # passed on at once, then followed here
        return {"forwarded_on": None, "forwarded_to": ""}
    return {}


def _implicit_on(fields: LetterFields) -> date | None:
    legal = legal_clock(fields, kind_of(fields))
    return legal.implicit_on if legal else None


def _moved_by(fields: LetterFields, reply: LetterFields, day: date) -> dict[str, Any]:
    wording = reply.wording
    if wording is Wording.registration_receipt:
        return {"receipt_sent_on": fields.receipt_sent_on or day}
    if wording is Wording.legal_acknowledgement:
        return {} if fields.acknowledged_on else acknowledgement(fields, day)
    if wording is Wording.acknowledgement:
        return {"state": _once_acknowledged(fields)}
    if wording is Wording.forwarding_slip:
        return {} if fields.forwarded_on else forwarding(reply.addressee_name or reply.correspondent_name, day)
    if wording is Wording.referral_letter:
        return {"applicant_told_on": fields.applicant_told_on or day}
    if wording in WITHOUT_ANSWER:
        return {"state": LetterState.holding_reply_sent} if fields.state.is_open else {}
    return {"state": LetterState.closed} if fields.state.is_open else {}


def _once_acknowledged(fields: LetterFields) -> LetterState:
    return LetterState.acknowledged if fields.state in _BEFORE_WORK else fields.state
