"""Search: accents, ligatures, inclusive forms, prefixes, best first."""

from __future__ import annotations

import pytest

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import validated
from liaison_desk.services.desk import Desk


def note(desk: Desk, title: str, body: str = "") -> str:
    sections = [{"heading": "L'essentiel", "body": body}]
    return desk.briefings.add(validated(BriefingFields, {"title": title, "sections": sections}))


@pytest.mark.parametrize("typed", ["coeur", "CŒUR", "cœur de ville", "ville coeu", "cœu"])
def test_ligatures_accents_case_and_prefixes_are_folded(desk: Desk, typed: str) -> None:
    expected = note(desk, "Cœur de ville")
    assert [found.id for found in desk.search.find(typed)] == [expected]


@pytest.mark.parametrize("typed", ["habitants", "habitantes", "habitant·e·s", "habitant"])
def test_inclusive_forms_are_one_word(desk: Desk, typed: str) -> None:
    expected = {
        note(desk, f"Réunion {place}", body)
        for place, body in enumerate(["les habitants", "les habitantes", "les habitant·e·s"])
    }
    assert {found.id for found in desk.search.find(typed)} == expected


@pytest.mark.parametrize("typed", ['"', "l'école", "noel OR", "saint-etienne", "*", "NEAR(a b)", "", "   "])
def test_whatever_is_typed_is_words_and_never_an_error(desk: Desk, typed: str) -> None:
    note(desk, "L'école de Saint-Étienne")
    desk.search.find(typed)


def test_a_word_of_the_title_comes_before_one_of_the_text(desk: Desk) -> None:
    in_text = note(desk, "Bilan", "la subvention du fonds")
    in_title = note(desk, "Subvention", "le bilan")
    assert [found.id for found in desk.search.find("subvention")] == [in_title, in_text]


def test_the_snippet_shows_the_words_as_they_were_written(desk: Desk) -> None:
    note(desk, "Bilan", "Les conseiller·ère·s ont voté.")
    assert "\u0002conseiller·ère·s\u0003" in desk.search.find("conseillères")[0].snippet


def test_a_letter_is_found_by_its_number_and_by_its_sender(desk: Desk) -> None:
    sender = desk.partners.add(validated(PartnerFields, {"last_name": "Benali", "first_name": "Karim"}))
    letter = desk.letters.add(
        validated(LetterFields, {"subject": "Subvention", "received_on": "2026-05-04", "correspondent_id": sender})
    )
    assert desk.search.find("A-2026-0001")[0].id == letter
    assert letter in {found.id for found in desk.search.find("benali")}
    assert [row.id for row in desk.letters.rows(ListQuery(text="benali"))] == [letter]


def test_what_is_deleted_is_no_longer_found(desk: Desk) -> None:
    added = note(desk, "Charte des engagements")
    desk.briefings.delete(added)
    assert desk.search.find("charte") == []
    desk.history.undo()
    assert desk.search.find("charte")[0].id == added


def test_a_partner_is_found_by_function_and_by_organisation(desk: Desk) -> None:
    town = desk.partners.add(validated(PartnerFields, {"partner_kind": "organisation", "name": "Ville de Stains"}))
    held = {"function": "MAIRE", "organisation_id": town, "municipality": "93072"}
    mayor = desk.partners.add(validated(PartnerFields, {"last_name": "Roux", "offices_held": [held]}))
    assert {choice.id for choice in desk.partners.choices("maire")} == {mayor}
    assert {choice.id for choice in desk.partners.choices("stains")} == {mayor, town}
