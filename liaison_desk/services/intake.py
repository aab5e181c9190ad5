"""Taking in what was sent: a file becomes a proposal, a confirmed proposal becomes records."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.mail_targets import MailTarget
from liaison_desk.domain.mailing_replies import reply_in
from liaison_desk.domain.mailings import MailingReply
from liaison_desk.domain.moved_engagements import occurrence_fields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.proposals import Proposal
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.recurrence import is_occurrence
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.changes import Changes
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.duplicates import DuplicateService
from liaison_desk.services.engagement_spine import follow_change
from liaison_desk.services.letters import LetterService
from liaison_desk.services.partners import PartnerService
from liaison_desk.services.proposed_fields import author_of, proposed_engagement, proposed_letter, proposed_partner
from liaison_desk.services.reply_letters import ReplyLetterService, note_reply_in
from liaison_desk.store import pieces, records, series
from liaison_desk.store.calendar_entries import entry_known_as
from liaison_desk.store.database import Database
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import CalendarEntry, Engagement, IntakeMark, Letter

_NEWS = ("starts_at", "ends_at", "all_day", "time_zone", "place", "address", "municipality", "recurrence")
"""What an invitation sent again changes of an engagement: when and where."""
_DAY_AT_END = re.compile(r"-\d{8}$")


@dataclass(frozen=True)
class Reading:
    """What a file proposes, and what the desk already knows of it.

    `known` is the record it became when it was taken in before. `letter`, `engagement` and `partner` are what will be
    recorded; `partner` is None when the sender is known (`partner_id`), else `other_partner_ids` are those whose name
    is nearly the same. `engagement_id` is set when the event is one the desk knows, which `engagement` then
    brings up to date. `answers_mailing_id` is the mailing it answers, when an answer to one is awaited from the sender
    and its words give one (`reply`). The officer may change any of them.
    """

    path: Path
    proposal: Proposal
    known: Reference | None = None
    partner_id: str | None = None
    letter: LetterFields | None = None
    engagement: EngagementFields | None = None
    partner: PartnerFields | None = None
    other_partner_ids: tuple[str, ...] = field(default_factory=tuple)
    engagement_id: str | None = None
    answers_mailing_id: str | None = None
    reply: MailingReply = MailingReply.none


@dataclass(frozen=True)
class TakenIn:
    """The records a proposal became."""

    letter_id: str
    number: str
    engagement_id: str | None
    partner_id: str | None


class IntakeService:
    """Reads files in a limited process; nothing is recorded before the officer confirms."""

    def __init__(
        self, database: Database, changes: Changes, clock: Clock, letters: LetterService, partners: PartnerService
    ) -> None:
        self._database = database
        self._changes = changes
        self._clock = clock
        self._letters = letters
        self._partners = partners
        self._duplicates = DuplicateService(database)
        self._reply_letters = ReplyLetterService(database)

    def read(self, path: Path) -> Reading:
        """Return what a file proposes; raises UserError with a sentence when it cannot be read."""
        from liaison_desk.intake.reader import read_file

        proposal = read_file(path)
        known = self._known(proposal)
        if known is not None:
            return Reading(path, proposal, known)
        matched = self._partners.matching(*author_of(proposal))
        partner_id = matched[0] if matched else None
        partner = None if partner_id else proposed_partner(proposal)
        alike = [one.id for one in self._duplicates.like(partner)] if partner else []
        engagement_id, engagement = self._engagement(proposal)
        reply = reply_in(f"{proposal.subject}\n{proposal.text}")
        awaited = self._reply_letters.awaited_from(partner_id) if reply is not MailingReply.none else ()
        return Reading(
            path,
            proposal,
            partner_id=partner_id,
            letter=proposed_letter(proposal, today(self._clock), self._targets()),
            engagement=engagement,
            partner=partner,
            other_partner_ids=(*matched[1:], *alike),
            engagement_id=engagement_id,
            answers_mailing_id=awaited[0].mailing_id if awaited else None,
            reply=reply,
        )

    def confirm(self, reading: Reading) -> TakenIn:
        """Record a proposal: partner, engagement, letter with its number, original and pieces, as one verb.

        Without an event, the letter is about the engagement it names, if any.
        Raises UserError when it was recorded already.
        """
        known = self._known(reading.proposal)
        if known is not None or reading.letter is None:
            raise UserError("already_registered", "Ce fichier est déjà enregistré.")
        contents = _contents(reading)
        with self._letters.verb(f"Enregistrement : {reading.letter.subject}") as session:
            partner_id = reading.partner_id
            if reading.partner is not None:
                partner_id = records.create(session, Kind.partner, reading.partner).id
            engagement_id = self._record_engagement(session, reading, partner_id) or reading.letter.engagement_id
            letter = reading.letter.model_copy(update={"correspondent_id": partner_id, "engagement_id": engagement_id})
            letter_id, number = self._letters.register_in(session, letter)
            for name, media_type, content, is_original in contents:
                owner = Reference(Kind.letter, letter_id)
                pieces.add_piece(session, owner, name, media_type, content, is_original=is_original)
            if reading.answers_mailing_id and reading.reply is not MailingReply.none:
                note_reply_in(session, letter_id, reading.answers_mailing_id, reading.reply)
            self._mark(session, reading.proposal, letter_id, engagement_id)
        self._changes.publish(Kind.partner, Kind.engagement, Kind.mailing)
        return TakenIn(letter_id, number, engagement_id, partner_id)

    def _targets(self) -> Sequence[MailTarget]:
        """Return the delays of the office."""
        with self._database.reading() as session:
            return office_fields(session).mail_targets

    def is_registered(self, source_sha256: str) -> bool:
        """Tell whether a file of these very bytes was taken in, and its letter not thrown away since."""
        return self._known_under([_bytes_mark(source_sha256)]) is not None

    def _known(self, proposal: Proposal) -> Reference | None:
        """Return the letter a file became, unless it was thrown away since."""
        return self._known_under(_fingerprints(proposal))

    def _known_under(self, fingerprints: Sequence[str]) -> Reference | None:
        with self._database.reading() as session:
            for fingerprint in fingerprints:
                mark = session.get(IntakeMark, fingerprint)
                row = session.get(Letter, mark.record_id) if mark else None
                if row is not None and row.deleted_at is None:
                    return Reference(Kind.letter, row.id)
        return None

    def _mark(self, session: Session, proposal: Proposal, letter_id: str, engagement_id: str | None) -> None:
        for fingerprint in _fingerprints(proposal):
            session.merge(IntakeMark(fingerprint=fingerprint, kind=Kind.letter, record_id=letter_id))
        if engagement_id and proposal.event and proposal.event.uid:
            mark = IntakeMark(fingerprint=_event_mark(proposal), kind=Kind.engagement, record_id=engagement_id)
            session.merge(mark)

    def _engagement(self, proposal: Proposal) -> tuple[str | None, EngagementFields | None]:
        """Return the engagement an event speaks of, as it should become, with its id when the desk knows it."""
        proposed = proposed_engagement(proposal)
        if proposed is None:
            return None, None
        with self._database.reading() as session:
            own = _own_entry(session, proposal)
            row = self._known_engagement(session, proposal, own)
            if row is None:
                return None, proposed
            if own and proposal.event and proposal.event.sequence <= own.sequence:
                return row.id, records.fields_of(row, EngagementFields)  # our own export, come back
            news = {name: getattr(proposed, name) for name in _NEWS if getattr(proposed, name)}
            if proposed.state is EngagementState.cancelled:
                news |= {"state": proposed.state, "state_reason": proposed.state_reason}
            fields, occurrence_of = records.fields_of(row, EngagementFields), _date_meant(proposal, row)
            if occurrence_of is None:
                return row.id, changed(fields, news)
            child = series.standing_out_at(session, row.id, occurrence_of)
            alone = records.fields_of(child, EngagementFields) if child else None
            return (child.id if child else None), changed(
                alone or occurrence_fields(fields, row.id, occurrence_of), news
            )

    def _known_engagement(self, session: Session, proposal: Proposal, own: CalendarEntry | None) -> Engagement | None:
        """Return the engagement an event became; for one date of a series, that series rather."""
        marks = [session.get(IntakeMark, mark) for mark in (_series_mark(proposal), _event_mark(proposal))]
        identifiers = [mark.record_id for mark in marks if mark] + ([own.engagement_id] if own else [])
        found = (session.get(Engagement, identifier) for identifier in identifiers)
        return next((row for row in found if row is not None and row.deleted_at is None), None)

    def _record_engagement(self, session: Session, reading: Reading, partner_id: str | None) -> str | None:
        if reading.engagement is None:
            return None
        if reading.engagement_id:
            row = records.find(session, Kind.engagement, reading.engagement_id)
            before = records.fields_of(row, EngagementFields)
            if records.update(session, row, reading.engagement):
                follow_change(session, row, before, today(self._clock))
            return row.id
        host_id = reading.engagement.host_id or partner_id
        row = records.create(session, Kind.engagement, reading.engagement.model_copy(update={"host_id": host_id}))
        follow_change(session, row, None, today(self._clock))
        return row.id


def _fingerprints(proposal: Proposal) -> list[str]:
    """Return under which marks a file is recognised: its bytes, its Message-ID, the UID of its bare invitation."""
    marks = [_bytes_mark(proposal.source_sha256)]
    if proposal.message_id:
        marks.append(f"message:{proposal.message_id}")
    elif proposal.event and proposal.event.uid:
        marks.append(f"event:{proposal.event.uid}:{proposal.event.sequence}")
    return marks


def _bytes_mark(sha256: str) -> str:
    return f"sha256:{sha256}"


def _own_entry(session: Session, proposal: Proposal) -> CalendarEntry | None:
    """Return what the desk itself told of an event; the dates of some series end their UID with their day."""
    uid = proposal.event.uid if proposal.event else ""
    return entry_known_as(session, uid) or entry_known_as(session, _DAY_AT_END.sub("", uid))


def _series_mark(proposal: Proposal) -> str:
    return f"uid:{proposal.event.uid if proposal.event else ''}"


def _event_mark(proposal: Proposal) -> str:
    """Return under which mark an event is recognised: its UID, with the date it stands for in its series."""
    occurrence_of = proposal.event.occurrence_of if proposal.event else None
    return _series_mark(proposal) + (f":{occurrence_of.isoformat()}" if occurrence_of else "")


def _date_meant(proposal: Proposal, row: Engagement) -> datetime | None:
    """Return the date of a series an event speaks of; None when it speaks of the whole engagement."""
    occurrence_of = proposal.event.occurrence_of if proposal.event else None
    if occurrence_of is None or row.recurrence is None:
        return None
    return occurrence_of if is_occurrence(row.recurrence, row.starts_at, occurrence_of) else None


def _contents(reading: Reading) -> list[tuple[str, str, bytes, bool]]:
    """Return the original and its pieces: name, media type, bytes, whether it is the original."""
    from liaison_desk.intake.reader import read_pieces

    media_type = reading.proposal.media_type or mimetypes.guess_type(reading.path.name)[0] or "application/octet-stream"
    try:
        original = reading.path.read_bytes()
    except OSError:
        raise UserError("unreadable_file", "Ce fichier n'est plus là : déposez-le de nouveau.") from None
    found = [(reading.proposal.source_name, media_type, original, True)]
    found += [
        (one.piece.file_name, one.piece.media_type, one.content, False)
        for one in (read_pieces(reading.path) if reading.proposal.pieces else ())
    ]
    return found
