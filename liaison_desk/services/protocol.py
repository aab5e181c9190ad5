"""How a partner is addressed today: the functions held, the formulas that follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from liaison_desk.domain.forms_of_address import closing_formula, inside_address, office_title, salutation
from liaison_desk.domain.partners import CourtesyTitle, PartnerFields
from liaison_desk.domain.precedence import Directory, highest_office
from liaison_desk.domain.records import Kind
from liaison_desk.reference_data import forms_of_address, municipalities
from liaison_desk.services.clock import Clock, today
from liaison_desk.store import partners, records
from liaison_desk.store.database import Database
from liaison_desk.store.tables import Partner


@dataclass(frozen=True)
class FormsOfPartner:
    """What a letter to a partner needs; `inside_address` is one line each."""

    salutation: str
    closing_formula: str
    inside_address: Sequence[str]
    office_title: str


class ProtocolService:
    """Computes salutations, addresses and titles on a day, from the functions held on that day."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def directory(self) -> Directory:
        """Return what the rules look up, with the names of every organisation."""
        with self._database.reading() as session:
            return _directory(session)

    def forms_of(
        self,
        partner_id: str | None,
        day: date | None = None,
        *,
        salutation_override: str = "",
        closing_override: str = "",
        signatory: CourtesyTitle = CourtesyTitle.unknown,
    ) -> FormsOfPartner:
        """Return how a partner is addressed on a day (today by default); nobody in particular when there is none."""
        day = day or today(self._clock)
        with self._database.reading() as session:
            directory = _directory(session)
            fields = None
            if partner_id:
                fields = records.fields_of(records.find(session, Kind.partner, partner_id, in_bin=True), PartnerFields)
            organisation = _organisation(session, fields, day, directory)
        closing = closing_formula(
            fields,
            day,
            directory,
            salutation_override=salutation_override,
            override=closing_override,
            signatory=signatory,
        )
        return FormsOfPartner(
            salutation(fields, day, directory, override=salutation_override),
            closing,
            inside_address(fields, day, directory, organisation=organisation) if fields else [],
            office_title(fields, day, directory) if fields else "",
        )


def _directory(session: Session) -> Directory:
    return partners.directory(session, forms_of_address(), municipalities())


def _organisation(
    session: Session, fields: PartnerFields | None, day: date, directory: Directory
) -> PartnerFields | None:
    office = highest_office(fields, day, directory.forms) if fields else None
    if office is None or not office.organisation_id:
        return None
    row = session.get(Partner, office.organisation_id)
    return records.fields_of(row, PartnerFields) if row else None
