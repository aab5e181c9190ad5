"""What was exchanged around a letter is found, and what may be written again."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.threads import ThreadEntry, ThreadReason
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
