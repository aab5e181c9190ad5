"""The fields of ready-made texts are read and typed in French, stored under names that stay."""

from __future__ import annotations

from liaison_desk.documents.wordings import shipped_wording
from liaison_desk.domain.letters import Wording
from liaison_desk.domain.wording_fields import FIELD_NAMES, FIELD_WORDS, as_stored, in_french


def test_every_field_has_a_french_name_of_its_own() -> None:
    assert FIELD_WORDS.keys() == FIELD_NAMES.keys()
    assert len(set(FIELD_WORDS.values())) == len(FIELD_WORDS)


def test_every_shipped_text_comes_back_as_it_is_stored() -> None:
    for wording in Wording:
        stored = shipped_wording(wording)
        shown = in_french(stored)
        assert as_stored(shown) == stored
        assert not [name for name in FIELD_NAMES if f"{{{name}}}" in shown]


def test_a_field_typed_without_its_accents_or_under_its_stored_name_is_the_same() -> None:
    assert as_stored("{Téléphone de l’agent} {evenement} {officer}") == "{officer_phone} {engagement} {officer}"


def test_agreements_and_unknown_names_stay_as_they_are() -> None:
    text = "{heureux|heureuse} {prenom} {chiffre:fdva-2026}"
    assert as_stored(in_french(text)) == in_french(text) == text
