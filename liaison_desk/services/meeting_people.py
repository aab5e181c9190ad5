"""Those invited to a meeting, in protocol order, with their functions on that day."""

from __future__ import annotations

from dataclasses import dataclass

from liaison_desk.documents.meeting_material import MeetingPerson
from liaison_desk.domain.attendance_words import attendance_words
from liaison_desk.domain.engagements import EngagementFields, EngagementState, Participant
from liaison_desk.domain.folding import fold, sort_key
from liaison_desk.domain.forms_of_address import office_title
from liaison_desk.domain.meetings import Attendee, MeetingFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.precedence import Directory
from liaison_desk.services.protocol import ProtocolService
from liaison_desk.services.settings import SettingsService
from liaison_desk.store import partners, records
from liaison_desk.store.database import Database
from liaison_desk.store.tables import Engagement

_UNPLACED = 10_000


@dataclass(frozen=True)
class MeetingGuest:
    """Somebody invited: their place in the list of the meeting, who they are, how they are written to."""

    place: int
    person: MeetingPerson
    email: str


class MeetingPeople:
    """Puts those invited in the order of precedence of the day and the place."""

    def __init__(self, database: Database, settings: SettingsService, protocol: ProtocolService) -> None:
        self._database = database
        self._settings = settings
        self._protocol = protocol

    def of(self, fields: MeetingFields) -> list[MeetingGuest]:
        """Return those invited, the first first; who has no function of protocol comes after, by name."""
        identifiers = [one.partner_id for one in fields.attendees if one.partner_id]
        with self._database.reading() as session:
            known = partners.fields_of(session, identifiers)
            engagement = session.get(Engagement, fields.engagement_id) if fields.engagement_id else None
            occasion = records.fields_of(engagement, EngagementFields) if engagement else None
        ranks = {one.partner_id: one.place for one in self._protocol.order(_expected(fields, occasion))}
        office = self._settings.office()
        official = fold(f"{office.official_first_name} {office.official_last_name}")
        directory = self._protocol.directory()
        found: list[tuple[tuple[int, str], MeetingGuest]] = []
        for place, one in enumerate(fields.attendees):
            is_official = not one.partner_id and fold(one.name) == official
            partner = _official(office) if is_official else known.get(one.partner_id or "")
            person = _person(one, partner, fields, directory)
            rank = ranks.get("" if is_official else one.partner_id or "?", _UNPLACED)
            email = one.email or (partner.email if partner else "")
            found.append(((rank, sort_key(person.name)), MeetingGuest(place, person, email)))
        return [guest for _key, guest in sorted(found, key=lambda pair: pair[0])]


def _official(office: OfficeFields) -> PartnerFields:
    return PartnerFields(
        courtesy_title=office.official_courtesy_title,
        first_name=office.official_first_name,
        last_name=office.official_last_name,
    )


def _expected(fields: MeetingFields, occasion: EngagementFields | None) -> EngagementFields:
    """Return the engagement the rules of protocol are applied to: everybody there, whoever comes in the end."""
    people = [Participant(partner_id=one.partner_id, office=one.office) for one in fields.attendees if one.partner_id]
    base = occasion or EngagementFields(title=fields.title, starts_at=fields.starts_at)
    return base.model_copy(update={"participants": people, "state": EngagementState.accepted})


def _person(
    attendee: Attendee, partner: PartnerFields | None, fields: MeetingFields, directory: Directory
) -> MeetingPerson:
    name = partner.display_name if partner else attendee.name
    title = attendee.office or (office_title(partner, fields.day, directory) if partner else "")
    words = attendance_words(attendee.attendance, partner)
    return MeetingPerson(name, title, attendee.attendance, words, attendee.represented_by)
