"""How a partner is addressed today: the functions held, the formulas that follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from liaison_desk.domain.attendees import Attendee, attendees_of
from liaison_desk.domain.engagements import Capacity, EngagementFields, RunSheetItem
from liaison_desk.domain.forms_of_address import closing_formula, inside_address, office_title, salutation
from liaison_desk.domain.greeting import differences_from, greeting_line, speaking_order
from liaison_desk.domain.inviting import is_host
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle, PartnerFields
from liaison_desk.domain.precedence import Directory, highest_office
from liaison_desk.domain.protocol_order import ProtocolPlace, order_of_precedence
from liaison_desk.domain.records import Kind
from liaison_desk.domain.representation import representation_notice
from liaison_desk.domain.seating import MOST_SEATS, SeatingPlan, SeatingShape, Viewpoint, seating_plan
from liaison_desk.domain.standing import Occasion
from liaison_desk.domain.visit_courtesy import CABINET, WARNED_FUNCTIONS, ToWarn, to_warn
from liaison_desk.errors import UserError
from liaison_desk.reference_data import forms_of_address, municipalities, precedence_ranks
from liaison_desk.services.clock import Clock, today
from liaison_desk.store import partners, records
from liaison_desk.store.database import Database
from liaison_desk.store.office import office_fields
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

    def order(self, fields: EngagementFields) -> tuple[ProtocolPlace, ...]:
        """Return those who come to an engagement in the order of precedence of its day and place."""
        return self._gathered(fields).order

    def warning(self, fields: EngagementFields) -> str:
        """Return what must be said when the official represents the President, empty otherwise."""
        with self._database.reading() as session:
            return representation_notice(fields, office_fields(session))

    def greeting(self, fields: EngagementFields, *, host_first: bool = False) -> str:
        """Return the greeting that opens the official's speech; `host_first` is a courtesy of informal occasions."""
        gathered = self._gathered(fields)
        host = _head_of_host(fields, gathered) if host_first and not fields.government_ceremony else ""
        return greeting_line(gathered.order, gathered.attendees, gathered.directory, host_id=host)

    def speakers(self, fields: EngagementFields) -> tuple[ProtocolPlace, ...]:
        """Return who speaks, the first to speak first."""
        return speaking_order(self._gathered(fields).order)

    def speaking_remarks(self, fields: EngagementFields) -> tuple[str, ...]:
        """Return what the programme has against the order of speakers."""
        gathered = self._gathered(fields)
        names = {one.partner_id: one.partner.last_name or one.partner.name for one in gathered.attendees}
        names[""] = gathered.office.official_last_name
        programme = [_spoken(item, gathered.office) for item in fields.run_sheet]
        return differences_from(
            speaking_order(gathered.order), programme, names, host_id=_head_of_host(fields, gathered)
        )

    def seating(
        self,
        fields: EngagementFields,
        shape: SeatingShape = SeatingShape.side_by_side,
        viewpoint: Viewpoint = Viewpoint.room,
        seats: int | None = None,
    ) -> tuple[SeatingPlan, tuple[ProtocolPlace, ...]]:
        """Return the plan of those who come, and who has each place of it; raises UserError for a silly width."""
        if seats is not None and not 1 <= seats <= MOST_SEATS:
            raise UserError("wrong_seats", f"Indiquez un nombre de sièges entre 1 et {MOST_SEATS}.")
        order = self.order(fields)
        return seating_plan(len(order), shape, viewpoint, seats), order

    def to_warn(self, fields: EngagementFields) -> tuple[ToWarn, ...]:
        """Return whom courtesy asks to warn before an engagement."""
        with self._database.reading() as session:
            office = office_fields(session)
            known = partners.holding(session, WARNED_FUNCTIONS)
            cabinets = partners.by_name(session, CABINET)
            cabinet = (cabinets[0].id, records.fields_of(cabinets[0], PartnerFields)) if cabinets else None
        return to_warn(fields, office, known, municipalities(), cabinet)

    def _gathered(self, fields: EngagementFields) -> _Gathered:
        with self._database.reading() as session:
            return _gathered_in(session, fields)


def greeting_in(session: Session, fields: EngagementFields) -> str:
    """Return the greeting that opens the official's speech, within the transaction of another reading."""
    gathered = _gathered_in(session, fields)
    return greeting_line(gathered.order, gathered.attendees, gathered.directory)


@dataclass(frozen=True)
class _Gathered:
    """What the rules of one occasion are applied to, and the order they give."""

    office: OfficeFields
    directory: Directory
    partners: Mapping[str, PartnerFields]
    attendees: tuple[Attendee, ...]
    order: tuple[ProtocolPlace, ...]


def _gathered_in(session: Session, fields: EngagementFields) -> _Gathered:
    directory = _directory(session)
    office = office_fields(session)
    named = {fields.host_id, fields.representative_id}
    named |= {one.partner_id for one in fields.participants} | {one.represents_id for one in fields.participants}
    known = partners.fields_of(session, [identifier for identifier in named if identifier])
    attendees = attendees_of(fields, office, known, directory)
    order = order_of_precedence(attendees, _occasion(fields, known), directory, precedence_ranks())
    return _Gathered(office, directory, known, attendees, order)


def _head_of_host(fields: EngagementFields, gathered: _Gathered) -> str:
    """Return the partner who invites, by id: the host themself, or the head of the body that is the host."""
    occasion = _occasion(fields, gathered.partners)
    return next((one.partner_id for one in gathered.attendees if one.partner_id and is_host(one, occasion)), "")


def _spoken(item: RunSheetItem, office: OfficeFields) -> str:
    """Return the names of who speaks in a sequence, the official's when something is said of their part."""
    return f"{item.speakers} {office.official_last_name}" if item.official_role else item.speakers


def _occasion(fields: EngagementFields, known: Mapping[str, PartnerFields]) -> Occasion:
    communes = municipalities()
    place = communes.by_insee(fields.municipality)
    if place and place.is_delegated:
        place = communes.by_insee(place.parent)
    return Occasion(
        day=fields.day,
        place=place,
        is_ordered_by_government=fields.government_ceremony,
        is_invited_by_department=fields.capacity is Capacity.host,
        is_for_president=fields.capacity is Capacity.for_president,
        host_id=fields.host_id or "",
        host=known.get(fields.host_id or ""),
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
