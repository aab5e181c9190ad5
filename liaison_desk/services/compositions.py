"""From records to documents: gathering what each form needs, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from liaison_desk.documents.letter import LetterMaterial, compose_letter
from liaison_desk.documents.model import Document, PageSize
from liaison_desk.documents.participants import EngagementParticipant
from liaison_desk.documents.run_sheet import RunSheetMaterial, compose_run_sheet
from liaison_desk.documents.topic_brief import TopicBriefMaterial, compose_topic_brief
from liaison_desk.documents.trip_sheet import TripMaterial, compose_trip_sheet
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.forms_of_address import office_title
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.organisation_names import is_feminine
from liaison_desk.domain.partners import CourtesyTitle, PartnerFields, PartnerKind
from liaison_desk.domain.precedence import Directory, protocol_key
from liaison_desk.reference_data import municipalities
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.protocol import ProtocolService
from liaison_desk.services.settings import SettingsService
from liaison_desk.store import records
from liaison_desk.store.database import Database
from liaison_desk.store.tables import Partner


class CompositionService:
    """Composes letters, notes, trip sheets and run sheets from the records, saved or still being typed."""

    def __init__(self, database: Database, settings: SettingsService, protocol: ProtocolService, clock: Clock) -> None:
        self._database = database
        self._settings = settings
        self._protocol = protocol
        self._clock = clock

    def letter(self, fields: LetterFields, number: str) -> Document:
        """Return a letter as a document; an empty number makes it a draft."""
        office = self._settings.office()
        written_on = fields.document_date or fields.signed_on or today(self._clock)
        forms = self._protocol.forms_of(
            fields.correspondent_id,
            written_on,
            salutation_override=fields.salutation,
            closing_override=fields.closing_formula,
            signatory=office.official_courtesy_title,
        )
        address = tuple(forms.inside_address) or tuple(filter(None, (fields.correspondent_name,)))
        material = LetterMaterial(
            office=office,
            letter=fields,
            number=number,
            inside_address=address,
            salutation=forms.salutation,
            closing_formula=forms.closing_formula,
            written_on=written_on,
        )
        return compose_letter(material)

    def note(self, fields: BriefingFields) -> Document:
        """Return a briefing note as a document."""
        return compose_topic_brief(TopicBriefMaterial(self._settings.office(), fields))

    def trip_sheet(self, fields: EngagementFields, *, pocket: bool = False) -> Document:
        """Return the trip sheet of an engagement, A5 for the pocket, people in protocol order."""
        directory = self._protocol.directory()
        day = fields.day
        with self._database.reading() as session:
            host = _partner(session, fields.host_id)
            contact = _partner(session, fields.on_site_contact_id)
            representative = _partner(session, fields.representative_id)
            participants = _participants(session, fields, directory)
        material = TripMaterial(
            office=self._settings.office(),
            engagement=fields,
            municipality_name=municipalities().name_of(fields.municipality),
            host=host,
            host_title=_title(host, day, directory),
            on_site_contact=contact,
            on_site_contact_title=_title(contact, day, directory),
            representative=representative,
            representative_title=_title(representative, day, directory),
            participants=tuple(participants),
        )
        return compose_trip_sheet(material, PageSize.a5 if pocket else PageSize.a4)

    def run_sheet(self, fields: EngagementFields) -> Document:
        """Return the timed programme of an engagement."""
        directory = self._protocol.directory()
        with self._database.reading() as session:
            participants = _participants(session, fields, directory)
        material = RunSheetMaterial(
            self._settings.office(), fields, municipalities().name_of(fields.municipality), tuple(participants)
        )
        return compose_run_sheet(material)


def _partner(session: Session, identifier: str | None) -> PartnerFields | None:
    row = session.get(Partner, identifier) if identifier else None
    return records.fields_of(row, PartnerFields) if row else None


def _title(partner: PartnerFields | None, day: date, directory: Directory) -> str:
    return office_title(partner, day, directory) if partner else ""


def _participants(session: Session, fields: EngagementFields, directory: Directory) -> Sequence[EngagementParticipant]:
    """Return who is expected, in protocol order (decree 89-655)."""
    known = [(one, partner) for one in fields.participants if (partner := _partner(session, one.partner_id))]
    known.sort(key=lambda pair: protocol_key(pair[1], fields.day, directory, fields.municipality))
    return [
        EngagementParticipant(
            partner.display_name,
            one.office or _title(partner, fields.day, directory),
            label(one.attendance) + _agreement(partner),
            one.note,
        )
        for one, partner in known
    ]


def _agreement(partner: PartnerFields) -> str:
    """Return the ending of a participle said of a partner: « attendu », « attendue », « attendu·e »."""
    if partner.partner_kind is PartnerKind.organisation:
        return "e" if is_feminine(partner.name) else ""
    return {CourtesyTitle.mr: "", CourtesyTitle.ms: "e", CourtesyTitle.unknown: "·e"}[partner.courtesy_title]
