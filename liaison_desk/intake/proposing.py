"""From the bytes of a file to what is proposed to the officer."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from liaison_desk.domain.dates_in_text import FoundDate
from liaison_desk.domain.deadlines_in_text import deadline_in
from liaison_desk.domain.proposals import Proposal, ProposedEvent, ProposedPiece, RequestCategory
from liaison_desk.domain.wall_time import OFFICE_ZONE
from liaison_desk.errors import UserError
from liaison_desk.intake.categories import category_of
from liaison_desk.intake.file_kinds import EXTENSIONS, FileKind, kind_of, picture_type
from liaison_desk.intake.file_names import safe_file_name
from liaison_desk.intake.forwarding import forwarded_sender
from liaison_desk.intake.headers import Mailbox, bare_subject
from liaison_desk.intake.mail import ReadMail, ReadPiece, read_mail
from liaison_desk.intake.occasions import find_occasion
from liaison_desk.intake.organisations import organisation_of
from liaison_desk.intake.plain import one_line
from liaison_desk.intake.units import unit_of

_LONGEST_TEXT = 100_000
_TEXT_SEARCHED = 20_000
_MOST_WARNINGS = 30
_OCCASIONS = frozenset({RequestCategory.invitation, RequestCategory.appointment})
_PAPERS = frozenset({FileKind.pdf, FileKind.word, FileKind.picture})
_OTHER_KIND = "Le contenu de ce fichier n'est pas ce qu'annonce son nom : vérifiez d'où il vient."
_NOT_READ = {
    FileKind.message: "Ce fichier n'est ni un message ni une invitation que l'on puisse lire.",
    FileKind.outlook: "Ce fichier .msg n'est pas un message Outlook lisible : enregistrez-le de nouveau.",
    FileKind.calendar: "Ce fichier n'est pas une invitation que l'on puisse lire.",
    FileKind.pdf: "Ce fichier n'est pas un PDF, malgré son nom : demandez à l'expéditeur de le renvoyer.",
    FileKind.word: "Ce document Word ne peut pas être lu : ouvrez-le dans Word et enregistrez-le de nouveau.",
    FileKind.picture: "Ce fichier n'est pas une image, malgré son nom : demandez à l'expéditeur de le renvoyer.",
}


@dataclass(frozen=True)
class ReadSource:
    """What one file gives: the proposal, and the bytes of its pieces in the same order."""

    proposal: Proposal
    contents: tuple[bytes, ...]


def read_source(path: Path) -> ReadSource:
    """Return what a file gives; raises UserError("unreadable_file", …) and those of calendars."""
    content = path.read_bytes()
    kind = kind_of(content)
    blank = Proposal(safe_file_name(path.name), hashlib.sha256(content).hexdigest(), kind.value)
    announced = EXTENSIONS.get(path.suffix.lower())
    is_protected_word = kind is FileKind.outlook and announced is FileKind.word
    if announced not in {None, kind, FileKind.message} and not is_protected_word:
        blank = replace(blank, warnings=(_OTHER_KIND,))
    if kind is FileKind.calendar:
        return ReadSource(_from_invitation(blank, content), ())
    if kind in _PAPERS or is_protected_word:
        return ReadSource(_from_paper(blank, content, kind, path), ())
    mail = _mail(content, kind)
    if mail is None:
        raise UserError("unreadable_file", _NOT_READ.get(announced or kind, _NOT_READ[FileKind.message]))
    del content
    pieces = tuple(_proposed(piece) for piece in mail.pieces)
    written_on = _day(mail.sent_at or mail.arrived_at) or _day_of_file(path)
    proposal = _from_mail(replace(blank, pieces=pieces), mail, written_on)
    return ReadSource(proposal, tuple(piece.content for piece in mail.pieces))


def _mail(content: bytes, kind: FileKind) -> ReadMail | None:
    if kind is FileKind.outlook:
        from liaison_desk.intake.outlook_message import read_outlook

        return read_outlook(content)
    return read_mail(content)


def _from_paper(blank: Proposal, content: bytes, kind: FileKind, path: Path) -> Proposal:
    from liaison_desk.intake.papers import read_paper

    day = _day_of_file(path)
    mail, words = read_paper(content, kind, day, path.stem)
    paper = replace(
        blank,
        media_type=picture_type(content) or (FileKind.word if kind is FileKind.outlook else kind).value,
        is_paper=True,
        document_date=words.written_on,
        sender_phone=words.phone,
        sender_street=words.street,
        sender_postal_code=words.postal_code,
        sender_city=words.city,
        sender_rna=words.rna,
        sender_siret=words.siret,
    )
    return _from_mail(paper, mail, words.written_on or day)


def _from_invitation(blank: Proposal, content: bytes) -> Proposal:
    from liaison_desk.intake.invitation import read_invitation

    invitation = read_invitation(content)
    if invitation.event is None:
        raise UserError("unreadable_file", " ".join(invitation.warnings[-1:]))
    return replace(
        blank,
        sender_name=invitation.organiser.name,
        sender_email=invitation.organiser.address,
        sender_organisation=organisation_of(invitation.organiser, "", ""),
        subject=invitation.event.title,
        category=RequestCategory.invitation,
        event=invitation.event,
        unit=unit_of(invitation.event.title, invitation.description),
        text=invitation.description[:_LONGEST_TEXT],
        text_truncated=len(invitation.description) > _LONGEST_TEXT,
        warnings=(*blank.warnings, *invitation.warnings)[:_MOST_WARNINGS],
    )


def _from_mail(blank: Proposal, mail: ReadMail, written_on: date) -> Proposal:
    subject = bare_subject(mail.subject)
    first_writer = mail.forwarded_sender if mail.forwarded_sender.address else forwarded_sender(mail.subject, mail.text)
    _warn_of_sender(mail, first_writer, is_paper=blank.is_paper)
    category = category_of(subject, mail.text)
    event = _event(mail, subject, category, written_on)
    limit = deadline_in(f"{subject}\n\n{mail.text[:_TEXT_SEARCHED]}", written_on)
    return replace(
        blank,
        message_id=mail.message_id,
        sender_name=mail.sender.name,
        sender_email=mail.sender.address,
        sender_organisation=one_line(organisation_of(_writer(mail, first_writer), mail.organisation, mail.text), 200),
        forwarded_sender_name=first_writer.name,
        forwarded_sender_email=first_writer.address,
        subject=subject,
        sent_at=mail.sent_at,
        received_on=_day(mail.arrived_at or mail.sent_at),
        blocked_images=mail.blocked_images,
        unit=unit_of(subject, mail.text),
        category=RequestCategory.invitation if event and (event.uid or mail.event) else category,
        reply_by=_reply_by(limit, event),
        event=event,
        text=mail.text[:_LONGEST_TEXT],
        text_truncated=len(mail.text) > _LONGEST_TEXT,
        warnings=(*blank.warnings, *mail.warnings)[:_MOST_WARNINGS],
    )


def _event(mail: ReadMail, subject: str, category: RequestCategory, written_on: date) -> ProposedEvent | None:
    """Return the event of the first calendar that holds one, else what the words of an invitation say."""
    for content in mail.calendars:
        # most messages carry no invitation: its reader is loaded only when one does
        from liaison_desk.intake.invitation import read_invitation

        try:
            invitation = read_invitation(content)
        except UserError as error:
            mail.warn(error.sentence)
            continue
        for sentence in invitation.warnings:
            mail.warn(sentence)
        if invitation.event:
            return invitation.event
    if mail.event or category not in _OCCASIONS:
        return mail.event
    event, doubt = find_occasion(subject, mail.text[:_TEXT_SEARCHED], written_on)
    mail.warn(doubt)
    return event


def _reply_by(limit: FoundDate | None, event: ProposedEvent | None) -> date | None:
    """Return the day before which to answer; after the event it would be something else."""
    if limit is None or (event and event.starts_at and event.starts_at.date() < limit.day):
        return None
    return limit.day


def _writer(mail: ReadMail, first_writer: Mailbox) -> Mailbox:
    return first_writer if first_writer.address or first_writer.name else mail.sender


def _warn_of_sender(mail: ReadMail, first_writer: Mailbox, *, is_paper: bool) -> None:
    shown, address = mail.sender.name.lower(), mail.sender.address.lower()
    if "@" in shown and address and address not in shown:
        mail.warn(f"Le nom affiché contient une autre adresse que celle de l'expéditeur ({mail.sender.address}).")
    if first_writer.name or first_writer.address:
        mail.warn(f"Message transmis : il paraît écrit par {first_writer.name or first_writer.address}.")
    if mail.sent_at is None and not is_paper:
        mail.warn("Ce message n'indique pas sa date d'envoi.")


def _proposed(piece: ReadPiece) -> ProposedPiece:
    digest = hashlib.sha256(piece.content).hexdigest()
    return ProposedPiece(piece.file_name, piece.media_type, len(piece.content), digest, piece.inline)


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(OFFICE_ZONE).date() if moment else None


def _day_of_file(path: Path) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone(OFFICE_ZONE).date()
