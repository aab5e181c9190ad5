"""Letters that come in answer to a mailing: proposed at intake, tied to it by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.mailing_replies import reply_in
from liaison_desk.domain.mailings import MailingReply, MailingState
from liaison_desk.domain.validation import changed
from liaison_desk.services.desk import Desk
from tests.services.mailing_office import OFFICE, guests, made, mailing


@pytest.fixture(autouse=True)
def _office(desk: Desk) -> None:
    desk.settings.change(OFFICE)


def message(folder: Path, body: str, sender: str = "invitee@exemple.fr") -> Path:
    written = EmailMessage()
    written["From"], written["To"], written["Subject"] = sender, "elu@exemple.fr", "Re: Assises de la jeunesse"
    written["Date"], written["Message-ID"] = "Mon, 04 May 2026 09:12:00 +0200", f"<{len(body)}@exemple.fr>"
    written.set_content(body)
    path = folder / "reponse.eml"
    path.write_bytes(bytes(written))
    return path


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        ("J'aurai le plaisir d'être présente le 12 juin.", MailingReply.present),
        ("Je serai présente, et vous en remercie.", MailingReply.present),
        ("Retenue, je vous prie de m'excuser.", MailingReply.excused),
        ("Je ne pourrai malheureusement pas participer.", MailingReply.excused),
        ("Empêchée, je serai représentée par M. Diallo.", MailingReply.represented),
        ("Vous trouverez ci-joint le programme.", MailingReply.none),
    ],
)
def test_what_a_letter_answers_is_read_in_its_words(words: str, reply: MailingReply) -> None:
    assert reply_in(words) is reply


def test_the_answer_of_somebody_awaited_is_proposed_and_noted_with_the_letter(desk: Desk, tmp_path: Path) -> None:
    [guest] = guests(desk, 1, email="invitee@exemple.fr")
    identifier = mailing(desk)
    made(desk, identifier)
    reading = desk.intake.read(message(tmp_path, "Je ne pourrai pas venir, veuillez m'excuser."))
    assert (reading.partner_id, reading.answers_mailing_id, reading.reply) == (
        guest,
        identifier,
        MailingReply.excused,
    )
    taken = desk.intake.confirm(reading)
    sheet = desk.mailings.sheet(identifier)
    told = sheet.fields.recipients[0]
    received_on = desk.letters.sheet(taken.letter_id).fields.received_on
    assert (told.reply, told.replied_on, told.note) == (
        MailingReply.excused,
        received_on,
        f"Courrier {taken.number}",
    )
    assert taken.letter_id in {link.id for link in sheet.links}
    desk.history.undo()
    assert desk.mailings.sheet(identifier).fields.recipients[0].reply is MailingReply.none


def test_nothing_is_proposed_of_somebody_nobody_waits_for(desk: Desk, tmp_path: Path) -> None:
    guests(desk, 1, email="invitee@exemple.fr")
    identifier = mailing(desk)
    path = message(tmp_path, "Je serai présente.")
    assert desk.intake.read(path).answers_mailing_id is None  # the letters are not made yet
    made(desk, identifier)
    closed = changed(desk.mailings.sheet(identifier).fields, {"state": MailingState.closed})
    desk.mailings.edit(identifier, closed)
    assert desk.intake.read(path).answers_mailing_id is None


def test_the_officer_may_leave_the_answer_out(desk: Desk, tmp_path: Path) -> None:
    guests(desk, 1, email="invitee@exemple.fr")
    identifier = mailing(desk)
    made(desk, identifier)
    reading = desk.intake.read(message(tmp_path, "Je serai présente."))
    desk.intake.confirm(replace(reading, answers_mailing_id=None, reply=MailingReply.none))
    assert desk.mailings.sheet(identifier).fields.recipients[0].reply is MailingReply.none


def test_letters_of_recipients_received_since_are_those_to_tie(desk: Desk) -> None:
    one, other = guests(desk, 2)
    identifier = mailing(desk)
    made(desk, identifier)

    def came(partner: str | None, day: date, subject: str) -> str:
        return desk.letters.add(LetterFields(subject=subject, correspondent_id=partner, received_on=day))

    came(one, date(2026, 5, 4), "Avant l'envoi")
    came(None, date(2026, 5, 5), "D'un inconnu")
    reply = came(other, date(2026, 5, 5), "Je serai représentée par Mme Diallo")
    [found] = desk.mailing_replies.reply_letters.received_for(identifier)
    assert (found.letter_id, found.partner_id, found.reply) == (reply, other, MailingReply.represented)
    desk.mailing_replies.answer(identifier, [other], MailingReply.represented, letter_id=reply)
    assert not desk.mailing_replies.reply_letters.received_for(identifier)


def test_a_letter_tied_adds_its_number_to_what_is_noted_already(desk: Desk) -> None:
    [guest] = guests(desk, 1)
    identifier = mailing(desk)
    made(desk, identifier)
    desk.mailing_replies.answer(identifier, [guest], MailingReply.present, note="Vient avec son adjoint")
    letter = desk.letters.add(LetterFields(subject="Réponse", correspondent_id=guest, received_on=date(2026, 5, 4)))
    for _twice in range(2):
        desk.mailing_replies.answer(identifier, [], MailingReply.present, letter_id=letter)
    told = desk.mailings.sheet(identifier).fields.recipients[0]
    assert (told.replied_on, told.note) == (date(2026, 5, 4), "Vient avec son adjoint Courrier A-2026-0001")
