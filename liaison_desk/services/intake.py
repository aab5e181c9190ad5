"""Taking in what was sent: a file becomes a proposal, a confirmed proposal becomes records."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlmodel import Session

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.letters import Channel, LetterFields, MailRegister
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.proposals import Proposal, ProposedEvent, RequestCategory
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import validated
from liaison_desk.errors import InvalidFields, UserError
from liaison_desk.services.changes import Changes
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.letters import LetterService
from liaison_desk.services.municipalities import insee_code
from liaison_desk.services.partners import PartnerService
from liaison_desk.store import pieces, records
from liaison_desk.store.database import Database
from liaison_desk.store.tables import IntakeMark


@dataclass(frozen=True)
class Reading:
    """What a file proposes, and what the desk already knows of it.

    `known` is the record it became when it was taken in before. `letter`, `engagement` and `partner` are what will be
    recorded; `partner` is None when the sender is known (`partner_id`). The officer may change any of them.
    """

    path: Path
    proposal: Proposal
    known: Reference | None = None
    partner_id: str | None = None
    letter: LetterFields | None = None
    engagement: EngagementFields | None = None
    partner: PartnerFields | None = None
    other_partner_ids: tuple[str, ...] = field(default_factory=tuple)


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

    def read(self, path: Path) -> Reading:
        """Return what a file proposes; raises UserError with a sentence when it cannot be read."""
        from liaison_desk.intake.reader import read_file

        proposal = read_file(path)
        known = self._known(proposal)
        if known is not None:
            return Reading(path, proposal, known)
        matched = self._partners.matching(*_author(proposal))
        partner_id = matched[0] if matched else None
        partner = None if partner_id else _partner(proposal)
        return Reading(
            path,
            proposal,
            partner_id=partner_id,
            letter=self._letter(proposal),
            engagement=_engagement(proposal.event, proposal),
            partner=partner,
            other_partner_ids=tuple(matched[1:]),
        )

    def confirm(self, reading: Reading) -> TakenIn:
        """Record a proposal: partner, engagement, letter with its number, original and pieces, as one verb.

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
            engagement_id = None
            if reading.engagement is not None:
                engagement = reading.engagement.model_copy(update={"host_id": reading.engagement.host_id or partner_id})
                engagement_id = records.create(session, Kind.engagement, engagement).id
            letter = reading.letter.model_copy(update={"correspondent_id": partner_id, "engagement_id": engagement_id})
            letter_id, number = self._letters.register_in(session, letter)
            for name, media_type, content, is_original in contents:
                owner = Reference(Kind.letter, letter_id)
                pieces.add_piece(session, owner, name, media_type, content, is_original=is_original)
            self._mark(session, reading.proposal, letter_id)
        self._changes.publish(Kind.partner, Kind.engagement)
        return TakenIn(letter_id, number, engagement_id, partner_id)

    def _known(self, proposal: Proposal) -> Reference | None:
        with self._database.reading() as session:
            for fingerprint in _fingerprints(proposal):
                mark = session.get(IntakeMark, fingerprint)
                if mark is not None:
                    return Reference(mark.kind, mark.record_id)
        return None

    def _mark(self, session: Session, proposal: Proposal, letter_id: str) -> None:
        for fingerprint in _fingerprints(proposal):
            session.add(IntakeMark(fingerprint=fingerprint, kind=Kind.letter, record_id=letter_id))

    def _letter(self, proposal: Proposal) -> LetterFields:
        received_on = min(proposal.received_on or today(self._clock), today(self._clock))
        return LetterFields(
            mail_register=MailRegister.incoming,
            subject=(proposal.subject or (proposal.event.title if proposal.event else "") or "Sans objet")[:500],
            correspondent_name=(_author(proposal)[1] or _author(proposal)[0])[:500],
            received_on=received_on,
            document_date=proposal.sent_at.date() if proposal.sent_at else None,
            channel=Channel.email,
            due_date=proposal.reply_by,
            flagged=proposal.category is RequestCategory.safeguarding,
            body=proposal.text[:200_000],
        )


def _fingerprints(proposal: Proposal) -> list[str]:
    """Return under which marks a file is recognised: its bytes, its Message-ID, the UID of its bare invitation."""
    marks = [f"sha256:{proposal.source_sha256}"]
    if proposal.message_id:
        marks.append(f"message:{proposal.message_id}")
    elif proposal.event and proposal.event.uid:
        marks.append(f"event:{proposal.event.uid}:{proposal.event.sequence}")
    return marks


def _author(proposal: Proposal) -> tuple[str, str]:
    """Return the address and the name of whoever wrote: the first author of a message passed on."""
    if proposal.forwarded_sender_email or proposal.forwarded_sender_name:
        return proposal.forwarded_sender_email, proposal.forwarded_sender_name
    return proposal.sender_email, proposal.sender_name


def _partner(proposal: Proposal) -> PartnerFields | None:
    email, name = _author(proposal)
    if not (name or email):
        return None
    first, _, last = (name or email).rpartition(" ")
    values: dict[str, Any] = {"first_name": first, "last_name": last, "email": email}
    if proposal.sender_organisation and proposal.sender_organisation == proposal.sender_name:
        values = {
            "partner_kind": PartnerKind.organisation,
            "name": proposal.sender_organisation,
            "email": email,
        }
    try:
        return validated(PartnerFields, values)
    except InvalidFields:
        return validated(PartnerFields, {**values, "email": ""})


def _engagement(event: ProposedEvent | None, proposal: Proposal) -> EngagementFields | None:
    if event is None or event.starts_at is None:
        return None
    values: dict[str, Any] = {
        "title": (event.title or proposal.subject or "Invitation")[:500],
        "starts_at": event.starts_at,
        "ends_at": event.ends_at,
        "all_day": event.all_day,
        "time_zone": event.time_zone or "Europe/Paris",
        "place": event.place[:500],
        "address": event.address[:500],
        "municipality": _municipality(f"{event.address}\n{event.place}"),
        "reply_by": proposal.reply_by,
    }
    if event.cancelled:
        values |= {"state": EngagementState.cancelled, "state_reason": "Annulé par l'organisateur"}
    try:
        return validated(EngagementFields, values)
    except InvalidFields:
        return validated(EngagementFields, {**values, "ends_at": None})


def _municipality(address: str) -> str:
    """Return the INSEE code of the commune an address names at its end, empty when it names none for sure."""
    for line in reversed(address.replace(",", "\n").splitlines()):
        words = line.strip().removeprefix("93").lstrip("0123456789 ")
        for candidate in (words, line.strip()):
            if candidate:
                try:
                    return insee_code(candidate)
                except InvalidFields:
                    continue
    return ""


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
