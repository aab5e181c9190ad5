"""The circuit a text usually goes through, from the office and from who is written to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from liaison_desk.documents.signatory import signature
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.circuit_rules import usual_steps
from liaison_desk.domain.circuits import CircuitStep
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.records import Kind
from liaison_desk.domain.usual_circuits import (
    asks_cabinet,
    roles_of_letter,
    roles_of_note,
)
from liaison_desk.domain.written_texts import WrittenFields
from liaison_desk.store import records
from liaison_desk.store.office import office_fields


def usual_circuit(session: Session, fields: WrittenFields, day: date) -> list[CircuitStep]:
    """Return the steps of a letter, its signature last, or of a note, whose visas validate it."""
    office = office_fields(session)
    if isinstance(fields, BriefingFields):
        roles = roles_of_note(fields.unit)
        return usual_steps(roles, _directors(office, roles), signed_last=False)
    with_cabinet = _asks_cabinet(session, fields, day)
    roles = roles_of_letter(office.usual_circuit, fields.unit, fields.wording, with_cabinet=with_cabinet)
    return usual_steps(roles, _directors(office, roles) | _signatory(office, fields, day, roles))


def _directors(office: OfficeFields, roles: Sequence[str]) -> dict[str, str]:
    """Return who holds the roles of direction, « Direction DJVA » or « Directrice DECI »."""
    names = {Unit.djva: office.djva_director, Unit.deci: office.deci_director}
    return {
        role: name
        for role in roles
        for unit, name in names.items()
        if role.startswith("Direct") and unit.value in role.split()
    }


def _signatory(office: OfficeFields, fields: LetterFields, day: date, roles: Sequence[str]) -> dict[str, str]:
    name = signature(office, fields.unit, day).name
    return {} if name.startswith("[") else {roles[-1]: name}


def _asks_cabinet(session: Session, fields: LetterFields, day: date) -> bool:
    if not fields.correspondent_id:
        return asks_cabinet((), fields.correspondent_name)
    row = records.find(session, Kind.partner, fields.correspondent_id, in_bin=True)
    partner = records.fields_of(row, PartnerFields)
    if partner.partner_kind is PartnerKind.organisation:
        return asks_cabinet((), partner.name)
    return asks_cabinet(held.function for held in partner.offices_on(day))
