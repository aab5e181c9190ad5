"""Letters that come in answer to a mailing: whose answer is awaited, which letters may hold one, noting it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from liaison_desk.domain.letters import MailRegister
from liaison_desk.domain.mailing_replies import COMING, reply_in
from liaison_desk.domain.mailings import MailingFields, MailingRecipient, MailingReply, MailingState
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.store import links, mailings, records
from liaison_desk.store.database import Database
from liaison_desk.store.tables import Letter


@dataclass(frozen=True)
class AwaitedReply:
    """A mailing somebody was written to and did not answer."""

    mailing_id: str
    subject: str
    reply_by: date | None


@dataclass(frozen=True)
class ReceivedReply:
    """A letter that came from a recipient since the mailing was made; `reply` is what its words seem to say."""

    letter_id: str
    number: str
    subject: str
    partner_id: str
    sender: str
    received_on: date | None
    reply: MailingReply


class ReplyLetterService:
    """Finds which letters answer which mailings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def awaited_from(self, partner_id: str | None) -> Sequence[AwaitedReply]:
        """Return the mailings whose answer is awaited from a partner, the last one made first."""
        if not partner_id:
            return ()
        with self._database.reading() as session:
            found = mailings.awaiting(session, partner_id)
            return [AwaitedReply(row.id, row.subject, row.reply_by) for row in found]

    def received_for(self, mailing_id: str) -> Sequence[ReceivedReply]:
        """Return the letters that may answer a mailing: from its recipients, since it was made, not tied to it yet."""
        with self._database.reading() as session:
            row = records.find(session, Kind.mailing, mailing_id)
            fields = records.fields_of(row, MailingFields)
            ids = [one.partner_id for one in fields.recipients if one.included]
            found = mailings.letters_from(session, row.id, ids, fields.made_on)
            names = links.names_of(session, {one.correspondent_id for one in found if one.correspondent_id})
            return [
                ReceivedReply(
                    letter_id=one.id,
                    number=one.number,
                    subject=one.subject,
                    partner_id=one.correspondent_id or "",
                    sender=names.get(one.correspondent_id or "", ""),
                    received_on=one.received_on,
                    reply=reply_in(f"{one.subject}\n{one.body}"),
                )
                for one in found
            ]


def check_is_held(fields: MailingFields) -> None:
    """Raise UserError for a mailing nobody is awaited by any more."""
    if fields.state is MailingState.cancelled:
        raise UserError("cancelled_mailing", "Cet envoi est annulé : plus personne n'est attendu ni relancé.")


def values_of_reply(
    reply: MailingReply, represented_by: str = "", represented_by_id: str | None = None, guests: int | None = None
) -> dict[str, Any]:
    """Return what an answer changes of a recipient; nobody comes along with somebody who does not come."""
    stands_in = reply is MailingReply.represented
    values: dict[str, Any] = {
        "reply": reply,
        "represented_by": represented_by if stands_in else "",
        "represented_by_id": represented_by_id if stands_in else None,
    }
    if guests is not None or reply not in COMING:
        values["guests"] = guests or 0
    return values


def change_recipients(
    session: Session, mailing_id: str, partner_ids: Sequence[str], values: dict[str, Any], letter: Letter | None = None
) -> None:
    """Change what is known of recipients, and tie the letter that said it; raises UserError for anybody else."""
    said = set(partner_ids)
    row = records.find(session, Kind.mailing, mailing_id)
    fields = records.fields_of(row, MailingFields)
    check_is_held(fields)
    if not said <= {one.partner_id for one in fields.recipients if one.included}:
        raise UserError("not_a_recipient", "Cette personne n'est pas destinataire de cet envoi.")
    recipients = [_told(one, values, letter) if one.partner_id in said else one for one in fields.recipients]
    records.update(session, row, changed(fields, {"recipients": recipients}))
    if letter is not None:
        links.relate(session, Reference(Kind.mailing, row.id), Reference(Kind.letter, letter.id))


def incoming_letter(session: Session, letter_id: str) -> Letter:
    """Return a letter that may hold an answer; raises UserError for one that goes out."""
    row = records.find(session, Kind.letter, letter_id)
    if not isinstance(row, Letter) or row.mail_register is not MailRegister.incoming:
        raise UserError("not_incoming", "Une réponse arrive par un courrier à l'arrivée : donnez son numéro.")
    return row


def note_reply_in(session: Session, letter_id: str, mailing_id: str, reply: MailingReply) -> None:
    """Note what a letter just recorded answers to a mailing, for its sender, within the transaction of another verb."""
    letter = incoming_letter(session, letter_id)
    if letter.correspondent_id:
        values = {**values_of_reply(reply), "replied_on": letter.received_on}
        change_recipients(session, mailing_id, [letter.correspondent_id], values, letter)


def _told(recipient: MailingRecipient, values: dict[str, Any], letter: Letter | None) -> MailingRecipient:
    """Return a recipient changed; the number of the letter comes after what is noted already."""
    told = changed(recipient, values)
    number = f"Courrier {letter.number}" if letter is not None else ""
    return told if number in told.note else changed(told, {"note": f"{told.note} {number}".strip()})
