"""What calls for restraint: declared interests, recusals, ballots (domain reference §4)."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from liaison_desk.domain.fields import Fields, Line, OptionalDate, OptionalId


class Interest(Fields):
    """A tie of the official with an organisation, as declared (décret 2014-90; CGCT L1111-6)."""

    organisation_id: str
    nature: Line = ""
    since: OptionalDate = None
    until: OptionalDate = None
    declared_on: OptionalDate = None
    by_law: bool = Field(default=False, description="Sits there as the Département's representative by law")

    def holds_on(self, day: date) -> bool:
        """Tell whether the tie exists on a day (both ends included)."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Recusal(Fields):
    """A matter the official keeps out of, by an order of the President."""

    organisation_id: OptionalId = None
    matter: Line
    scope: Line = ""
    order_number: Line = Field(default="", description="Number of the arrêté")
    substitute: Line = ""


class Ballot(Fields):
    """A vote that opens a pre-electoral period (code électoral L52-1)."""

    name: Line
    day: date
