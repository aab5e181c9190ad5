"""Invented people and organisations with their addresses."""

from __future__ import annotations

from typing import Any

from liaison_desk.demo import banks
from liaison_desk.demo.cast import Cast, Partner
from liaison_desk.demo.dice import Dice
from liaison_desk.demo.structure import DemoRecord
from liaison_desk.demo.wording import host_name
from liaison_desk.domain.folding import fold
from liaison_desk.domain.municipalities import Municipality
from liaison_desk.domain.partners import OfficeHeld, PartnerFields, PartnerKind
from liaison_desk.domain.validation import validated
from liaison_desk.reference_data import municipalities


class Registry:
    """Adds people and organisations to the cast, no name twice."""

    def __init__(self, cast: Cast, dice: Dice) -> None:
        self.cast = cast
        self._dice = dice
        names = banks.names()
        self._couples = {
            "ms": [(first, family) for first in names.women for family in names.families],
            "mr": [(first, family) for first in names.men for family in names.families],
        }
        self._families_left: list[str] = []

    def person(
        self, *offices: OfficeHeld, title: str = "", names: tuple[str, str] | None = None, mail: str, **values: Any
    ) -> Partner:
        """Add a person; without a title, as many women as men; `mail` is the domain of the e-mail address."""
        title = title or self._dice.pick(["ms", "mr"])
        first, family = names or self._names(title)
        written = f"{_mail_word(first)}.{_mail_word(family)}@{mail}"
        return self._add(
            {
                "courtesy_title": title,
                "first_name": first,
                "last_name": family,
                "offices_held": [office.model_dump() for office in offices],
                "email": written,
                **values,
            }
        )

    def organisation(self, name: str, municipality: Municipality, **values: Any) -> Partner:
        """Add an organisation with its address."""
        return self._add(
            {
                "partner_kind": PartnerKind.organisation,
                "name": name,
                "phone": self._dice.landline(),
                "email": f"contact@{host_name(name)}.example.org",
                **self.address(municipality),
                **values,
            }
        )

    def address(self, municipality: Municipality, street: str = "") -> dict[str, Any]:
        """Return the address fields of somebody who lives or works in a commune."""
        return {
            "street": street or self.street(),
            "postal_code": municipality.postal_codes[0],
            "city": municipality.name,
            "municipality": municipality.insee,
            "canton": self._dice.pick(municipality.cantons),
        }

    def street(self) -> str:
        """Return a number and a street."""
        return f"{self._dice.number(2, 148)}, {self._dice.pick(banks.names().streets)}"

    def _names(self, title: str) -> tuple[str, str]:
        if not self._families_left:
            self._families_left = self._dice.shuffled(banks.names().families)
        family = self._families_left.pop()
        couple = self._dice.pick([couple for couple in self._couples[title] if couple[1] == family])
        self._couples[title].remove(couple)
        return couple

    def _add(self, values: dict[str, Any]) -> Partner:
        record = DemoRecord(self._dice.identifier(), validated(PartnerFields, values))
        self.cast.partners.append(record)
        return record


def municipality_of(insee: str) -> Municipality:
    """Return a commune of the reference table; raises KeyError when the bank names one that does not exist."""
    municipality = municipalities().by_insee(insee)
    if municipality is None:
        raise KeyError(insee)
    return municipality


def _mail_word(name: str) -> str:
    return fold(name).replace(" ", "-")
