"""The message a signed letter leaves with."""

from __future__ import annotations

from datetime import date

import pytest

from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.office import OfficeFields
from liaison_desk.services.covering_texts import covering_text


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("Idris", "Vauquelin", "le courrier d'Idris Vauquelin du 5 mai 2026"),
        ("Loïc", "d'Aubigné-L'Hermite", "le courrier de Loïc d'Aubigné-L'Hermite du 5 mai 2026"),
        ("", "", "le courrier du 5 mai 2026"),
    ],
)
def test_whoever_signed_is_named_as_in_a_sentence(first: str, last: str, told: str) -> None:
    office = OfficeFields(official_first_name=first, official_last_name=last)
    letter = LetterFields(mail_register=MailRegister.outgoing, subject="Prêt de salle")
    text = covering_text(office, letter, "D-2026-0001", "Madame,", 0, date(2026, 5, 5))
    assert told in text.replace("\u00a0", " ")
