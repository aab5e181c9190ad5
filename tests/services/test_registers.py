"""Register numbers: gap-free, never reused, taken when they must be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import InvalidFields, UserError
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk


def arrival(subject: str = "Demande de soutien") -> LetterFields:
    return validated(LetterFields, {"subject": subject, "received_on": "2026-05-04"})


def departure(subject: str = "Réponse") -> LetterFields:
    values = {"mail_register": "outgoing", "correspondent_name": "Ville de Bondy", "body": "Avec plaisir."}
    return validated(LetterFields, {"subject": subject, **values})


def test_an_arrival_takes_the_next_number_of_its_register(desk: Desk) -> None:
    numbers = [desk.letters.number_of(desk.letters.add(arrival(f"Lettre {place}"))) for place in range(3)]
    assert numbers == ["A-2026-0001", "A-2026-0002", "A-2026-0003"]


def test_a_draft_has_no_departure_number_until_it_is_signed(desk: Desk) -> None:
    draft = desk.letters.add(departure())
    assert desk.letters.number_of(draft) == ""
    assert desk.letters.sign(draft) == "D-2026-0001"
    assert desk.letters.sheet(draft).fields.signed_on is not None


def test_a_letter_is_signed_once(desk: Desk) -> None:
    draft = desk.letters.add(departure())
    desk.letters.sign(draft)
    with pytest.raises(UserError, match="déjà signé"):
        desk.letters.sign(draft)


def test_an_undone_signature_leaves_its_number_cancelled_and_the_next_one_is_new(desk: Desk) -> None:
    draft = desk.letters.add(departure())
    desk.letters.sign(draft)
    desk.history.undo()
    assert desk.letters.sheet(draft).fields.state is LetterState.draft
    assert desk.letters.sign(draft) == "D-2026-0002"
    assert desk.backups.check() == []


def test_an_undone_arrival_leaves_no_gap(desk: Desk) -> None:
    desk.letters.add(arrival("Première"))
    desk.letters.add(arrival("Deuxième"))
    desk.history.undo()
    third = desk.letters.add(arrival("Troisième"))
    assert desk.letters.number_of(third) == "A-2026-0003"
    assert desk.backups.check() == []


def test_a_redone_arrival_has_its_number_back(desk: Desk) -> None:
    first = desk.letters.add(arrival())
    desk.history.undo()
    desk.history.redo()
    assert desk.letters.number_of(first) == "A-2026-0001"


def test_numbers_start_anew_each_year(desk: Desk, clock: FixedClock) -> None:
    desk.letters.add(arrival())
    clock.moment = clock.moment.replace(year=2027)
    assert desk.letters.number_of(desk.letters.add(arrival())) == "A-2027-0001"


def test_a_year_starts_at_midnight_in_paris(desk: Desk, clock: FixedClock) -> None:
    clock.moment = clock.moment.replace(year=2026, month=12, day=31, hour=23, minute=30)
    assert desk.letters.number_of(desk.letters.add(arrival())) == "A-2027-0001"


def test_a_numbered_letter_keeps_its_register(desk: Desk) -> None:
    letter = desk.letters.add(arrival())
    moved = validated(
        LetterFields, {"subject": "Autre", "mail_register": "outgoing", "correspondent_name": "Ville de Bondy"}
    )
    with pytest.raises(UserError, match="registre"):
        desk.letters.edit(letter, moved)


def test_an_answer_follows_the_letter_it_answers(desk: Desk) -> None:
    asked = desk.letters.add(arrival("Inauguration"))
    reply = desk.letters.sheet(desk.letters.answer(asked, Wording.acceptance, "Oui."))
    assert reply.fields.subject == "Inauguration"
    assert reply.fields.mail_register is MailRegister.outgoing
    assert [link.id for link in reply.links if link.role == "answers_to"] == [asked]


def test_a_letter_is_cancelled_with_its_reason_only(desk: Desk) -> None:
    letter = desk.letters.add(arrival())
    with pytest.raises(InvalidFields, match="pourquoi"):
        desk.letters.set_state([letter], LetterState.cancelled)
    desk.letters.set_state([letter], LetterState.cancelled, "Doublon")
    assert desk.letters.sheet(letter).fields.state_reason == "Doublon"
    assert desk.letters.number_of(letter) == "A-2026-0001"


def test_numbers_go_on_after_the_office_is_opened_again(desk: Desk, folder: Path, clock: FixedClock) -> None:
    desk.letters.add(arrival())
    desk.close()
    again = Desk(offices.open_existing(folder, lambda _file: "une phrase de passe", clock), clock)
    try:
        assert again.letters.number_of(again.letters.add(arrival())) == "A-2026-0002"
    finally:
        again.close()


def test_a_letter_with_places_to_fill_in_is_not_signed(desk: Desk) -> None:
    draft = desk.letters.add(
        validated(LetterFields, {"subject": "Réponse", "mail_register": "outgoing", "body": "[à compléter : date]"})
    )
    with pytest.raises(UserError, match="complétez : date"):
        desk.letters.sign(draft)
    assert desk.letters.number_of(draft) == ""


def test_the_text_of_a_signed_letter_no_longer_changes(desk: Desk) -> None:
    draft = desk.letters.add(departure())
    desk.letters.sign(draft)
    fields = desk.letters.sheet(draft).fields
    other = desk.partners.add(PartnerFields(last_name="Autre"))
    printed: dict[str, object] = {
        "body": "Autre chose", "subject": "Autre objet", "correspondent_id": other, "enclosures": ["Plan"],
        "copies_to": ["Cabinet"], "salutation": "Cher ami,", "signed_on": date(2026, 5, 4), "unit": Unit.deci,
        "document_date": date(2026, 5, 4), "handwritten": True, "closing_formula": "Bien à vous.",
    }  # fmt: skip
    for name, value in printed.items():
        with pytest.raises(UserError, match="ne change plus"):
            desk.letters.edit(draft, changed(fields, {name: value}))
    kept: dict[str, object] = {"notes": "Classé", "flagged": True, "assigned_to": "DJVA", "due_date": date(2026, 6, 1)}
    desk.letters.edit(draft, changed(fields, kept))
    assert desk.letters.sheet(draft).fields.notes == "Classé"


def test_a_letter_does_not_answer_itself(desk: Desk) -> None:
    draft = desk.letters.add(departure())
    with pytest.raises(UserError, match="lui-même"):
        desk.letters.edit(draft, changed(desk.letters.sheet(draft).fields, {"answers_to_id": draft}))
