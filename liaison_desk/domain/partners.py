"""Partners: the people and organisations the official deals with, and the functions they hold."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator
from sqlmodel import Field

from liaison_desk.domain.fields import Email, Fields, Line, OptionalDate, OptionalId, Phone, Text


class PartnerKind(StrEnum):
    """A partner is someone or some body."""

    person = "person"
    organisation = "organisation"


class CourtesyTitle(StrEnum):
    """Civilité; empty when it is not known."""

    unknown = ""
    mr = "mr"
    ms = "ms"


class AddressMode(StrEnum):
    """How the signatory addresses this person."""

    vous = "vous"
    tu = "tu"


class ClosingLevel(StrEnum):
    """Level of the closing formula (codes of the forms-of-address table)."""

    tres_haute = "tres_haute"
    haute = "haute"
    distinguee = "distinguee"
    meilleure = "meilleure"
    salutations = "salutations"
    cordiale = "cordiale"
    entre_elus = "entre_elus"


_TYPED_TITLES = {
    "m.": "mr", "m": "mr", "mr": "mr", "monsieur": "mr",
    "mme": "ms", "ms": "ms", "madame": "ms", "mme.": "ms", "mrs": "ms",
}  # fmt: skip


def _courtesy_title(typed: Any) -> Any:
    return _TYPED_TITLES.get(typed.strip().lower(), typed) if isinstance(typed, str) else typed


TypedCourtesyTitle = Annotated[CourtesyTitle, BeforeValidator(_courtesy_title)]
"""A courtesy title as people type it: « M. », « Mme », « Madame »."""


class OfficeHeld(Fields):
    """A function held by a person, or at an organisation, between two dates."""

    function: Line = Field(default="", description="Code of the forms-of-address table: MAIRE, PDT_ASSOCIATION…")
    title: Line = Field(default="", description="Title as it is printed, when the table's own does not fit")
    organisation_id: OptionalId = Field(default=None, description="Partner (organisation) where it is held")
    municipality: Line = Field(default="", description="INSEE code of the commune, for a mayor or a councillor")
    portfolio: Line = Field(default="", description="What completes the title: « à la culture », « de la jeunesse »")
    since: OptionalDate = None
    until: OptionalDate = None

    def is_held_on(self, day: date) -> bool:
        """Tell whether the function is held on that day (both ends included)."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class PartnerFields(Fields):
    """What is known of a person or an organisation."""

    partner_kind: PartnerKind = PartnerKind.person
    courtesy_title: TypedCourtesyTitle = CourtesyTitle.unknown
    first_name: Line = ""
    last_name: Line = ""
    name: Line = Field(default="", description="Name of an organisation")
    acronym: Line = ""
    preferred_title: Line = Field(default="", description="Title this person wants, such as « Madame le Maire »")
    offices_held: list[OfficeHeld] = Field(default_factory=list)
    recipient_line: Line = Field(default="", description="NF Z 10-011 line 2: flat, floor, « chez », or service")
    building: Line = Field(default="", description="NF Z 10-011 line 3")
    street: Line = Field(default="", description="NF Z 10-011 line 4: number and street")
    place_line: Line = Field(default="", description="NF Z 10-011 line 5: « lieu-dit », BP")
    postal_code: Line = ""
    city: Line = ""
    country: Line = ""
    municipality: Line = Field(default="", description="INSEE code of the commune")
    canton: Line = Field(default="", description="Canton, chosen by hand where the commune is split")
    phone: Phone = ""
    mobile: Phone = ""
    email: Email = ""
    network_ids: list[Line] = Field(default_factory=list, description="Umbrella bodies it belongs to (partners)")
    distribution_lists: list[Line] = Field(default_factory=list, description="Names of lists it is on")
    objects_to_mailings: bool = Field(default=False, description="Asked to be left out of mailings (GDPR, art. 21)")
    address_mode: AddressMode = AddressMode.vous
    closing_level: ClosingLevel | None = Field(default=None, description="Overrides the level of the function")
    salutation: Line = Field(default="", description="Overrides the computed salutation")
    closing_formula: Line = Field(default="", description="Overrides the computed closing formula")
    handwritten_salutation: bool = Field(default=False, description="The signatory writes the formulas by hand")
    inside_address: Text = Field(default="", description="Overrides the computed inside address")
    notes: Text = ""

    @model_validator(mode="after")
    def _has_a_name(self) -> PartnerFields:
        if self.partner_kind is PartnerKind.person and not (self.last_name or self.first_name):
            raise ValueError("last_name: indiquez au moins le nom de la personne")
        if self.partner_kind is PartnerKind.organisation and not self.name:
            raise ValueError("name: indiquez le nom de l'organisme")
        return self

    @property
    def display_name(self) -> str:
        """Name as it stands in lists: « Mme Solène Kerbrat », « Ligue de l'enseignement 93 »."""
        if self.partner_kind is PartnerKind.organisation:
            return self.name
        short = {CourtesyTitle.mr: "M.", CourtesyTitle.ms: "Mme", CourtesyTitle.unknown: ""}[self.courtesy_title]
        return " ".join(part for part in (short, self.first_name, self.last_name) if part)

    def offices_on(self, day: date) -> list[OfficeHeld]:
        """Return the functions held on that day, the most recent first."""
        held = [office for office in self.offices_held if office.is_held_on(day)]
        return sorted(held, key=lambda office: office.since or date.min, reverse=True)
