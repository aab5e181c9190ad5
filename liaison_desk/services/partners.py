"""The verbs of the directory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from liaison_desk.domain.forms_of_address import office_title
from liaison_desk.domain.lists import ListQuery, PartnerRow
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.precedence import Directory, highest_office
from liaison_desk.domain.records import Kind
from liaison_desk.domain.validation import changed
from liaison_desk.errors import InvalidFields, Problem
from liaison_desk.reference_data import forms_of_address, municipalities
from liaison_desk.services.clock import today
from liaison_desk.services.municipalities import insee_code
from liaison_desk.services.records import RecordService
from liaison_desk.store import partners
from liaison_desk.store.links import names_of


@dataclass(frozen=True)
class PartnerChoice:
    """A partner as a completion shows it."""

    id: str
    name: str
    detail: str


def known_functions() -> list[str]:
    """Return the codes of the functions the forms of address know."""
    return [form.function for form in forms_of_address()]


def _organisation(fields: PartnerFields, day: date, directory: Directory) -> str:
    office = highest_office(fields, day, directory.forms)
    return directory.organisations.get(office.organisation_id or "", "") if office else ""


class PartnerService(RecordService[PartnerFields, PartnerRow]):
    """What can be done with partners."""

    kind = Kind.partner
    fields_class = PartnerFields
    row_list = partners.PARTNERS

    def _checked(self, fields: PartnerFields) -> PartnerFields:
        """Return fields as they are kept; raises InvalidFields for a function the forms of address do not know."""
        unknown = [
            Problem(
                f"offices_held.{place}.function", f"cette fonction n'est pas connue : {', '.join(known_functions())}"
            )
            for place, office in enumerate(fields.offices_held)
            if office.function and office.function not in forms_of_address()
        ]
        if unknown:
            raise InvalidFields(unknown)
        held = [
            changed(office, {"municipality": insee_code(office.municipality)}) if office.municipality else office
            for office in fields.offices_held
        ]
        return super()._checked(changed(fields, {"offices_held": held}))

    def rows(self, query: ListQuery, offset: int = 0, limit: int = 200) -> Sequence[PartnerRow]:
        """Return one page of rows, with the title, the organisation and the commune in words, as they stand today."""
        day = today(self._clock)
        with self._database.reading() as session:
            rows = self.row_list.rows(session, query, day, offset, limit)
            known = partners.fields_of(session, [row.id for row in rows])
            directory = partners.directory(session, forms_of_address(), municipalities())
        return [
            replace(
                row,
                office=office_title(known[row.id], day, directory),
                organisation=_organisation(known[row.id], day, directory),
                municipality=municipalities().name_of(row.municipality),
            )
            for row in rows
        ]

    def matching(self, email: str, name: str) -> list[str]:
        """Return the ids of the partners known under an address, else under that very name."""
        with self._database.reading() as session:
            found = partners.by_email(session, email) or partners.by_name(session, name)
            return [partner.id for partner in found]

    def names(self, identifiers: Sequence[str]) -> list[str]:
        """Return the names of partners, in the order given; those that no longer exist are left out."""
        with self._database.reading() as session:
            names = names_of(session, set(identifiers))
        return [names[identifier] for identifier in identifiers if identifier in names]

    def choices(self, typed: str, limit: int = 12) -> Sequence[PartnerChoice]:
        """Return the partners whose name, function or organisation holds what was typed."""
        rows = self.rows(ListQuery(text=typed), limit=limit)
        return [PartnerChoice(row.id, row.name, row.office) for row in rows]
