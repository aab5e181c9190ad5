"""The dates of a letter follow its state, whatever verb changes it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.mailings import MailingFields, MailingRecipient, MailingReply, MailingState
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.request_regimes import RequestKind
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk

TODAY = date(2026, 5, 5)


def asked(desk: Desk, **values: object) -> str:
    fields = LetterFields(
        subject="Demande de subvention", received_on=date(2026, 5, 4), correspondent_name="Ville de Bondy"
    )
    return desk.letters.add(changed(fields, values))


def draft(desk: Desk, **values: object) -> str:
    fields = LetterFields(
        mail_register=MailRegister.outgoing,
        subject="Prêt de salle",
        body="Avec plaisir.",
        correspondent_name="Ville de Bondy",
    )
    return desk.letters.add(changed(fields, values))


def edit(desk: Desk, letter_id: str, **values: object) -> LetterFields:
    desk.letters.edit(letter_id, changed(desk.letters.sheet(letter_id).fields, values))
    return desk.letters.sheet(letter_id).fields


@pytest.mark.parametrize("state", [LetterState.signed, LetterState.sent])
def test_a_letter_brought_to_a_state_by_hand_has_its_dates(desk: Desk, state: LetterState):
    sent_on = TODAY if state is LetterState.sent else None
    edited, listed, added = draft(desk), draft(desk), draft(desk, state=state)
    edit(desk, edited, state=state)
    desk.letters.set_state([listed], state)
    for letter_id in (edited, listed, added):
        fields = desk.letters.sheet(letter_id).fields
        assert (fields.state, fields.signed_on, fields.sent_on) == (state, TODAY, sent_on)


def test_a_day_of_dispatch_on_a_signed_letter_makes_it_sent(desk: Desk, clock: FixedClock):
    letter_id = draft(desk)
    desk.letters.sign(letter_id)
    clock.moment = datetime(2026, 5, 7, 8, 0, tzinfo=UTC)
    fields = edit(desk, letter_id, sent_on=date(2026, 5, 6))
    assert (fields.state, fields.sent_on) == (LetterState.sent, date(2026, 5, 6))


def test_a_letter_that_is_no_longer_sent_loses_that_day(desk: Desk):
    letter_id = draft(desk, state=LetterState.sent)
    fields = edit(desk, letter_id, state=LetterState.signed)
    assert (fields.state, fields.signed_on, fields.sent_on) == (LetterState.signed, TODAY, None)


def test_closing_or_emptying_keeps_the_day_it_left(desk: Desk, clock: FixedClock):
    letter_id = draft(desk, state=LetterState.sent)
    clock.moment = datetime(2026, 5, 12, 8, 0, tzinfo=UTC)
    assert edit(desk, letter_id, sent_on=None, notes="Relu").sent_on == TODAY
    assert edit(desk, letter_id, state=LetterState.closed).sent_on == TODAY


def test_no_letter_leaves_before_its_signature_nor_tomorrow(desk: Desk):
    letter_id = draft(desk)
    desk.letters.sign(letter_id)
    for day, code in ((date(2026, 5, 4), "sent_before_signed"), (date(2026, 5, 6), "day_to_come")):
        with pytest.raises(UserError) as refused:
            edit(desk, letter_id, sent_on=day)
        assert refused.value.code == code
    assert desk.letters.sheet(letter_id).fields.sent_on is None


def test_no_letter_arrives_after_today_but_an_old_one_may_be_taken_up(desk: Desk, clock: FixedClock):
    tomorrow = {"subject": "Forum", "received_on": date(2026, 5, 6)}
    with pytest.raises(UserError) as refused:
        desk.letters.add(LetterFields.model_validate(tomorrow))
    assert refused.value.code == "arrival_to_come"
    letter_id = desk.letters.add(LetterFields(subject="Forum", received_on=date(2019, 3, 4)))
    with pytest.raises(UserError, match="arrive pas après aujourd'hui"):
        edit(desk, letter_id, received_on=date(2026, 5, 6))
    assert edit(desk, letter_id, received_on=TODAY).received_on == TODAY
    clock.moment = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)  # the computer's clock was set right
    assert edit(desk, letter_id, notes="Relu").notes == "Relu"


@pytest.mark.parametrize("how", ["edited", "listed"])
def test_the_letter_it_answers_moves_on_however_it_is_sent(desk: Desk, how: str):
    letter_id = asked(desk)
    reply = desk.letters.answer(letter_id, Wording.reply_letter, "Avec plaisir.")
    if how == "edited":
        edit(desk, reply, state=LetterState.sent)
    else:
        desk.letters.set_state([reply], LetterState.sent)
    assert desk.letters.sheet(letter_id).fields.state is LetterState.closed
    desk.history.undo()
    assert desk.letters.sheet(letter_id).fields.state is LetterState.registered


def test_a_letter_said_acknowledged_keeps_the_day_and_what_silence_would_mean(desk: Desk):
    letter_id = asked(desk, request_kind=RequestKind.financial, request_kind_by="Chloé Vasseur")
    desk.letters.set_state([letter_id], LetterState.acknowledged)
    fields = desk.letters.sheet(letter_id).fields
    assert (fields.acknowledged_on, fields.stated_implicit_on) == (TODAY, date(2026, 7, 4))


def test_a_letter_said_passed_on_has_its_day_and_loses_it_when_taken_back(desk: Desk):
    letter_id = asked(desk)
    fields = edit(desk, letter_id, state=LetterState.forwarded, forwarded_to="Préfecture")
    assert fields.forwarded_on == TODAY
    fields = edit(desk, letter_id, state=LetterState.in_progress)
    assert (fields.forwarded_on, fields.forwarded_to) == (None, "")


def test_a_danger_passed_on_stays_so_while_it_is_followed(desk: Desk):
    letter_id = asked(desk, request_kind=RequestKind.safeguarding, request_kind_by="Chloé Vasseur")
    desk.letter_clocks.forward(letter_id, "CRIP")
    fields = edit(desk, letter_id, state=LetterState.in_progress)
    assert (fields.forwarded_on, fields.forwarded_to) == (TODAY, "CRIP")


def test_a_letter_that_came_in_is_neither_signed_nor_sent(desk: Desk):
    letter_id = asked(desk)
    with pytest.raises(UserError) as refused:
        edit(desk, letter_id, state=LetterState.sent)
    assert refused.value.code == "not_outgoing"


def test_the_answer_of_a_recipient_has_its_day(desk: Desk):
    partner = desk.partners.add(PartnerFields(first_name="Solène", last_name="Kerbrat"))
    fields = MailingFields(subject="Assises", recipients=[MailingRecipient(partner_id=partner)])
    mailing = desk.mailings.add(fields)

    def answered(reply: MailingReply) -> MailingRecipient:
        kept = desk.mailings.sheet(mailing).fields
        recipients = [changed(one, {"reply": reply}) for one in kept.recipients]
        desk.mailings.edit(mailing, changed(kept, {"recipients": recipients}))
        return desk.mailings.sheet(mailing).fields.recipients[0]

    assert answered(MailingReply.present).replied_on == TODAY
    assert answered(MailingReply.none).replied_on is None


def test_a_mailing_is_not_made_without_its_letters(desk: Desk):
    mailing = desk.mailings.add(MailingFields(subject="Assises"))
    with pytest.raises(UserError) as refused:
        desk.mailings.edit(mailing, MailingFields(subject="Assises", state=MailingState.made))
    assert refused.value.code == "not_made"
