"""Reading a letter once before it is signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from liaison_desk.documents.model import Paragraph, ParagraphStyle
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letter_reading import LetterReading, Remark, remarks_on
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.mention_reading import AskedLetter
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind
from liaison_desk.domain.signature_delegations import out_of_delegation
from liaison_desk.errors import UserError
from liaison_desk.services.addressing import addressed_partners
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.compositions import CompositionService
from liaison_desk.services.letter_following import kind_of
from liaison_desk.services.protocol import ProtocolService
from liaison_desk.services.signing import missing_in
from liaison_desk.store import records
from liaison_desk.store.database import Database
from liaison_desk.store.office import office_fields
from liaison_desk.store.pieces import pieces_of


class LetterCheckService:
    """Says what to look at in a letter that is about to be signed, saved or still being typed."""

    def __init__(
        self, database: Database, compositions: CompositionService, protocol: ProtocolService, clock: Clock
    ) -> None:
        self._database = database
        self._compositions = compositions
        self._protocol = protocol
        self._clock = clock

    def of(self, letter_id: str) -> tuple[Remark, ...]:
        """Return the remarks on a letter that goes out, those that keep it from being signed first."""
        with self._database.reading() as session:
            row = records.find(session, Kind.letter, letter_id)
            fields = records.fields_of(row, LetterFields)
            identifier = row.id
        if fields.mail_register is not MailRegister.outgoing:
            raise UserError("not_outgoing", "Seul un courrier au départ se relit avant signature.")
        return self._remarks(fields, identifier)

    def missing(self, document: object, letter_id: str) -> list[str]:
        """Return what a letter about to be signed misses; an empty id is one not saved yet, with no file."""
        with self._database.reading() as session:
            return missing_in(document, has_file=bool(pieces_of(session, letter_id)))

    def _remarks(self, fields: LetterFields, letter_id: str) -> tuple[Remark, ...]:
        day = today(self._clock)
        document = self._compositions.letter(fields, "")
        with self._database.reading() as session:
            addressee, event_day = _addressee(session, fields), _event_day(session, fields)
            delegations = office_fields(session).signature_delegations
            asked = _asked(session, fields)
            known = addressed_partners(session, [fields.correspondent_id], day) if fields.correspondent_id else []
        forms = self._protocol.forms_of(fields.correspondent_id, day) if addressee else None
        reading = LetterReading(
            letter=fields,
            salutation=_styled(document.blocks, ParagraphStyle.salutation),
            closing=_styled(document.blocks, ParagraphStyle.closing),
            inside_address=document.header.inside_address,
            address_warnings=[warning for one in known for warning in one.envelope.warnings],
            gaps=self.missing(document, letter_id),
            today=day,
            addressee=addressee,
            addressee_title=forms.office_title if forms else "",
            event_day=event_day,
            out_of_delegation=out_of_delegation(delegations, fields.unit, fields.signed_on or day),
            asked=asked,
        )
        return remarks_on(reading)


def _addressee(session: Session, fields: LetterFields) -> PartnerFields | None:
    if not fields.correspondent_id:
        return None
    row = records.find(session, Kind.partner, fields.correspondent_id, in_bin=True)
    return records.fields_of(row, PartnerFields)


def _event_day(session: Session, fields: LetterFields) -> date | None:
    if not fields.engagement_id:
        return None
    row = records.find(session, Kind.engagement, fields.engagement_id, in_bin=True)
    engagement = records.fields_of(row, EngagementFields)
    return engagement.ends_at.date() if engagement.ends_at else engagement.day


def _asked(session: Session, fields: LetterFields) -> AskedLetter | None:
    if not fields.answers_to_id:
        return None
    row = records.find(session, Kind.letter, fields.answers_to_id, in_bin=True)
    asked = records.fields_of(row, LetterFields)
    return AskedLetter(asked, kind_of(asked))


def _styled(blocks: Sequence[object], style: ParagraphStyle) -> str:
    found = (block for block in blocks if isinstance(block, Paragraph) and block.style is style)
    return "".join(run.text for block in found for run in block.runs)
