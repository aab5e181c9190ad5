"""What the recipients of a mailing answer: typed, counted, reminded, and who signs at the door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from liaison_desk.domain.engagements import Attendance, EngagementFields, Participant
from liaison_desk.domain.french import counted
from liaison_desk.domain.labels import label
from liaison_desk.domain.mailing_checks import Addressed
from liaison_desk.domain.mailing_replies import ReplyCount, count_replies, unanswered
from liaison_desk.domain.mailings import MailingFields, MailingRecipient, MailingReply, RecipientFilter
from liaison_desk.domain.records import Kind
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.paths import resource
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.email_drafts import EmailDraft, message_bytes
from liaison_desk.services.mailings import MailingService
from liaison_desk.services.merges import MergeService
from liaison_desk.services.reply_letters import (
    ReplyLetterService,
    change_recipients,
    check_is_held,
    incoming_letter,
    values_of_reply,
)
from liaison_desk.store import records
from liaison_desk.store.database import Database
from liaison_desk.store.letters import numbers_of
from liaison_desk.store.links import names_of

_ATTENDANCE = {
    MailingReply.present: Attendance.expected,
    MailingReply.represented: Attendance.represented,
    MailingReply.excused: Attendance.excused,
}


class MailingReplyService:
    """Follows the answers to a mailing."""

    def __init__(self, database: Database, mailings: MailingService, merges: MergeService, clock: Clock) -> None:
        self._database = database
        self.reply_letters = ReplyLetterService(database)
        self._mailings = mailings
        self._merges = merges
        self._clock = clock

    def counts(self, mailing_id: str) -> ReplyCount:
        """Return how many answered what."""
        return count_replies(self._mailings.sheet(mailing_id).fields.recipients)

    def answer(
        self,
        mailing_id: str,
        partner_ids: Sequence[str],
        reply: MailingReply,
        *,
        represented_by: str = "",
        represented_by_id: str | None = None,
        guests: int | None = None,
        replied_on: date | None = None,
        note: str | None = None,
        letter_id: str = "",
    ) -> None:
        """Note the same answer of one or several recipients, today by default; « sans réponse » takes it back.

        `letter_id` is the letter the answer came in: it is tied to the mailing, its number is noted and its arrival
        is the day of the answer. Without `partner_ids`, its sender is who answers.
        """
        if reply is MailingReply.represented and len(partner_ids) > 1 and (represented_by or represented_by_id):
            raise UserError("one_representative", "Un nom de représentant se donne pour une seule personne à la fois.")
        values = values_of_reply(reply, represented_by, represented_by_id, guests)
        if note is not None:
            values["note"] = note
        with self._mailings.verb(f"Réponse : {label(reply)}") as session:
            letter = incoming_letter(session, letter_id) if letter_id else None
            came_on = letter.received_on if letter else None
            values["replied_on"] = None if reply is MailingReply.none else replied_on or came_on or today(self._clock)
            if letter and letter.correspondent_id and not partner_ids:
                partner_ids = [letter.correspondent_id]
            if not partner_ids:
                raise UserError("no_recipient", "Dites qui répond : aucun destinataire n'est donné ni reconnu.")
            change_recipients(session, mailing_id, partner_ids, values, letter)

    def waiting(self, mailing_id: str) -> list[Addressed]:
        """Return those who did not answer."""
        fields = self._mailings.sheet(mailing_id).fields
        silent = {one.partner_id for one in unanswered(fields.recipients)}
        return [one for one in self._mailings.addressed(fields) if one.partner_id in silent]

    def numbers_and_names(self, fields: MailingFields) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Return the numbers of the letters by id, and the names of the partners who stand in for somebody by id."""
        letters = [one.letter_id for one in fields.recipients if one.letter_id]
        stand_ins = {one.represented_by_id for one in fields.recipients if one.represented_by_id}
        with self._database.reading() as session:
            return numbers_of(session, letters), names_of(session, stand_ins)

    def reminder_mail(self, mailing_id: str) -> bytes:
        """Return a message to those who did not answer and have an address, who do not see each other.

        Raises UserError when nobody is to be reminded by mail.
        """
        fields = self._mailings.sheet(mailing_id).fields
        check_is_held(fields)
        addresses = [one.fields.email for one in self.waiting(mailing_id) if one.fields and one.fields.email]
        if not addresses:
            raise UserError("nobody_to_remind", "Aucune personne sans réponse n'a de courriel : relancez par lettre.")
        text = self._merges.plain_text(changed(fields, {"body": _reminder()}))
        return message_bytes(
            EmailDraft(
                to_name="",
                to_address="",
                subject=f"Rappel : {fields.subject}",
                text=f"Madame, Monsieur,\n\n{text}\n",
                files=(),
                hidden_addresses=addresses,
            )
        )

    def reminded(self, mailing_id: str, partner_ids: Sequence[str]) -> None:
        """Note that recipients were reminded today."""
        with self._mailings.verb("Relance notée") as session:
            change_recipients(session, mailing_id, partner_ids, {"reminded_on": today(self._clock)})

    def reminder_letters(self, mailing_id: str) -> str:
        """Begin another mailing to those who did not answer, and return its id."""
        sheet = self._mailings.sheet(mailing_id)
        fields = sheet.fields
        check_is_held(fields)
        silent = [one.partner_id for one in unanswered(fields.recipients)]
        if not silent:
            raise UserError("nobody_to_remind", "Tout le monde a répondu.")
        kept = {name: getattr(fields, name) for name in ("purpose", "wording", "unit", "channel", "engagement_id")}
        reminder = MailingFields(
            subject=f"Rappel : {fields.subject}",
            body=_reminder(),
            reply_by=fields.reply_by,
            recipient_filter=RecipientFilter(partner_ids=silent),
            recipients=[MailingRecipient(partner_id=one) for one in silent],
            **kept,
        )
        with self._mailings.verb(f"Relance de {counted(len(silent), 'personne')}") as session:
            reminded = {"reminded_on": today(self._clock)}
            row = records.find(session, Kind.mailing, mailing_id)
            recipients = [changed(one, reminded) if one.partner_id in silent else one for one in fields.recipients]
            records.update(session, row, changed(fields, {"recipients": recipients}), sheet.version)
            return records.create(session, Kind.mailing, reminder).id

    def to_participants(self, mailing_id: str) -> int:
        """Make those who answered participants of the engagement and return how many are new or changed.

        Nobody is typed twice: whoever comes for another is listed as such; participants that were there stay.
        """
        fields = self._mailings.sheet(mailing_id).fields
        if not fields.engagement_id:
            raise UserError("no_engagement", "Cet envoi n'invite à aucun engagement de l'agenda.")
        with self._mailings.verb("Participants selon les réponses") as session:
            row = records.find(session, Kind.engagement, fields.engagement_id)
            engagement = records.fields_of(row, EngagementFields)
            participants = _with_replies(engagement.participants, fields.recipients)
            before = {one.partner_id: one for one in engagement.participants}
            records.update(session, row, changed(engagement, {"participants": participants}))
        return sum(before.get(one.partner_id) != one for one in participants)


def _reminder() -> str:
    return resource("mailings", "reminder.md").read_text(encoding="utf-8").strip()


def _with_replies(participants: Sequence[Participant], recipients: Sequence[MailingRecipient]) -> list[Participant]:
    """Return participants brought up to date by the answers."""
    found = {one.partner_id: one for one in participants}
    for one in recipients:
        if not one.included or one.reply is MailingReply.none:
            continue
        known = found.get(one.partner_id) or Participant(partner_id=one.partner_id)
        note = f"Représenté par {one.represented_by}" if one.represented_by else known.note
        found[one.partner_id] = changed(known, {"attendance": _ATTENDANCE[one.reply], "note": note})
        if one.represented_by_id and one.reply is MailingReply.represented:
            stand_in = found.get(one.represented_by_id) or Participant(partner_id=one.represented_by_id)
            values = {"attendance": Attendance.expected, "represents_id": one.partner_id}
            found[one.represented_by_id] = changed(stand_in, values)
    return list(found.values())
