"""Associations, residents and members of the citizen assembly of the demonstration office."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from liaison_desk.demo import banks
from liaison_desk.demo.cast import Body, Cast, Partner
from liaison_desk.demo.dice import Dice
from liaison_desk.demo.people import Registry, municipality_of
from liaison_desk.domain.partners import AddressMode, ClosingLevel, OfficeHeld
from liaison_desk.reference_data import municipalities

_WITH_STAFF = 14
_CHANGED_PRESIDENCY = 6
"""Associations whose former president is recorded too, with the end of the function."""

_RESIDENTS = 22
_MEMBERS = 12


def add_civil_society(cast: Cast, registry: Registry, dice: Dice) -> None:
    """Add associations with their presidents, then residents and members of the assembly."""
    for number, known in enumerate(banks.organisations()):
        commune = municipality_of(known.municipality)
        organisation = registry.organisation(
            known.name, commune, acronym=known.acronym, notes=f"Champ d'action : {known.theme}."
        )
        mail = organisation.fields.email.partition("@")[2]
        since = cast.today - timedelta(days=dice.number(380, 2200))
        if number < _CHANGED_PRESIDENCY:
            since = cast.today - timedelta(days=dice.number(370, 700))
            _add_officer(registry, organisation, mail, since - timedelta(days=1500), until=since - timedelta(days=1))
        president = registry.person(
            OfficeHeld(function="PDT_ASSOCIATION", organisation_id=organisation.id, since=since),
            mobile=dice.mobile(),
            mail=mail,
            **registry.address(commune, organisation.fields.street),
            **_closeness(number),
        )
        cast.associations.append(Body(organisation, president, known.theme))
        if number < _WITH_STAFF:
            _add_coordinator(registry, organisation, mail, since, dice)
    _add_residents(cast, registry, dice)


def _closeness(number: int) -> dict[str, Any]:
    """Return how the official writes to a president known for long: some warmly, one as a friend."""
    if number == 9:
        return {"address_mode": AddressMode.tu, "closing_level": ClosingLevel.cordiale}
    return {"closing_level": ClosingLevel.meilleure} if number % 7 == 3 else {}


def _add_officer(registry: Registry, organisation: Partner, mail: str, since: date, until: date) -> None:
    office = OfficeHeld(function="PDT_ASSOCIATION", organisation_id=organisation.id, since=since, until=until)
    registry.person(office, mail=mail)


def _add_coordinator(registry: Registry, organisation: Partner, mail: str, since: date, dice: Dice) -> None:
    title = dice.pick(["ms", "mr"])
    function = "Coordinatrice" if title == "ms" else "Coordinateur"
    registry.person(
        OfficeHeld(title=function, organisation_id=organisation.id, since=since),
        title=title,
        mobile=dice.mobile(),
        mail=mail,
    )


def _add_residents(cast: Cast, registry: Registry, dice: Dice) -> None:
    communes = list(municipalities())
    for number in range(_RESIDENTS + _MEMBERS):
        is_member = number >= _RESIDENTS
        since = cast.today - timedelta(days=300)
        office = (
            OfficeHeld(function="MEMBRE_ASSEMBLEE_CITOYENNE", since=since)
            if is_member
            else OfficeHeld(function="HABITANT")
        )
        person = registry.person(
            office, mobile=dice.mobile(), mail="courriel.example.org", **registry.address(dice.pick(communes))
        )
        (cast.members if is_member else cast.residents).append(person)
