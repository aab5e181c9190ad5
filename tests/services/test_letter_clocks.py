"""The dates of letters kept in an office, and the verbs that move them on."""

from __future__ import annotations

from datetime import date

import pytest

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.letter_clocks import DutyKind, DutyState
from liaison_desk.domain.letters import Channel, LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.mail_targets import MailTarget, TargetKind
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.request_regimes import RequestKind
from liaison_desk.domain.worked_time import WorkedHalfDay
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk
from liaison_desk.services.today_sheet import Alert, Consequence

WORKED = [WorkedHalfDay(weekday=day, afternoon=half) for day, half in ((0, False), (1, False), (1, True), (3, False))]
OFFICE = OfficeFields(
    officer_name="Camille Aubert",
    officer_phone="+33143931234",
    officer_email="camille.aubert@exemple.fr",
    letterhead_service="Délégation à la jeunesse et à la vie associative",
    letterhead_address=["3 esplanade Jean-Moulin", "93000 Bobigny"],
    worked_half_days=WORKED,
)


def a_letter(desk: Desk, subject: str = "Demande de subvention", **values: object) -> str:
    given = {"subject": subject, "received_on": date(2026, 5, 4), "channel": Channel.email, **values}
    return desk.letters.add(LetterFields.model_validate(given))


def alerts_of(desk: Desk, consequence: Consequence) -> list[Alert]:
    return [alert for alert in desk.today.sheet().alerts if alert.consequence is consequence]


def test_the_kind_is_proposed_from_the_words_until_the_officer_decides(desk: Desk) -> None:
    desk.settings.change(OFFICE)
    letter = a_letter(desk)
    proposed = desk.letter_clocks.of(letter)
    assert (proposed.kind, proposed.is_confirmed) == (RequestKind.financial, False)
    desk.letter_clocks.qualify(letter, RequestKind.off_procedure)
    decided = desk.letter_clocks.of(letter)
    assert (decided.kind, decided.is_confirmed, decided.decided_by) == (
        RequestKind.off_procedure,
        True,
        "Camille Aubert",
    )


def test_receipt_and_acknowledgement_are_done_once_sent_and_undone_with_one_undo(desk: Desk) -> None:
    letter = a_letter(desk)
    desk.letter_clocks.receipt_sent(letter)
    desk.letter_clocks.acknowledged(letter)
    found = desk.letter_clocks.of(letter)
    for kind in (DutyKind.registration_receipt, DutyKind.acknowledgement):
        duty = found.duty(kind)
        assert duty is not None
        assert (duty.state, duty.done_on) == (DutyState.done, date(2026, 5, 5))
    fields = desk.letters.sheet(letter).fields
    assert fields.state is LetterState.acknowledged
    assert fields.stated_implicit_on == date(2026, 7, 4)
    desk.history.undo()
    assert desk.letters.sheet(letter).fields.acknowledged_on is None


def test_pieces_asked_stop_the_clock_until_they_come(desk: Desk) -> None:
    letter = a_letter(desk)
    desk.letter_clocks.pieces_asked(letter, ["RIB", " "], date(2026, 6, 4))
    legal = desk.letter_clocks.of(letter).legal
    assert legal is not None
    assert (legal.suspended_days, legal.implicit_on) == (30, date(2026, 8, 3))
    assert desk.letters.sheet(letter).fields.state is LetterState.waiting_pieces
    desk.letter_clocks.pieces_received(letter, date(2026, 5, 12))
    legal = desk.letter_clocks.of(letter).legal
    assert legal is not None
    assert legal.implicit_on == date(2026, 7, 11)
    with pytest.raises(UserError, match="Aucune pièce"):
        desk.letter_clocks.pieces_received(letter)


def test_a_letter_passed_on_waits_for_its_author_to_be_told(desk: Desk) -> None:
    letter = a_letter(desk)
    desk.letter_clocks.forward(letter, "Ville de Stains")
    following = desk.letter_clocks.of(letter).next_legal
    assert following is not None
    assert following.kind is DutyKind.forwarding_notice
    desk.letter_clocks.applicant_told(letter)
    assert desk.letter_clocks.of(letter).next_legal is None


