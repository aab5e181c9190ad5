"""Who is who in the demonstration office."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from liaison_desk.demo.structure import DemoRecord
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.precedence import Directory
from liaison_desk.reference_data import forms_of_address, municipalities

Partner = DemoRecord[PartnerFields]


@dataclass(frozen=True)
class Body:
    """An organisation with the person who presides over it today."""

    organisation: Partner
    president: Partner
    theme: str = ""


@dataclass
class Cast:
    """The partners by the part they play; `partners` holds all of them in order."""

    today: date
    partners: list[Partner] = field(default_factory=list[Partner])
    mayors: dict[str, Partner] = field(default_factory=dict[str, Partner])
    epts: dict[str, Body] = field(default_factory=dict[str, Body])
    associations: list[Body] = field(default_factory=list[Body])
    councillors: dict[str, list[Partner]] = field(default_factory=dict[str, list[Partner]])
    parliament: list[Partner] = field(default_factory=list[Partner])
    state: list[Body] = field(default_factory=list[Body])
    press: list[Body] = field(default_factory=list[Body])
    agents: list[Partner] = field(default_factory=list[Partner])
    residents: list[Partner] = field(default_factory=list[Partner])
    members: list[Partner] = field(default_factory=list[Partner])

    @property
    def umbrellas(self) -> list[Body]:
        """Return the associations that gather others."""
        return [body for body in self.associations if body.theme == "tête de réseau"]

    def mayor_of(self, insee: str) -> Partner:
        """Return the mayor of a commune (of the commune nouvelle for a commune déléguée)."""
        municipality = municipalities().by_insee(insee)
        return self.mayors[municipality.parent if municipality and municipality.is_delegated else insee]

    def councillors_of(self, insee: str) -> list[Partner]:
        """Return the councillors of the cantons of a commune who are recorded."""
        municipality = municipalities().by_insee(insee)
        cantons = municipality.cantons if municipality else ()
        return [councillor for canton in cantons for councillor in self.councillors.get(canton, [])]

    def directory(self) -> Directory:
        """Return what the rules of address look up."""
        names = {partner.id: partner.fields.name for partner in self.partners if partner.fields.name}
        return Directory(forms_of_address(), municipalities(), names)
