"""What was exchanged around a letter is found, and what may be written again."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.threads import SenderLetters, ThreadEntry, ThreadReason
from liaison_desk.services.desk import Desk


@pytest.fixture
def host(desk: Desk) -> str:
    return desk.partners.add(PartnerFields(last_name="Kerbrat"))


def came_in(desk: Desk, subject: str, day: int, **values: object) -> str:
    fields = {"subject": subject, "received_on": date(2026, 4, day), **values}
    return desk.letters.add(LetterFields.model_validate(fields))


def went_out(desk: Desk, subject: str, body: str, **values: object) -> str:
    fields = {"mail_register": MailRegister.outgoing, "subject": subject, "body": body, **values}
    return desk.letters.add(LetterFields.model_validate(fields))


def told(entries: tuple[ThreadEntry, ...]) -> list[tuple[str, ThreadReason]]:
    return [(entry.subject, entry.reason) for entry in entries]


def test_the_same_subject_from_the_same_sender_within_thirty_days_is_probably_a_duplicate(
    desk: Desk, host: str
) -> None:
    first = came_in(desk, "Demande de salle", 2, correspondent_id=host)
    came_in(desk, "Demande de salle", 2, correspondent_name="Ville de Bondy")
    came_in(desk, "Autre demande", 3, correspondent_id=host, state=LetterState.closed)
    again = LetterFields(subject="Demande de SALLE", received_on=date(2026, 5, 2), correspondent_id=host)
    found = desk.threads.of_sender(again)
    assert [entry.reference.id for entry in found.duplicates] == [first]
    assert found.open_items == ()
    told = "A-2026-0001, arrivé le 2\u00a0avril 2026."
    assert found.sentences() == (f"Doublon probable, même expéditeur et même objet : {told}",)
    later = again.model_copy(update={"received_on": date(2026, 5, 3)})
    assert [entry.reference.id for entry in desk.threads.of_sender(later).open_items] == [first]


def test_a_duplicate_is_told_from_either_letter_and_no_longer_once_one_is_cancelled(desk: Desk, host: str) -> None:
    first = came_in(desk, "Demande de salle", 2, correspondent_id=host)
    second = came_in(desk, "Demande de salle", 9, correspondent_id=host, state=LetterState.closed)
    for one, other in ((first, second), (second, first)):
        duplicates = desk.threads.of_sender(desk.letters.sheet(one).fields, one).duplicates
        assert [entry.reference.id for entry in duplicates] == [other]
    desk.letters.set_state([second], LetterState.cancelled, "doublon")
    assert desk.threads.of_sender(desk.letters.sheet(first).fields, first) == SenderLetters()


def test_the_other_open_letters_of_a_sender_are_told_whether_recorded_as_a_partner_or_only_named(desk: Desk) -> None:
    for day in range(1, 8):
        came_in(desk, f"Demande {day}", day, correspondent_name="Ville de Bondy")
    came_in(desk, "Remerciements", 9, correspondent_name="Ville de Bondy", state=LetterState.closed)
    went_out(desk, "Réponse", "Bonjour", correspondent_name="Ville de Bondy")
    town = desk.partners.add(PartnerFields(partner_kind=PartnerKind.organisation, name="Ville de Bondy"))
    for sender in ({"correspondent_name": "ville de Bondy"}, {"correspondent_id": town}):
        new = LetterFields.model_validate({"subject": "Forum", "received_on": date(2026, 5, 4), **sender})
        found = desk.threads.of_sender(new)
        assert [entry.subject for entry in found.open_items] == [f"Demande {day}" for day in range(7, 0, -1)]
        assert found.sentences()[0].endswith("A-2026-0003 « Demande 3 », arrivé le 3\u00a0avril 2026 ; 2 autres.")


def test_a_letter_without_a_sender_has_no_other_letters(desk: Desk) -> None:
    came_in(desk, "Sans nom", 2)
    assert desk.threads.of_sender(LetterFields(subject="Sans nom", received_on=date(2026, 4, 3))) == SenderLetters()


def test_a_thread_holds_the_person_the_engagement_and_the_answer_newest_first(desk: Desk, host: str) -> None:
    fair = desk.engagements.add(EngagementFields(title="Forum", starts_at=datetime(2026, 6, 1, 10)))
    first = came_in(desk, "Invitation", 2, correspondent_id=host, engagement_id=fair)
    came_in(desk, "Relance", 9, correspondent_id=host)
    came_in(desk, "Plan de salle", 16, correspondent_name="Ville de Stains", engagement_id=fair)
    came_in(desk, "Autre affaire", 17, correspondent_name="Ville de Bondy")
    desk.letters.answer(first, Wording.acceptance, "Je viendrai.")
    assert told(desk.threads.of(first)) == [
        ("Invitation", ThreadReason.answer),
        ("Plan de salle", ThreadReason.engagement),
        ("Relance", ThreadReason.person),
    ]


def test_a_sender_who_is_not_in_the_directory_has_a_thread_too(desk: Desk) -> None:
    first = came_in(desk, "Demande", 2, correspondent_name="Collectif des habitants")
    came_in(desk, "Relance", 9, correspondent_name="COLLECTIF DES HABITANTS")
    assert told(desk.threads.of(first)) == [("Relance", ThreadReason.person)]


def test_letters_in_the_bin_or_cancelled_are_left_out(desk: Desk, host: str) -> None:
    first = came_in(desk, "Demande", 2, correspondent_id=host)
    desk.letters.delete(came_in(desk, "Doublon", 3, correspondent_id=host))
    desk.letters.set_state([came_in(desk, "Erreur", 4, correspondent_id=host)], LetterState.cancelled, "erreur")
    assert desk.threads.of(first) == ()


def test_earlier_answers_are_found_by_the_person_and_by_the_words(desk: Desk, host: str) -> None:
    went_out(desk, "Prêt de barnums", "Les barnums sont prêtés.", correspondent_name="Ville de Stains")
    went_out(desk, "Barnums pour la fête des habitantes", "Nous en prêtons deux.", correspondent_name="Club")
    went_out(desk, "Vœux", "Meilleurs vœux.", correspondent_id=host)
    went_out(desk, "Subvention", "Le dossier est complet.", correspondent_name="Autre")
    draft = went_out(desk, "Demande de barnums", "", correspondent_id=host)
    found = desk.threads.similar(desk.letters.sheet(draft).fields, draft)
    assert {(entry.subject, entry.reason) for entry in found} == {
        ("Prêt de barnums", ThreadReason.words),
        ("Barnums pour la fête des habitantes", ThreadReason.words),
        ("Vœux", ThreadReason.person),
    }
    assert all(entry.body for entry in found)
