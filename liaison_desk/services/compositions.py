"""From records to documents: gathering what each form needs, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlmodel import Session

from liaison_desk.documents.decision_sheet import DecisionSheetMaterial, compose_decision_sheet
from liaison_desk.documents.letter import LetterMaterial, compose_letter
from liaison_desk.documents.model import Document, PageSize
from liaison_desk.documents.note import NoteMaterial, compose_note
from liaison_desk.documents.options_sheet import compose_options_sheet
from liaison_desk.documents.participants import EngagementParticipant
from liaison_desk.documents.protocol_sheet import ProtocolMaterial, compose_protocol_sheet
from liaison_desk.documents.run_sheet import RunSheetMaterial, compose_run_sheet
from liaison_desk.documents.seating_plan import SeatingMaterial, compose_seating_plan
from liaison_desk.documents.trip_file import compose_trip_file
from liaison_desk.documents.trip_sheet import TripMaterial, compose_trip_sheet
from liaison_desk.domain.attendance_words import attendance_words
from liaison_desk.domain.briefing_life import is_frozen
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.decisions import ReviewFields
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.forms_of_address import CLOSINGS_OF_WORDINGS, office_title
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.precedence import Directory
from liaison_desk.domain.records import Kind
from liaison_desk.domain.seating import SeatingShape, Viewpoint
from liaison_desk.reference_data import municipalities
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.note_answers import note_answer, partner_names
from liaison_desk.services.protocol import ProtocolService
from liaison_desk.services.settings import SettingsService
from liaison_desk.services.trip_files import TripFiles, travel_words
from liaison_desk.store import records
from liaison_desk.store.database import Database
from liaison_desk.store.tables import Briefing, Partner


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
            closing_override=fields.closing_formula or CLOSINGS_OF_WORDINGS.get(fields.wording, ""),
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

    def note(
        self,
        fields: BriefingFields,
        identifier: str | None = None,
        *,
        large_print: bool = False,
        read_aloud: bool = False,
    ) -> Document:
        """Return a note of any form as a document; `identifier` is that of its record, so that its decision shows.

        `read_aloud` gives the version that is said: nothing but the text, no dot within a word.
        """
        with self._database.reading() as session:
            names = partner_names(session, fields)
            answer = note_answer(session, identifier) if identifier else None
            row = session.get(Briefing, identifier) if identifier else None
        material = NoteMaterial(
            office=self._settings.office(),
            briefing=fields,
            number=row.number if row else "",
            data_on=fields.validated_on or (fields.as_of if is_frozen(fields) else None) or today(self._clock),
            answer=answer,
            names=names,
            is_large_print=large_print,
            is_read_aloud=read_aloud,
        )
        return compose_note(material)

    def trip_sheet(self, fields: EngagementFields, *, pocket: bool = False) -> Document:
        """Return the trip sheet of an engagement, A5 for the pocket, people in protocol order."""
        return compose_trip_sheet(self._trip(fields), PageSize.a5 if pocket else PageSize.a4)

    def trip_file(self, engagement_id: str, fields: EngagementFields | None = None) -> Document:
        """Return the trip file of an engagement, from every record around it; raises NotFound.

        `fields` stand for those recorded: one date of a series, or what is still being typed.
        """
        with self._database.reading() as session:
            row = records.find(session, Kind.engagement, engagement_id)
            identifier, fields = row.id, fields or records.fields_of(row, EngagementFields)
        files = TripFiles(self._database, self._clock, self._protocol)
        return compose_trip_file(files.material(identifier, self._trip(fields)))

    def _trip(self, fields: EngagementFields) -> TripMaterial:
        directory = self._protocol.directory()
        places = self._places(fields)
        day = fields.day
        with self._database.reading() as session:
            host = _partner(session, fields.host_id)
            contact = _partner(session, fields.on_site_contact_id)
            representative = _partner(session, fields.representative_id)
            participants = _participants(session, fields, directory, places)
        office = self._settings.office()
        return TripMaterial(
            office=office,
            engagement=fields,
            municipality_name=municipalities().name_of(fields.municipality),
            host=host,
            host_title=_title(host, day, directory),
            on_site_contact=contact,
            on_site_contact_title=_title(contact, day, directory),
            representative=representative,
            representative_title=_title(representative, day, directory),
            participants=tuple(participants),
            travel=travel_words(fields, office),
        )

    def decision_sheet(self, fields: ReviewFields, *, large_print: bool = False) -> Document:
        """Return the decision sheet of a point élu, with what is known today of the engagements it is about."""
        from liaison_desk.services.decision_lines import decision_lines

        material = DecisionSheetMaterial(
            office=self._settings.office(),
            title=fields.title,
            held_on=fields.held_on,
            lines=decision_lines(self._database, self._clock, fields.items),
            notes=fields.notes,
            large_print=large_print,
        )
        return compose_decision_sheet(material)

    def options_sheet(self, engagement_id: str) -> Document:
        """Return what there is to know before deciding of an engagement, on one page."""
        from liaison_desk.services.options import OptionsService
        from liaison_desk.services.territory import TerritoryService

        options = OptionsService(self._database, TerritoryService(self._database, self._clock), self._clock)
        return compose_options_sheet(options.sheet(engagement_id))

    def run_sheet(self, fields: EngagementFields) -> Document:
        """Return the timed programme of an engagement."""
        directory = self._protocol.directory()
        places = self._places(fields)
        with self._database.reading() as session:
            participants = _participants(session, fields, directory, places)
        material = RunSheetMaterial(
            self._settings.office(), fields, municipalities().name_of(fields.municipality), tuple(participants)
        )
        return compose_run_sheet(material)

    def _places(self, fields: EngagementFields) -> Mapping[str, int]:
        """Return the place of each partner in the order of precedence."""
        return {place.partner_id: place.place for place in self._protocol.order(fields)}

    def protocol_sheet(self, fields: EngagementFields) -> Document:
        """Return the order of precedence of an engagement, with its greeting, its speakers and whom to warn."""
        protocol = self._protocol
        material = ProtocolMaterial(
            engagement=fields,
            order=protocol.order(fields),
            greeting=protocol.greeting(fields),
            speakers=protocol.speakers(fields),
            remarks=protocol.speaking_remarks(fields),
            to_warn=protocol.to_warn(fields),
            warning=protocol.warning(fields),
            municipality_name=municipalities().name_of(fields.municipality),
        )
        return compose_protocol_sheet(material)

    def seating_plan(
        self,
        fields: EngagementFields,
        shape: SeatingShape = SeatingShape.side_by_side,
        viewpoint: Viewpoint = Viewpoint.room,
        seats: int | None = None,
    ) -> Document:
        """Return who sits where at an engagement."""
        plan, order = self._protocol.seating(fields, shape, viewpoint, seats)
        commune = municipalities().name_of(fields.municipality)
        return compose_seating_plan(SeatingMaterial(fields, plan, order, commune))


def _partner(session: Session, identifier: str | None) -> PartnerFields | None:
    row = session.get(Partner, identifier) if identifier else None
    return records.fields_of(row, PartnerFields) if row else None


def _title(partner: PartnerFields | None, day: date, directory: Directory) -> str:
    return office_title(partner, day, directory) if partner else ""


def _participants(
    session: Session, fields: EngagementFields, directory: Directory, places: Mapping[str, int]
) -> Sequence[EngagementParticipant]:
    """Return who is expected, in protocol order (decree 89-655), then those who do not come."""
    known = [(one, partner) for one in fields.participants if (partner := _partner(session, one.partner_id))]
    known.sort(key=lambda pair: places.get(pair[0].partner_id, len(places) + 1))
    return [
        EngagementParticipant(
            partner.display_name,
            one.office or _title(partner, fields.day, directory),
            attendance_words(one.attendance, partner),
            one.note,
        )
        for one, partner in known
    ]
