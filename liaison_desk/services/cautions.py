"""The cautions of records: ties and recusals of the official, pre-electoral periods, representation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.cautions import Caution, cautions_of_date, cautions_of_engagement, cautions_of_ties
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.office import OfficeFields
from liaison_desk.services.clock import Clock, today
from liaison_desk.store.database import Database
from liaison_desk.store.office import office_fields
from liaison_desk.store.partners import organisations_of


class CautionService:
    """Says what a record, saved or still being typed, calls the official to be careful with."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of_engagement(self, fields: EngagementFields) -> tuple[Caution, ...]:
        """Return the cautions of an engagement, on its day."""
        named = (fields.host_id, fields.on_site_contact_id, *(one.partner_id for one in fields.participants))
        with self._database.reading() as session:
            office = office_fields(session)
            found = _of_ties(session, office, named, fields.title, fields.day)
        return (*found, *cautions_of_engagement(office, fields))

    def of_letter(self, fields: LetterFields) -> tuple[Caution, ...]:
        """Return the cautions of a letter: of its correspondent, and of its date when it goes out."""
        is_outgoing = fields.mail_register is MailRegister.outgoing
        written = fields.document_date or fields.signed_on or today(self._clock)
        day = written if is_outgoing else fields.received_on or written
        with self._database.reading() as session:
            office = office_fields(session)
            found = _of_ties(session, office, (fields.correspondent_id,), fields.subject, day)
        return (*found, *(cautions_of_date(office, day) if is_outgoing else ()))

    def of_briefing(self, fields: BriefingFields) -> tuple[Caution, ...]:
        """Return the cautions of a note: those of the partner it is about."""
        with self._database.reading() as session:
            office = office_fields(session)
            day = fields.as_of or today(self._clock)
            return tuple(_of_ties(session, office, (fields.partner_id,), fields.title, day))


def _of_ties(
    session: Session, office: OfficeFields, partner_ids: Iterable[str | None], words: str, day: date
) -> list[Caution]:
    if not office.interests and not office.recusals:
        return []
    return cautions_of_ties(office, organisations_of(session, {one for one in partner_ids if one}, day), words, day)
