"""What recipients answer, who is reminded, and who signs at the door."""

from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from liaison_desk.documents.model import Table
from liaison_desk.domain.attendance_words import reply_words
from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.mailings import MailingReply, MailingState
from liaison_desk.domain.partners import CourtesyTitle, PartnerFields, PartnerKind
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk
from tests.services.mailing_office import ASSISES, BONDY, OFFICE, STAINS, assises, guests, made, mailing, person
from tests.services.test_register_export import words_of


@pytest.fixture(autouse=True)
def _office(desk: Desk) -> None:
    desk.settings.change(OFFICE)


def invited(desk: Desk) -> tuple[str, list[str]]:
    """Invite a resident, a mayor and a deputy to the Assises, in the order of their names."""
    ids = [
        person(desk, "Aubin", distribution_lists=[ASSISES], email="aubin@example.fr"),
        person(desk, "Berger", "MAIRE", office_in=BONDY, distribution_lists=[ASSISES]),
        person(desk, "Colin", "DEPUTE", distribution_lists=[ASSISES]),
    ]
    identifier = mailing(desk, engagement_id=assises(desk, municipality=STAINS))
    made(desk, identifier)
    return identifier, ids


def test_several_answers_are_noted_at_once_and_counted(desk: Desk) -> None:
    identifier, ids = invited(desk)
    desk.mailing_replies.answer(identifier, ids[:2], MailingReply.present, guests=1)
    desk.mailing_replies.answer(identifier, ids[2:], MailingReply.excused)
    counts = desk.mailing_replies.counts(identifier)
    assert (counts.present, counts.excused, counts.waiting, counts.guests, counts.expected) == (2, 1, 0, 2, 4)
    assert str(desk.mailings.sheet(identifier).fields.recipients[0].replied_on) == "2026-05-05"


def test_an_answer_is_said_in_the_gender_of_whoever_gave_it() -> None:
    said = {
        reply_words(reply, partner)
        for reply in (MailingReply.excused, MailingReply.none)
        for partner in (
            PartnerFields(last_name="Rey", courtesy_title=CourtesyTitle.mr),
            PartnerFields(last_name="Rey", courtesy_title=CourtesyTitle.ms),
            PartnerFields(last_name="Rey"),
            PartnerFields(partner_kind=PartnerKind.organisation, name="Ligue de l'enseignement"),
        )
    }
    assert said == {"excusé", "excusée", "excusé·e", "sans réponse"}


def test_an_answer_is_taken_back(desk: Desk) -> None:
    identifier, ids = invited(desk)
    desk.mailing_replies.answer(identifier, ids[:1], MailingReply.represented, represented_by="Jean Morel", guests=2)
    desk.mailing_replies.answer(identifier, ids[:1], MailingReply.none)
    [one, *_others] = desk.mailings.sheet(identifier).fields.recipients
    assert (one.represented_by, one.replied_on, one.guests) == ("", None, 0)


def test_one_name_does_not_represent_two_people(desk: Desk) -> None:
    identifier, ids = invited(desk)
    with pytest.raises(UserError):
        desk.mailing_replies.answer(identifier, ids, MailingReply.represented, represented_by="Jean Morel")


def test_only_recipients_answer(desk: Desk) -> None:
    identifier, _ids = invited(desk)
    [stranger] = guests(desk, 1)
    with pytest.raises(UserError):
        desk.mailing_replies.answer(identifier, [stranger], MailingReply.present)


def test_the_attendance_sheet_is_in_protocol_order(desk: Desk, tmp_path: Path) -> None:
    identifier, ids = invited(desk)
    desk.mailing_replies.answer(identifier, ids, MailingReply.present)
    lines = desk.attendance.lines(identifier)
    assert [line.name.split()[-1] for line in lines] == ["Colin", "Berger", "Aubin"]
    for name in ("emargement.docx", "emargement.pdf"):
        desk.paper.write(desk.attendance.sheet(identifier), tmp_path / name)
    desk.attendance.write_table(identifier, tmp_path / "emargement.xlsx")
    assert "Mme Fatou Colin" in words_of(tmp_path / "emargement.xlsx")