def test_an_answer_signed_ends_the_delays_but_an_acknowledgement_does_not(desk: Desk) -> None:
    letter = a_letter(desk)
    for wording, is_answer in ((Wording.legal_acknowledgement, False), (Wording.blank, True)):
        reply = LetterFields(
            mail_register=MailRegister.outgoing,
            subject="Réponse",
            correspondent_name="Ville de Bondy",
            answers_to_id=letter,
            wording=wording,
            body="Bonjour.",
        )
        desk.letters.sign(desk.letters.add(reply))
        duty = desk.letter_clocks.of(letter).duty(DutyKind.legal_reply)
        assert duty is not None
        assert (duty.state is DutyState.done) == is_answer


def test_the_first_page_tells_a_legal_date_before_those_of_the_office(desk: Desk) -> None:
    desk.settings.change(OFFICE)
    late = a_letter(desk, "Ancienne", due_date=date(2026, 4, 20))
    letter = a_letter(desk, received_on=date(2026, 4, 20), channel=Channel.portal, request_kind=RequestKind.financial)
    desk.letter_clocks.receipt_sent(letter)
    [alert] = alerts_of(desk, Consequence.legal_date)
    assert (alert.to_do.reference.id, alert.duty) == (letter, DutyKind.acknowledgement)
    assert alert.to_do.day == date(2026, 5, 5)
    assert alert.half_day == HalfDay(date(2026, 5, 4))
    told = [one.to_do.reference.id for one in desk.today.sheet().alerts]
    assert told.index(letter) < told.index(late)


def test_a_kind_only_guessed_from_the_words_alerts_nobody(desk: Desk) -> None:
    desk.settings.change(OFFICE)
    a_letter(desk, received_on=date(2026, 4, 20))
    assert not alerts_of(desk, Consequence.legal_late)


def test_an_invitation_nobody_qualified_in_two_working_days_is_told(desk: Desk) -> None:
    desk.settings.change(OFFICE)
    values = {"received_on": date(2026, 4, 30), "request_kind": RequestKind.courtesy, "due_date": date(2026, 6, 1)}
    invitation = a_letter(desk, "Invitation à l'inauguration", **values)
    a_letter(desk, "Remerciements", **values)
    duty = desk.letter_clocks.of(invitation).qualification
    assert duty is not None
    assert (duty.due, duty.state, duty.is_legal) == (date(2026, 5, 5), DutyState.to_do, False)  # 1 May is a holiday
    assert duty.rule.sentence == "Qualifier une invitation : dire ce qu'elle est : 2\u00a0jours ouvrés."
    [alert] = alerts_of(desk, Consequence.to_qualify)
    assert (alert.to_do.reference.id, alert.duty, alert.to_do.day) == (invitation, DutyKind.qualification, duty.due)
    desk.letter_clocks.qualify(invitation, RequestKind.courtesy)
    assert desk.letter_clocks.of(invitation).duty(DutyKind.qualification) is None
    assert not alerts_of(desk, Consequence.to_qualify)


def test_the_delay_to_qualify_an_invitation_is_the_one_the_office_chose(desk: Desk) -> None:
    chosen = MailTarget(target=TargetKind.qualify_invitation, amount=5)
    desk.settings.change(OFFICE.model_copy(update={"mail_targets": [chosen]}))
    invitation = a_letter(desk, "Invitation", received_on=date(2026, 5, 4), request_kind=RequestKind.courtesy)
    duty = desk.letter_clocks.of(invitation).qualification
    assert duty is not None
    assert duty.due == date(2026, 5, 12)  # 8 May is a holiday
    assert not alerts_of(desk, Consequence.to_qualify)


def test_a_letter_without_date_is_due_by_the_delay_of_the_office(desk: Desk) -> None:
    fields = LetterFields(subject="Demande de subvention", received_on=date(2026, 5, 4))
    assert desk.letter_clocks.with_due_date(fields).due_date == date(2026, 6, 4)
    desk.settings.change(OFFICE.model_copy(update={"mail_targets": [MailTarget(target=TargetKind.reply, amount=10)]}))
    assert desk.letter_clocks.with_due_date(fields).due_date == date(2026, 5, 20)
    chosen = fields.model_copy(update={"due_date": date(2026, 5, 7)})
    assert desk.letter_clocks.with_due_date(chosen).due_date == date(2026, 5, 7)
    thanks = fields.model_copy(update={"subject": "Remerciements pour votre venue"})
    assert desk.letter_clocks.with_due_date(thanks).due_date is None


