"""Sending signed letters: on paper, by e-mail as a draft ready to be sent, by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlmodel import Session

from liaison_desk.domain.french import counted
from liaison_desk.domain.letters import Channel, LetterFields, LetterState, MailRegister
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind, Sheet
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.files import atomic_write, letter_file_name
from liaison_desk.intake.file_names import distinct, safe_file_name
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.compositions import CompositionService
from liaison_desk.services.covering_texts import covering_text
from liaison_desk.services.email_drafts import AttachedFile, EmailDraft, message_bytes
from liaison_desk.services.letter_following import check_sending, follow_reply
from liaison_desk.services.letters import LetterService
from liaison_desk.services.paper import PaperService
from liaison_desk.services.protocol import ProtocolService
from liaison_desk.services.settings import SettingsService
from liaison_desk.services.signing import is_written_elsewhere
from liaison_desk.store import records
from liaison_desk.store.database import Database
from liaison_desk.store.tables import Letter


class DispatchService:
    """Says that letters left, and how; the letters they answer move on in the same verb."""

    def __init__(
        self,
        database: Database,
        letters: LetterService,
        compositions: CompositionService,
        paper: PaperService,
        settings: SettingsService,
        protocol: ProtocolService,
        clock: Clock,
    ) -> None:
        self._database = database
        self._letters = letters
        self._compositions = compositions
        self._paper = paper
        self._settings = settings
        self._protocol = protocol
        self._clock = clock

    def send(
        self, identifiers: Sequence[str], channel: Channel | None = None, on: date | None = None, handed_to: str = ""
    ) -> None:
        """Say that signed letters left, today when no day is given, by their own channel when none is given.

        Raises UserError when one is not signed or left already, when one given by hand names nobody.
        """
        if channel is Channel.hand and not handed_to.strip():
            raise UserError("no_receiver", "Indiquez à qui ce courrier a été remis.")
        day = self._day(on)
        with self._letters.verb(f"Envoi : {counted(len(identifiers), 'courrier', 'courriers')}") as session:
            for identifier in identifiers:
                self._send_in(session, identifier, channel, day, handed_to.strip())

    def email_file_name(self, letter_id: str) -> str:
        """Return the name proposed for the message of a letter: « D-2026-0042_pret-de-salle.eml »."""
        sheet = self._letters.sheet(letter_id)
        return letter_file_name(sheet.number, sheet.fields.subject, "eml")

    def check_email(self, letter_id: str) -> None:
        """Raise UserError when a letter cannot leave by e-mail: not signed, or no address known."""
        self._addressee(_signed(self._letters.sheet(letter_id)))

    def email_draft(self, letter_id: str) -> EmailDraft:
        """Return the message a signed letter leaves with: the letter as PDF unless it was written elsewhere, its files.

        Raises UserError when it is not signed, or when no address is known.
        """
        sheet = _signed(self._letters.sheet(letter_id))
        addressee = self._addressee(sheet)
        office = self._settings.office()
        files = self._files(sheet)
        return EmailDraft(
            to_name=addressee.display_name,
            to_address=addressee.email,
            subject=sheet.fields.subject,
            text=self._covering_text(sheet, len(files) - 1),
            files=files,
            sender_name=office.officer_name,
            sender_address=office.officer_email,
        )

    def send_by_email(self, letter_id: str, target: Path, on: date | None = None) -> None:
        """Write the message of a letter and say that it left with it: both happen, or neither."""
        day = self._day(on)
        content = self._message(letter_id, target)
        with self._letters.verb(f"Envoi : {counted(1, 'courrier', 'courriers')}") as session:
            self._send_in(session, letter_id, Channel.email, day, "")
            atomic_write(target, content)

    def write_email(self, letter_id: str, target: Path) -> None:
        """Write the message of a signed letter as an .eml file; raises UserError, then nothing is written."""
        atomic_write(target, self._message(letter_id, target))

    def _message(self, letter_id: str, target: Path) -> bytes:
        if target.suffix.lower() != ".eml":
            raise UserError("unknown_format", "Donnez un nom de fichier qui finit par .eml.")
        return message_bytes(self.email_draft(letter_id))

    def _day(self, on: date | None) -> date:
        return on or today(self._clock)

    def _send_in(self, session: Session, identifier: str, channel: Channel | None, day: date, handed_to: str) -> None:
        row = records.find(session, Kind.letter, identifier)
        fields = records.fields_of(row, LetterFields)
        number = row.number if isinstance(row, Letter) else ""
        _check_is_signed(fields, number)
        if fields.state is not LetterState.signed:
            raise UserError("already_sent", f"Le courrier {number} est déjà parti, ou annulé : il ne s'envoie plus.")
        check_sending(fields, day, today(self._clock))
        channel = channel or fields.channel
        sent = {"state": LetterState.sent, "sent_on": day, "channel": channel}
        records.update(session, row, changed(fields, {**sent, "handed_to": handed_to or fields.handed_to}))
        follow_reply(session, fields, day)

    def _addressee(self, sheet: Sheet[LetterFields]) -> PartnerFields:
        identifier = sheet.fields.correspondent_id
        if not identifier:
            raise UserError(
                "no_email",
                "Le destinataire n'est pas au carnet : enregistrez sa fiche et son adresse électronique, ou envoyez "
                "ce courrier sur papier.",
            )
        with self._database.reading() as session:
            row = records.find(session, Kind.partner, identifier, in_bin=True)
            partner = records.fields_of(row, PartnerFields)
        if not partner.email:
            raise UserError(
                "no_email",
                f"{partner.display_name} n'a pas d'adresse électronique : ajoutez-la à sa fiche, ou envoyez ce "
                "courrier sur papier.",
            )
        return partner

    def _files(self, sheet: Sheet[LetterFields]) -> tuple[AttachedFile, ...]:
        document = self._compositions.letter(sheet.fields, sheet.number)
        name = letter_file_name(sheet.number, sheet.fields.subject, "pdf")
        taken: set[str] = set()
        files: list[AttachedFile] = []
        if not (sheet.pieces and is_written_elsewhere(document)):
            files.append(AttachedFile(distinct(name, taken), "application/pdf", self._paper.pdf(document)))
        for piece in sheet.pieces:
            kept, content = self._letters.piece(piece.id)
            safe = distinct(safe_file_name(kept.file_name, kept.media_type), taken)
            files.append(AttachedFile(safe, kept.media_type, content))
        return tuple(files)

    def _covering_text(self, sheet: Sheet[LetterFields], pieces: int) -> str:
        fields, office = sheet.fields, self._settings.office()
        day = fields.signed_on or today(self._clock)
        forms = self._protocol.forms_of(fields.correspondent_id, day, salutation_override=fields.salutation)
        return covering_text(office, fields, sheet.number, forms.salutation, pieces, day)


def _signed(sheet: Sheet[LetterFields]) -> Sheet[LetterFields]:
    _check_is_signed(sheet.fields, sheet.number)
    return sheet


def _check_is_signed(fields: LetterFields, number: str) -> None:
    if fields.mail_register is not MailRegister.outgoing:
        raise UserError("not_outgoing", "Seul un courrier au départ s'envoie.")
    if not number:
        raise UserError("not_signed", f"« {fields.subject} » n'est pas signé : signez ce courrier avant de l'envoyer.")