def test_the_attendance_sheet_has_room_for_those_nobody_expected(desk: Desk) -> None:
    identifier, ids = invited(desk)
    desk.mailing_replies.answer(identifier, ids[:2], MailingReply.present)
    table = next(block for block in desk.attendance.sheet(identifier).blocks if isinstance(block, Table))
    assert [row[0][0].text.strip() for row in table.rows] == ["1", "2", "", "", ""]


def test_a_representative_signs_for_whoever_sent_them(desk: Desk) -> None:
    identifier, ids = invited(desk)
    stand_in = person(desk, "Zoubir", "ADJOINT", office_in=BONDY)
    desk.mailing_replies.answer(identifier, ids[1:2], MailingReply.represented, represented_by_id=stand_in)
    desk.mailing_replies.answer(identifier, ids[2:], MailingReply.represented, represented_by="Jean Morel")
    desk.mailing_replies.answer(identifier, ids[:1], MailingReply.excused)
    lines = [(line.name, line.represents) for line in desk.attendance.lines(identifier)]
    assert lines == [("Mme Fatou Zoubir", "Mme Fatou Berger"), ("Jean Morel", "Mme Fatou Colin")]


def test_answers_become_participants_once(desk: Desk) -> None:
    identifier, ids = invited(desk)
    desk.mailing_replies.answer(identifier, ids[:1], MailingReply.present)
    desk.mailing_replies.answer(identifier, ids[1:2], MailingReply.excused)
    assert desk.mailing_replies.to_participants(identifier) == 2
    assert desk.mailing_replies.to_participants(identifier) == 0
    engagement = desk.mailings.sheet(identifier).fields.engagement_id or ""
    people = desk.engagements.sheet(engagement).fields.participants
    assert [(one.partner_id, one.attendance) for one in people] == [
        (ids[0], Attendance.expected),
        (ids[1], Attendance.excused),
    ]


def test_those_who_said_nothing_are_reminded_by_a_message_they_do_not_share(desk: Desk) -> None:
    identifier, ids = invited(desk)
    desk.mailing_replies.answer(identifier, ids[1:], MailingReply.present)
    message = message_from_bytes(desk.mailing_replies.reminder_mail(identifier), policy=policy.default)
    assert (message["X-Unsent"], message["Bcc"], message["To"]) == ("1", "aubin@example.fr", None)
    assert "Assises de la jeunesse" in message.get_content()
    assert "**" not in message.get_content()
    desk.mailing_replies.answer(identifier, ids[:1], MailingReply.excused)
    with pytest.raises(UserError):
        desk.mailing_replies.reminder_mail(identifier)


def test_reminder_letters_are_another_mailing_to_those_who_said_nothing(desk: Desk) -> None:
    identifier, ids = invited(desk)
    desk.mailing_replies.answer(identifier, ids[:1], MailingReply.present)
    reminder = desk.mailings.sheet(desk.mailing_replies.reminder_letters(identifier)).fields
    assert {one.partner_id for one in reminder.recipients} == set(ids[1:])
    assert reminder.state is MailingState.draft
    assert reminder.subject == "Rappel : Assises de la jeunesse"
    reminded = [one.reminded_on is not None for one in desk.mailings.sheet(identifier).fields.recipients]
    assert reminded == [False, True, True]


def test_a_mailing_begun_from_an_engagement_knows_what_it_invites_to(desk: Desk) -> None:
    guests(desk, 1)
    engagement = assises(desk, reply_by="2026-06-01", address="3 esplanade Jean-Moulin, Bobigny")
    identifier = desk.merges.start(engagement)
    fields = desk.mailings.sheet(identifier).fields
    assert fields.engagement_id == engagement
    wanted = fields.recipient_filter.model_copy(update={"distribution_lists": [ASSISES]})
    gathered = desk.mailings.gathered(fields.model_copy(update={"recipient_filter": wanted}))
    desk.mailings.edit(identifier, gathered)
    made(desk, identifier)
    letter = desk.letters.sheet(desk.mailings.sheet(identifier).fields.recipients[0].letter_id or "").fields
    assert "12 juin 2026" in letter.body.replace("\xa0", " ")
    assert letter.engagement_id == engagement
