"""How many partners at once are addressed on a day: one reading of the directory for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlmodel import Session

from liaison_desk.domain.addresses import envelope, postal_lines
from liaison_desk.domain.forms_of_address import (
    CLOSINGS_OF_WORDINGS,
    closing_formula,
    inside_address,
    name_line,
    office_title,
    salutation,
)
from liaison_desk.domain.letters import Wording
from liaison_desk.domain.mailing_checks import Addressed
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.precedence import Directory, highest_office
from liaison_desk.reference_data import forms_of_address, municipalities
from liaison_desk.store import partners, recipients
from liaison_desk.store.links import names_of
from liaison_desk.store.office import office_fields


def addressed_partners(
    session: Session, identifiers: Sequence[str], day: date, wording: Wording = Wording.blank
) -> list[Addressed]:
    """Return how partners are written to on a day, in the order given; one that is gone has its name alone."""
    living = recipients.living(session, identifiers)
    directory = partners.directory(session, forms_of_address(), municipalities())
    bodies = partners.fields_of(session, sorted(_bodies(living.values(), day, directory)))
    gone = names_of(session, set(identifiers) - living.keys())
    office = office_fields(session)
    return [
        _addressed(identifier, living[identifier], day, directory, bodies, office, wording)
        if identifier in living
        else Addressed(identifier, gone.get(identifier, "Fiche supprimée"))
        for identifier in identifiers
    ]


def _bodies(found: Iterable[PartnerFields], day: date, directory: Directory) -> set[str]:
    held = (highest_office(fields, day, directory.forms) for fields in found)
    return {one.organisation_id for one in held if one and one.organisation_id}


def _addressed(
    identifier: str,
    fields: PartnerFields,
    day: date,
    directory: Directory,
    bodies: dict[str, PartnerFields],
    office: OfficeFields,
    wording: Wording,
) -> Addressed:
    held = highest_office(fields, day, directory.forms)
    organisation_id = (held.organisation_id or "") if held else ""
    organisation = bodies.get(organisation_id)
    postal = fields if postal_lines(fields) or organisation is None else organisation
    names = [*([organisation.name] if organisation and postal is organisation else ()), name_line(fields)]
    return Addressed(
        partner_id=identifier,
        name=fields.display_name,
        title=office_title(fields, day, directory),
        body=fields.name or directory.organisations.get(organisation_id, ""),
        organisation_id=organisation_id,
        salutation=salutation(fields, day, directory),
        closing_formula=closing_formula(
            fields,
            day,
            directory,
            override=CLOSINGS_OF_WORDINGS.get(wording, ""),
            signatory=office.official_courtesy_title,
        ),
        inside_address=tuple(inside_address(fields, day, directory, organisation=organisation)),
        envelope=envelope(names, postal),
        fields=fields,
        postal_fields=postal,
    )