def test_an_outgoing_letter_has_no_time_limits(desk: Desk) -> None:
    sent = desk.letters.add(LetterFields(mail_register=MailRegister.outgoing, subject="Invitation"))
    with pytest.raises(UserError, match="courrier arrivé"):
        desk.letter_clocks.of(sent)


def acknowledgement_of(desk: Desk, letter: str) -> str:
    draft = desk.answers.start(letter, Wording.legal_acknowledgement)
    return desk.letters.sheet(draft).fields.body.replace("\u00a0", " ")


def test_the_acknowledgement_of_a_request_bears_every_mention_of_the_law(desk: Desk) -> None:
    desk.settings.change(OFFICE)
    letter = a_letter(desk, "Aide à un projet", document_date=date(2026, 5, 2))
    desk.letter_clocks.qualify(letter, RequestKind.financial)
    desk.letter_clocks.pieces_asked(letter, ["RIB", "statuts"], date(2026, 5, 25))
    body = acknowledgement_of(desk, letter)
    for mention in (
        "votre courriel du 2 mai 2026, parvenu le 4 mai 2026",
        "n° A-2026-0001",
        "Camille Aubert",
        "3 esplanade Jean-Moulin, 93000 Bobigny",
        "01 43 93 12 34",
        "camille.aubert@exemple.fr",
        "avant le 25 mai 2026 : RIB ; statuts",
        "suspendu jusqu'à l'arrivée",
        "Sans réponse de ma part au 24 juillet 2026",
        "considérée comme rejetée",
        "tribunal administratif de Montreuil",
        "Télérecours citoyens",
        "recours gracieux",
        "sous réserve que votre demande soit complète",
    ):
        assert mention in body.replace("’", "'"), mention
    assert "[" not in body


@pytest.mark.parametrize(
    ("kind", "mention", "absent"),
    [
        (RequestKind.individual_procedure, "attestation", "Télérecours"),
        (RequestKind.access_documents, "CADA", "attestation"),
        (RequestKind.gdpr_request, "CNIL", "considérée"),
        (RequestKind.courtesy, "enregistré sous le n°", "Sans réponse"),
    ],
)
def test_each_kind_has_its_own_acknowledgement(desk: Desk, kind: RequestKind, mention: str, absent: str) -> None:
    desk.settings.change(OFFICE)
    letter = a_letter(desk, channel=Channel.mail)
    desk.letter_clocks.qualify(letter, kind)
    body = acknowledgement_of(desk, letter)
    assert mention in body
    assert absent not in body


def test_an_acceptance_that_waits_for_pieces_states_no_date(desk: Desk) -> None:
    desk.settings.change(OFFICE)
    letter = a_letter(desk)
    desk.letter_clocks.qualify(letter, RequestKind.individual_procedure)
    desk.letter_clocks.pieces_asked(letter, ["plan"], date(2026, 5, 25))
    body = acknowledgement_of(desk, letter)
    assert "ne court qu" in body
    assert "Sans réponse" not in body


def test_two_months_more_are_announced_for_the_rights_of_the_gdpr_only(desk: Desk) -> None:
    letter, other = a_letter(desk, "Droit d'accès"), a_letter(desk)
    desk.letter_clocks.qualify(letter, RequestKind.gdpr_request)
    before = desk.letter_clocks.of(letter).duty(DutyKind.legal_reply)
    desk.letter_clocks.extension_told(letter)
    after = desk.letter_clocks.of(letter).duty(DutyKind.legal_reply)
    assert before is not None
    assert after is not None
    assert (before.due, after.due) == (date(2026, 6, 4), date(2026, 8, 4))
    with pytest.raises(UserError, match="RGPD"):
        desk.letter_clocks.extension_told(other)
    desk.history.undo()
    assert desk.letter_clocks.of(letter).duty(DutyKind.legal_reply) == before


def test_a_registration_receipt_says_the_number_and_is_no_answer(desk: Desk) -> None:
    desk.settings.change(OFFICE)
    letter = a_letter(desk)
    receipt = desk.letters.sheet(desk.answers.start(letter, Wording.registration_receipt)).fields
    assert "enregistré sous le n° A-2026-0001" in receipt.body
    assert "[à compléter" not in receipt.body
    duty = desk.letter_clocks.of(letter).duty(DutyKind.acknowledgement)
    assert duty is not None
    assert duty.state is DutyState.to_do
