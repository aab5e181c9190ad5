"""Partners entered twice are told, whoever they are; nobody is told of themselves."""

from __future__ import annotations

from typing import Any

from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import validated
from liaison_desk.services.desk import Desk
from liaison_desk.services.duplicates import DuplicateService


def partner(**values: Any) -> PartnerFields:
    return validated(PartnerFields, {"first_name": "Solène", "last_name": "Kerbrat", **values})


def test_the_same_address_is_told_whatever_the_name_and_the_case(desk: Desk) -> None:
    kept = desk.partners.add(partner(email="s.kerbrat@exemple.example"))
    found = DuplicateService(desk.office.database).like(partner(last_name="Autre", email="S.Kerbrat@exemple.example"))
    assert [(one.id, one.same_email) for one in found] == [(kept, True)]


def test_a_name_misspelt_or_turned_round_is_told(desk: Desk) -> None:
    kept = desk.partners.add(partner())
    duplicates = DuplicateService(desk.office.database)
    for first, last in (("Solene", "Kerbratt"), ("Kerbrat", "Solène")):
        assert [one.id for one in duplicates.like(partner(first_name=first, last_name=last))] == [kept]


def test_nobody_is_told_of_themselves_nor_of_who_is_in_the_bin(desk: Desk) -> None:
    kept = desk.partners.add(partner())
    duplicates = DuplicateService(desk.office.database)
    assert not duplicates.like(partner(), own_id=kept)
    desk.partners.delete(kept)
    assert not duplicates.like(partner())


def test_a_body_is_not_taken_for_a_person(desk: Desk) -> None:
    desk.partners.add(partner())
    body = validated(PartnerFields, {"partner_kind": "organisation", "name": "Solène Kerbrat"})
    assert not DuplicateService(desk.office.database).like(body)
