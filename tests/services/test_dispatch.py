"""Sending signed letters, and what that does to the letters they answer."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from liaison_desk.domain.letters import Channel, LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.partners import CourtesyTitle, PartnerFields
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk


def _partner(desk: Desk, email: str = "solene.kerbrat@exemple.fr") -> str:
    person = PartnerFields(
        first_name="Solène", last_name="Kerbrat", courtesy_title=CourtesyTitle.ms, email=email, city="Stains"
    )
    return desk.partners.add(person)


def _signed(desk: Desk, **values: object) -> str:
    known = {
        "mail_register": MailRegister.outgoing,
        "subject": "Prêt de la salle : été",
        "body": "Avec plaisir.",
        "correspondent_name": "Ville de Bondy",
        "enclosures": ["Demande de salle"],
    }
    letter_id = desk.letters.add(changed(LetterFields(**known), values))
    desk.letters.sign(letter_id)
    return letter_id


def _asked(desk: Desk, **values: object) -> str:
    known = {"subject": "Prêt de la salle", "received_on": date(2026, 5, 4), "channel": Channel.email}
    return desk.letters.add(changed(LetterFields(**known), values))


def _message(desk: Desk, letter_id: str, folder: Path) -> EmailMessage:
    target = folder / desk.dispatch.email_file_name(letter_id)
    desk.dispatch.write_email(letter_id, target)
    assert b"filename*0" not in target.read_bytes()
    message = message_from_bytes(target.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_letter_sent_has_its_day_and_its_way(desk: Desk):
    letter_id = _signed(desk)
    desk.dispatch.send([letter_id], Channel.mail)
    fields = desk.letters.sheet(letter_id).fields
    assert (fields.state, fields.sent_on, fields.channel) == (LetterState.sent, date(2026, 5, 5), Channel.mail)
    desk.history.undo()
    assert desk.letters.sheet(letter_id).fields.state is LetterState.signed


def test_a_letter_given_by_hand_says_to_whom_and_when(desk: Desk, clock: FixedClock):
    letter_id = _signed(desk)
    with pytest.raises(UserError) as refused:
        desk.dispatch.send([letter_id], Channel.hand)
    assert refused.value.code == "no_receiver"
    with pytest.raises(UserError) as refused:
        desk.dispatch.send([letter_id], Channel.hand, date(2026, 5, 6), "l'accueil de la mairie")
    assert refused.value.code == "day_to_come"
    clock.moment = datetime(2026, 5, 11, 7, 0, tzinfo=UTC)
    desk.dispatch.send([letter_id], Channel.hand, date(2026, 5, 6), "l'accueil de la mairie")
    fields = desk.letters.sheet(letter_id).fields
    assert (fields.handed_to, fields.sent_on) == ("l'accueil de la mairie", date(2026, 5, 6))


def test_a_letter_does_not_leave_before_it_is_signed(desk: Desk):
    draft = desk.letters.add(
        LetterFields(mail_register=MailRegister.outgoing, subject="Projet", correspondent_name="Ville de Bondy")
    )
    for verb in (lambda: desk.dispatch.send([draft]), lambda: desk.dispatch.email_draft(draft)):
        with pytest.raises(UserError) as refused:
            verb()
        assert refused.value.code == "not_signed"
    with pytest.raises(UserError) as refused:
        desk.dispatch.send([_signed(desk)], Channel.mail, date(2026, 5, 4))
    assert refused.value.code == "sent_before_signed"


def test_a_letter_leaves_once(desk: Desk):
    letter_id = _signed(desk)
    desk.dispatch.send([letter_id])
    with pytest.raises(UserError) as refused:
        desk.dispatch.send([letter_id])
    assert refused.value.code == "already_sent"


def test_the_message_is_a_draft_with_the_letter_and_its_pieces(desk: Desk, tmp_path: Path):
    desk.settings.change(
        changed(desk.settings.office(), {"officer_name": "Inès Morel", "officer_email": "ines.morel@exemple.fr"})
    )
    letter_id = _signed(desk, correspondent_id=_partner(desk))
    desk.letters.attach(letter_id, "plan de l'été.png", "image/png", b"\x89PNG plan")
    desk.letters.attach(letter_id, "message.eml", "message/rfc822", b"Subject: x\n\ny")
    message = _message(desk, letter_id, tmp_path)
    assert message["X-Unsent"] == "1"
    assert message["To"].addresses[0].addr_spec == "solene.kerbrat@exemple.fr"
    assert message["From"].addresses[0].display_name == "Inès Morel"
    assert message["Subject"] == "Prêt de la salle : été"
    assert message["Message-ID"] is None
    files = {part.get_filename(): part.get_payload(decode=True) for part in message.iter_attachments()}
    assert list(files) == ["D-2026-0001_pret-de-la-salle-ete.pdf", "plan de l'été.png", "message.eml"]
    assert bytes(files["D-2026-0001_pret-de-la-salle-ete.pdf"] or b"").startswith(b"%PDF-")
    assert files["message.eml"] == b"Subject: x\n\ny"
    text = message.get_body(("plain",))
    assert text is not None
    words = " ".join(text.get_content().split())
    assert words.startswith(
        "Madame, Veuillez trouver ci-joint le courrier de Samir Benali du 5 mai 2026, n° D-2026-0001"
    )


def test_a_letter_written_elsewhere_leaves_as_its_file(desk: Desk, tmp_path: Path):
    letter_id = desk.letters.add(
        LetterFields(mail_register=MailRegister.outgoing, subject="Prêt", correspondent_id=_partner(desk))
    )
    desk.letters.attach(letter_id, "lettre.pdf", "application/pdf", b"%PDF-1.7")
    desk.letters.sign(letter_id)
    message = _message(desk, letter_id, tmp_path)
    assert [part.get_filename() for part in message.iter_attachments()] == ["lettre.pdf"]
    text = message.get_body()
    assert text is not None
    assert "accompagné" not in text.get_content()


def test_a_message_without_an_address_is_refused_in_one_sentence(desk: Desk, tmp_path: Path):
    letter_id = _signed(desk, correspondent_id=_partner(desk, email=""))
    with pytest.raises(UserError, match="Mme Solène Kerbrat n'a pas d'adresse électronique"):
        desk.dispatch.write_email(letter_id, tmp_path / "x.eml")
    with pytest.raises(UserError, match="n'est pas au carnet"):
        desk.dispatch.check_email(_signed(desk))
    assert list(tmp_path.glob("*.eml")) == []


def test_hidden_line_ends_in_a_subject_never_become_headers(desk: Desk, tmp_path: Path):
    letter_id = _signed(desk, correspondent_id=_partner(desk), subject=f"Salle {'longue ' * 40}\u2028Bcc: x@exemple.fr")
    assert _message(desk, letter_id, tmp_path)["Bcc"] is None


@pytest.mark.parametrize(
    ("wording", "state"),
    [
        (Wording.legal_acknowledgement, LetterState.acknowledged),
        (Wording.acknowledgement, LetterState.acknowledged),
        (Wording.registration_receipt, LetterState.registered),
        (Wording.holding_reply, LetterState.holding_reply_sent),
        (Wording.forwarding_slip, LetterState.forwarded),
        (Wording.referral_letter, LetterState.registered),
        (Wording.reply_letter, LetterState.closed),
        (Wording.refusal_letter, LetterState.closed),
        (Wording.acceptance, LetterState.closed),
    ],
)
def test_a_reply_sent_moves_the_letter_it_answers_on(desk: Desk, wording: Wording, state: LetterState):
    asked = _asked(desk)
    reply = _signed(desk, answers_to_id=asked, wording=wording, correspondent_name="Préfecture")
    assert desk.letters.sheet(asked).fields.state is LetterState.registered
    desk.dispatch.send([reply])
    assert desk.letters.sheet(asked).fields.state is state
    desk.history.undo()
    assert desk.letters.sheet(asked).fields.state is LetterState.registered


def test_a_legal_acknowledgement_sent_sets_its_day_and_the_implicit_decision_it_states(desk: Desk):
    asked = _asked(desk, request_kind="individual_procedure", request_kind_by="Inès Morel")
    desk.dispatch.send([_signed(desk, answers_to_id=asked, wording=Wording.legal_acknowledgement)])
    fields = desk.letters.sheet(asked).fields
    assert (fields.acknowledged_on, fields.stated_implicit_on) == (date(2026, 5, 5), date(2026, 7, 4))


def test_a_receipt_and_a_slip_and_a_referral_set_their_own_days(desk: Desk):
    asked, day = _asked(desk), date(2026, 5, 5)
    for wording in (Wording.registration_receipt, Wording.forwarding_slip, Wording.referral_letter):
        desk.dispatch.send([_signed(desk, answers_to_id=asked, wording=wording, correspondent_name="Préfecture")])
    fields = desk.letters.sheet(asked).fields
    assert (fields.receipt_sent_on, fields.forwarded_on, fields.applicant_told_on) == (day, day, day)
    assert fields.forwarded_to == "Préfecture"


def test_an_acknowledgement_sent_late_does_not_take_a_closed_letter_back(desk: Desk):
    asked = _asked(desk, state=LetterState.closed)
    desk.dispatch.send([_signed(desk, answers_to_id=asked, wording=Wording.acknowledgement)])
    assert desk.letters.sheet(asked).fields.state is LetterState.closed
