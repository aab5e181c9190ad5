"""Who may sign what, by an order of the President (CGCT L3221-3; domain reference §1.7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from liaison_desk.domain.fields import Fields, Line, OptionalDate, Unit
from liaison_desk.domain.french import long_date
from liaison_desk.errors import UserError


class SignatureDelegation(Fields):
    """A delegation of signature; `holder_title` and `holder_name` stand in the block in place of the official's."""

    unit: Unit = Unit.both
    order_number: Line = ""
    since: OptionalDate = None
    until: OptionalDate = None
    holder_title: Line = ""
    holder_name: Line = ""

    def covers(self, unit: Unit, day: date) -> bool:
        """Tell whether a letter of a unit may be signed under it on a day (both ends included)."""
        in_time = (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
        return in_time and self.unit in {Unit.both, unit}


def delegation_for(delegations: Sequence[SignatureDelegation], unit: Unit, day: date) -> SignatureDelegation | None:
    """Return the delegation a letter is signed under, that of its own unit first; None when there is none."""
    found = [one for one in delegations if one.covers(unit, day)]
    return min(found, key=lambda one: one.unit is not unit, default=None)


def out_of_delegation(delegations: Sequence[SignatureDelegation], unit: Unit, day: date) -> str:
    """Return why a letter cannot be signed, empty when it can, or when no delegation was ever declared."""
    if not delegations or delegation_for(delegations, unit, day):
        return ""
    scope = {Unit.both: "des deux délégations à la fois", Unit.djva: "de la DJVA", Unit.deci: "de la DECI"}[unit]
    return (
        f"Aucune délégation de signature ne couvre un courrier {scope} au {long_date(day)} : changez la délégation "
        "du courrier, ou complétez les arrêtés dans les réglages."
    )


def check_delegation(delegations: Sequence[SignatureDelegation], unit: Unit, day: date) -> None:
    """Raise UserError when a letter of a unit cannot be signed on a day."""
    if refused := out_of_delegation(delegations, unit, day):
        raise UserError("out_of_delegation", refused)
