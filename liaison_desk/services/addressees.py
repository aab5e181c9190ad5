"""Who the addressee of a letter is on the day it is begun."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from liaison_desk.domain.forms_of_address import office_title
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.precedence import Directory
from liaison_desk.domain.records import Kind
from liaison_desk.reference_data import forms_of_address, municipalities
from liaison_desk.store import partners, records
from liaison_desk.store.office import office_fields


def addressee_facts(session: Session, partner_id: str | None, day: date) -> tuple[str, str]:
    """Return the name and the title of a partner on a day, both empty when there is none."""
    if not partner_id:
        return "", ""
    fields = records.fields_of(records.find(session, Kind.partner, partner_id, in_bin=True), PartnerFields)
    bodies = [office.organisation_id for office in fields.offices_held if office.organisation_id]
    names = {one: body.name for one, body in partners.fields_of(session, bodies).items()}
    style = office_fields(session).inclusive_style
    directory = Directory(forms_of_address(), municipalities(), names, style)
    return fields.display_name, office_title(fields, day, directory)
