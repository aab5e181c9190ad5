"""A mail register as a table to be written or printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liaison_desk.documents.model import (
    Block,
    Document,
    DocumentHeader,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    Table,
    TemplateName,
    TypeSize,
    plain,
)
from liaison_desk.documents.spreadsheet import Cell, TableColumn, TableFile
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import full_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import Channel, LetterState, MailRegister
from liaison_desk.domain.registers import RegisterLine, RegisterRequest
from liaison_desk.domain.typography import french

_WIDTHS = (15.0, 12.0, 43.0, 15.0, 15.0)


@dataclass(frozen=True)
class RegisterMaterial:
    """What a printed register is made of: `foot` is the check and, for part of it, how many are shown."""

    request: RegisterRequest
    lines: Sequence[RegisterLine]
    foot: str
    made_on: date


def register_table(request: RegisterRequest, foot: str, made_on: date) -> TableFile:
    """Return the columns of a register as a file, and what its legend says."""
    incoming = request.mail_register is MailRegister.incoming
    listed, tied = ("Arrivé le", "Répondu par") if incoming else ("Signé le", "Répond à")
    return TableFile(
        name=f"Registre {label(request.mail_register).lower()}",
        columns=(
            TableColumn("Numéro", 14, "Pris une fois pour toutes dans le registre de l'année ; jamais réutilisé"),
            TableColumn(listed, 12, "Date d'arrivée" if incoming else "Date de signature"),
            TableColumn("Daté du", 12, "Date portée par le document"),
            TableColumn("Voie", 18, "Courrier, courriel, téléservice, remis en main propre ou téléphone"),
            TableColumn("Expéditeur" if incoming else "Destinataire", 34, "Nom dans le carnet, ou tel qu'il est écrit"),
            TableColumn("Objet", 52, "Objet du courrier"),
            TableColumn("Délégation", 14, "Délégation à qui le courrier est attribué"),
            TableColumn("Suivi par", 22, "Personne ou service, quand ce n'est pas la délégation elle-même"),
            TableColumn("État", 20, "Où en est le courrier"),
            TableColumn("Échéance", 12, "Date à laquelle une réponse est attendue"),
            TableColumn("Envoyé le", 12, "Date de départ"),
            TableColumn(tied, 16, "Numéro du courrier lié dans l'autre registre"),
            TableColumn("Annulé : motif", 34, "Un numéro annulé reste au registre avec son motif"),
        ),
        foot=foot,
        about=(("Document", request.title), ("Établi le", full_date(made_on))),
    )


def register_row(line: RegisterLine) -> tuple[Cell, ...]:
    """Return a number as the cells of `register_table`."""
    return (
        line.number,
        line.listed_on or line.taken_on,
        line.document_date,
        label(Channel(line.channel)) if line.channel else "",
        line.correspondent,
        line.subject,
        label(Unit(line.unit)) if line.unit else "",
        line.assigned_to,
        _state(line),
        line.due_date,
        line.sent_on,
        line.tied_number,
        line.cancelled_reason,
    )


def compose_register(material: RegisterMaterial) -> Document:
    """Return a register as a document, one row for each number, the check under the last one."""
    incoming = material.request.mail_register is MailRegister.incoming
    header = ("Numéro", "Arrivé" if incoming else "Signé", "De, objet" if incoming else "À, objet", "Suivi", "État")
    rows = tuple(_row(line) for line in material.lines)
    table: Block = Table(tuple(plain(title) for title in header), rows, _WIDTHS, title=material.request.title)
    if not rows:
        table = Paragraph(plain("Aucun numéro."), ParagraphStyle.caption)
    return Document(
        title=french(material.request.title),
        template=TemplateName.note,
        blocks=(table, Paragraph(plain(french(material.foot), bold=True))),
        header=DocumentHeader(kind="Registre du courrier", subtitle=french(f"Établi le {full_date(material.made_on)}")),
        type_size=TypeSize.compact,
    )


def _row(line: RegisterLine) -> tuple[Runs, ...]:
    who = Run(f"{line.correspondent}\n", bold=True)
    about = (*((who,) if line.correspondent else ()), Run(french(line.subject)))
    unit = label(Unit(line.unit)) if line.unit else ""
    state = f"{_state(line)} : {line.cancelled_reason}" if line.cancelled_reason else _state(line)
    if line.tied_number:
        state += f"\n{line.tied_number}"
    return (
        plain(line.number),
        plain(f"{line.listed_on or line.taken_on:%d/%m/%Y}"),
        about,
        plain("\n".join(part for part in (unit, line.assigned_to) if part)),
        plain(french(state)),
    )


def _state(line: RegisterLine) -> str:
    if line.cancelled_reason:
        return label(LetterState.cancelled)
    return label(LetterState(line.state)) if line.state else ""
