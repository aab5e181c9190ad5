"""The files of a mailing, filled letter by letter while it is made."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from liaison_desk.documents.mailing_tables import MailingLine, mailing_rows, mailing_table
from liaison_desk.documents.model import Document, TemplateName
from liaison_desk.documents.spreadsheet import write_workbook
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import Channel, LetterFields
from liaison_desk.domain.mailing_checks import Addressed
from liaison_desk.domain.mailings import MailingFields
from liaison_desk.domain.merge_outputs import MergeOutputs
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.stationery import LABELS
from liaison_desk.domain.steps import Step
from liaison_desk.errors import UserError
from liaison_desk.files import in_french, letter_file_name
from liaison_desk.intake.file_names import distinct
from liaison_desk.services.covering_texts import covering_text
from liaison_desk.services.email_drafts import AttachedFile, EmailDraft, message_bytes
from liaison_desk.services.file_batches import FileBatch
from liaison_desk.services.paper import PaperService

if TYPE_CHECKING:
    from liaison_desk.documents.pdf_series import PdfSeries
    from liaison_desk.documents.word_series import WordSeries

_ENDINGS = {"printable": (".docx", ".pdf"), "envelopes": (".pdf",), "labels": (".pdf",), "recipients_list": (".xlsx",)}


@dataclass(frozen=True)
class MergeLetter:
    """One letter ready to be written; an empty number makes it a draft."""

    document: Document
    fields: LetterFields
    number: str
    addressed: Addressed


class MergeFiles:
    """Writes what is asked for in a batch of files; the context lets go of the printable document.

    `rest` is how many steps come after the letters. Raises UserError for a file of the wrong kind.
    """

    def __init__(
        self,
        paper: PaperService,
        office: OfficeFields,
        fields: MailingFields,
        outputs: MergeOutputs,
        files: FileBatch,
        day: date,
        pieces: Sequence[AttachedFile] = (),
    ) -> None:
        _check_endings(outputs)
        _check_places(outputs)
        if outputs.messages and fields.channel is not Channel.email:
            raise UserError(
                "not_by_email", "Cet envoi ne part pas par courriel : changez sa voie d'envoi, ou écrivez des lettres."
            )
        self._pieces = pieces
        self._paper = paper
        self._office = office
        self._fields = fields
        self._outputs = outputs
        self._files = files
        self._day = day
        self._recipients = {one.partner_id: one for one in fields.recipients}
        self._lines: list[MailingLine] = []
        self._folder = files.folder(outputs.folder) if outputs.folder else None
        self._messages = files.folder(outputs.messages) if outputs.messages else None
        self._stream: BinaryIO | None = None
        self._pdf: PdfSeries | None = None
        self._word: WordSeries | None = None

    def __enter__(self) -> MergeFiles:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._close()
        self._lines.clear()  # recording the letters needs the room

    def _close(self) -> None:
        if self._stream is not None:
            self._stream.close()
        self._stream = self._pdf = self._word = None

    @property
    def rest(self) -> int:
        """How many files are written once the letters are."""
        asked = self._outputs
        return sum(one is not None for one in (asked.printable, asked.envelopes, asked.labels, asked.recipients_list))

    @property
    def written(self) -> tuple[Path, ...]:
        """What was asked for."""
        asked = self._outputs
        files = (asked.folder, asked.messages, asked.printable, asked.envelopes, asked.labels, asked.recipients_list)
        return tuple(one for one in files if one is not None)

    def add(self, letter: MergeLetter) -> None:
        """Write a letter."""
        recipient = self._recipients[letter.addressed.partner_id]
        self._lines.append(MailingLine(letter.number, letter.addressed, recipient))
        if self._folder is not None:
            words = letter.addressed.title or label(self._fields.wording)
            name = letter_file_name(letter.number or f"projet-{len(self._lines):03d}", words)
            (self._folder / name).write_bytes(self._paper.word(letter.document, self._office))
        if self._messages is not None:
            name = letter_file_name(letter.number, letter.addressed.name, "eml")
            (self._messages / name).write_bytes(message_bytes(self._message(letter)))
        if self._outputs.printable is not None:
            with in_french(self._outputs.printable):
                self._series(self._outputs.printable, letter.document).add(letter.document)

    def finish(self, letters: int) -> Generator[Step]:
        """Write what comes after the letters, a step for each file."""
        asked, done = self._outputs, letters
        addresses = [line.addressed.envelope.lines for line in self._lines]
        if asked.printable is not None:
            with in_french(asked.printable):
                self._finish_printable(asked.printable)
            done += 1
            yield Step(done, letters + self.rest, "Document à imprimer")
        if asked.envelopes is not None:
            from liaison_desk.documents.address_sheets import render_envelopes

            self._files.write(asked.envelopes, render_envelopes(addresses, asked.envelope_format, self._office))
            done += 1
            yield Step(done, letters + self.rest, "Enveloppes")
        if asked.labels is not None:
            from liaison_desk.documents.address_sheets import render_labels

            pages = render_labels(addresses, asked.label_format, self._office, asked.first_label)
            self._files.write(asked.labels, pages)
            done += 1
            yield Step(done, letters + self.rest, "Étiquettes")
        if asked.recipients_list is not None:
            self._write_recipients(asked.recipients_list)
            yield Step(letters + self.rest, letters + self.rest, "Liste des destinataires")

    def _finish_printable(self, target: Path) -> None:
        if self._pdf is not None:
            self._pdf.finish()
        elif self._word is not None:
            self._files.write(target, self._word.written())
        self._close()

    def _write_recipients(self, target: Path) -> None:
        """Write the list of recipients to a workbook."""
        table = mailing_table(self._fields.subject, self._fields.purpose, self._day)
        with (
            self._files.file(target).open("wb") as stream,
            closing(write_workbook(stream, table, [mailing_rows(self._lines)], self._files.scratch(target))) as writing,
        ):
            for _done in writing:
                pass

    def _message(self, letter: MergeLetter) -> EmailDraft:
        """Return the message a letter leaves with: the letter as PDF, then the pieces of the mailing."""
        one, fields, office = letter.addressed, letter.fields, self._office
        if not letter.number:
            raise UserError("not_signed", "Ces lettres ne sont pas signées : signez-les avant de les envoyer.")
        if one.fields is None or not one.fields.email:
            raise UserError("no_email", f"{one.name} n'a pas d'adresse électronique : ajoutez-la à sa fiche.")
        name = letter_file_name(letter.number, fields.subject, "pdf")
        taken = {name}
        pieces = [AttachedFile(distinct(file.name, taken), file.media_type, file.content) for file in self._pieces]
        return EmailDraft(
            to_name=one.name,
            to_address=one.fields.email,
            subject=fields.subject,
            text=covering_text(
                office, fields, letter.number, one.salutation, len(pieces), fields.signed_on or self._day
            ),
            files=(AttachedFile(name, "application/pdf", self._paper.pdf(letter.document)), *pieces),
            sender_name=office.officer_name,
            sender_address=office.officer_email,
        )

    def _series(self, target: Path, document: Document) -> WordSeries | PdfSeries:
        if target.suffix.lower() == ".pdf":
            if self._pdf is None:
                from liaison_desk.documents.pdf_series import PdfSeries

                self._stream = self._files.file(target).open("wb")
                self._pdf = PdfSeries(self._stream, self._office, self._fields.subject)
            return self._pdf
        if self._word is None:
            from liaison_desk.documents.word import template_for
            from liaison_desk.documents.word_series import WordSeries

            template = template_for(document, self._office, self._paper.template(TemplateName.letter))
            self._word = WordSeries(template, self._office)
        return self._word


def _check_places(outputs: MergeOutputs) -> None:
    """Refuse two papers under one name, of which the second would take the place, and a label no sheet has."""
    asked = [getattr(outputs, name) for name in ("folder", "messages", *_ENDINGS)]
    places = [one.resolve() for one in asked if one is not None]
    if len(set(places)) < len(places):
        raise UserError("same_file", "Deux papiers ont le même nom de fichier : donnez-en un à chacun.")
    sheet = LABELS[outputs.label_format]
    most = sheet.columns * sheet.rows
    if outputs.labels and not 1 <= outputs.first_label <= most:
        raise UserError("no_such_label", f"Une planche a {most} étiquettes : donnez la première libre, de 1 à {most}.")


def _check_endings(outputs: MergeOutputs) -> None:
    for name, endings in _ENDINGS.items():
        target: Path | None = getattr(outputs, name)
        if target is not None and target.suffix.lower() not in endings:
            wanted = " ou ".join(endings)
            raise UserError("unknown_format", f"« {target.name} » : donnez un nom de fichier qui finit par {wanted}.")
