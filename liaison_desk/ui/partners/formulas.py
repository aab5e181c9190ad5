"""How somebody is written to, computed from fields saved or still being typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from liaison_desk.domain.addresses import Envelope, envelope
from liaison_desk.domain.forms_of_address import closing_formula, inside_address, name_line, office_title, salutation
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.precedence import Directory, highest_office
from liaison_desk.errors import NotFound
from liaison_desk.services.clock import today
from liaison_desk.services.desk import Desk


@dataclass(frozen=True)
class Formulas:
    """What a letter to somebody says, and what stands on its envelope."""

    title: str
    salutation: str
    closing_formula: str
    inside_address: tuple[str, ...]
    envelope: Envelope


def formulas_of(desk: Desk, fields: PartnerFields, directory: Directory) -> Formulas:
    """Return how somebody is written to today, signed by the official."""
    day = today(desk.clock)
    organisation = _organisation(desk, fields, day, directory)
    signatory = desk.settings.office().official_courtesy_title
    return Formulas(
        title=office_title(fields, day, directory),
        salutation=salutation(fields, day, directory),
        closing_formula=closing_formula(fields, day, directory, signatory=signatory),
        inside_address=tuple(inside_address(fields, day, directory, organisation=organisation)),
        envelope=_envelope(fields, organisation),
    )


def _organisation(desk: Desk, fields: PartnerFields, day: date, directory: Directory) -> PartnerFields | None:
    """Return the body where the highest function is held."""
    office = highest_office(fields, day, directory.forms)
    if office is None or not office.organisation_id:
        return None
    try:
        return desk.partners.sheet(office.organisation_id).fields
    except NotFound:
        return None


def _envelope(fields: PartnerFields, organisation: PartnerFields | None) -> Envelope:
    """Return the envelope: the body first, then the person; the body's address when the person has none."""
    if fields.partner_kind is PartnerKind.organisation:
        return envelope((fields.name,), fields)
    names = (organisation.name, name_line(fields)) if organisation else (name_line(fields),)
    return envelope(names, fields if fields.city or organisation is None else organisation)
