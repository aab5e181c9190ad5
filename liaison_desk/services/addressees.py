"""Who the addressee of a letter is on the day it is begun, and what goes to them."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from liaison_desk.domain.forms_of_address import office_title
from liaison_desk.domain.french import long_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.precedence import Directory
from liaison_desk.domain.records import Kind
from liaison_desk.reference_data import forms_of_address, municipalities
from liaison_desk.store import partners, records
from liaison_desk.store.office import office_fields
from liaison_desk.store.pieces import pieces_of
from liaison_desk.store.tables import Letter


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


def writes_by_hand(session: Session, partner_id: str | None) -> bool:
    """Tell whether the official writes the salutation and the closing of letters to a partner by hand."""
    if not partner_id:
        return False
    row = records.find(session, Kind.partner, partner_id, in_bin=True)
    return records.fields_of(row, PartnerFields).handwritten_salutation


def forwarded_pieces(session: Session, row: Letter) -> list[str]:
    """Return what a forwarding slip passes on: the letter that came in, named, then its pieces."""
    fields = records.fields_of(row, LetterFields)
    sender = addressee_facts(session, fields.correspondent_id, fields.received_on or date.min)[0]
    written_on = fields.document_date or fields.received_on
    of_sender = f" de {sender or fields.correspondent_name}" if sender or fields.correspondent_name else ""
    dated = f" du {long_date(written_on)}" if written_on else ""
    named = f"{label(fields.channel)}{of_sender}{dated}, enregistré sous le n° {row.number}"
    return [named, *(piece.file_name for piece in pieces_of(session, row.id))]
