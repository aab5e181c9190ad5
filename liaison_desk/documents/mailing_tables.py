"""The people of a mailing as a workbook: whom it was sent to, at what address, what they answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liaison_desk.documents.spreadsheet import Cell, TableColumn, TableFile
from liaison_desk.domain.attendance_words import reply_words
from liaison_desk.domain.french import full_date
from liaison_desk.domain.mailing_checks import Addressed
from liaison_desk.domain.mailings import MailingRecipient, MailingReply
from liaison_desk.domain.partners import CourtesyTitle

_COURTESY = {CourtesyTitle.mr: "Monsieur", CourtesyTitle.ms: "Madame", CourtesyTitle.unknown: ""}
_ADDRESS_LINES = 6


@dataclass(frozen=True)
class MailingLine:
    """One recipient with the number of the letter."""

    number: str
    addressed: Addressed
    recipient: MailingRecipient


def mailing_table(subject: str, purpose: str, made_on: date) -> TableFile:
    """Return the columns of the list of recipients, and what its legend says."""
    address = (
        TableColumn(f"Adresse {place}", 30, "Adresse de l'enveloppe (NF Z 10-011)" if place == 1 else "")
        for place in range(1, _ADDRESS_LINES + 1)
    )
    return TableFile(
        name="Destinataires",
        columns=(
            TableColumn("Numéro", 14, "Numéro de départ de la lettre ; vide pour un projet"),
            TableColumn("Civilité", 10),
            TableColumn("Prénom", 16),
            TableColumn("Nom", 22),
            TableColumn("Fonction", 34, "Telle qu'elle est écrite dans la lettre"),
            TableColumn("Organisme", 34),
            *address,
            TableColumn("Courriel", 30),
            TableColumn("Formule d'appel", 26),
            TableColumn("Réponse", 16, "Présent, représenté, excusé ou sans réponse"),
            TableColumn("Représenté par", 26),
            TableColumn("Accompagnants", 14),
            TableColumn("Répondu le", 12),
        ),
        about=(("Envoi", subject), ("Finalité", purpose), ("Établi le", full_date(made_on))),
    )


def mailing_row(line: MailingLine) -> tuple[Cell, ...]:
    """Return a recipient as the cells of `mailing_table`."""
    one, fields, reply = line.addressed, line.addressed.fields, line.recipient
    lines = [*one.envelope.lines[:_ADDRESS_LINES], *[""] * _ADDRESS_LINES][:_ADDRESS_LINES]
    return (
        line.number,
        _COURTESY[fields.courtesy_title] if fields else "",
        fields.first_name if fields else "",
        (fields.last_name if fields else "") or one.name,
        one.title,
        one.body,
        *lines,
        fields.email if fields else "",
        one.salutation,
        reply_words(reply.reply, fields) if reply.reply is not MailingReply.none else "",
        reply.represented_by,
        reply.guests or None,
        reply.replied_on,
    )


def mailing_rows(lines: Sequence[MailingLine]) -> list[tuple[Cell, ...]]:
    """Return recipients as rows."""
    return [mailing_row(line) for line in lines]
