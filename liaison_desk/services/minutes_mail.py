"""The message that sends the minutes: a draft with the papers attached, to those on the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from liaison_desk.domain.french import full_date
from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.minutes import MINUTES_PAPER, RECORD_PAPER
from liaison_desk.errors import UserError
from liaison_desk.files import export_file_name
from liaison_desk.services.email_drafts import AttachedFile, EmailDraft, message_bytes
from liaison_desk.services.meeting_papers import MeetingPapers
from liaison_desk.services.meetings import MeetingService
from liaison_desk.services.paper import PaperService
from liaison_desk.services.settings import SettingsService

_ADDRESS = re.compile(r"[^\s<>,;]+@[^\s<>,;]+\.[^\s<>,;]+")
_PDF = "application/pdf"


@dataclass(frozen=True)
class Recipient:
    """Somebody the minutes are for; `email` is empty when no address is known."""

    name: str
    email: str

    @property
    def words(self) -> str:
        """« Mme Kaci <a.kaci@example.fr> », the name alone without an address."""
        return f"{self.name} <{self.email}>" if self.email and self.name != self.email else self.name


class MinutesMail:
    """Knows who receives the minutes and writes the message, which is never sent from here."""

    def __init__(
        self, meetings: MeetingService, papers: MeetingPapers, paper: PaperService, settings: SettingsService
    ) -> None:
        self._meetings = meetings
        self._papers = papers
        self._paper = paper
        self._settings = settings

    def recipients(self, identifier: str) -> Sequence[Recipient]:
        """Return the list: everybody invited, in protocol order, then those who get a copy."""
        fields = self._meetings.sheet(identifier).fields
        found = [Recipient(one.person.name, one.email) for one in self._papers.people.of(fields)]
        copies = [Recipient(words, address_of(words)) for words in fields.copies_to]
        return [*found, *(Recipient(_name_of(one.name), one.email) for one in copies)]

    def draft(self, identifier: str, to: Sequence[str], papers: Sequence[str]) -> bytes:
        """Return the message as an .eml file that a mail client opens for writing, the papers attached as PDF.

        Raises UserError without an address among the recipients, or without a paper.
        """
        addresses = list(dict.fromkeys(address for words in to if (address := address_of(words))))
        if not addresses:
            raise UserError("no_address", "Aucun destinataire n'a d'adresse électronique : ajoutez-en au moins une.")
        if not papers:
            raise UserError("no_paper", "Cochez au moins un document à envoyer.")
        fields, office = self._meetings.sheet(identifier).fields, self._settings.office()
        files = [self._attached(identifier, fields, paper) for paper in papers]
        draft = EmailDraft(
            to_name=office.officer_name,
            to_address=office.officer_email,
            subject=f"{' et '.join(papers)} – {fields.title}, {full_date(fields.day)}",
            text=_body(fields, papers, office.officer_name),
            files=files,
            sender_name=office.officer_name,
            sender_address=office.officer_email,
            hidden_addresses=addresses,
        )
        return message_bytes(draft)

    def _attached(self, identifier: str, fields: MeetingFields, paper: str) -> AttachedFile:
        papers = {
            MINUTES_PAPER: ("compte-rendu", self._papers.minutes),
            RECORD_PAPER: ("releve-de-decisions", self._papers.decision_record),
        }
        if paper not in papers:
            raise UserError("unknown_paper", f"Documents connus : {', '.join(papers)}.")
        name, compose = papers[paper]
        return AttachedFile(
            export_file_name(fields.day, name, fields.title, "pdf"), _PDF, self._paper.pdf(compose(identifier))
        )


def address_of(words: str) -> str:
    """Return the e-mail address in what was typed, empty when there is none."""
    found = _ADDRESS.search(words)
    return found[0].lower() if found else ""


def _name_of(words: str) -> str:
    address = _ADDRESS.search(words)
    name = words.replace(address[0], "").strip(" <>") if address else words
    return name or words


def _body(fields: MeetingFields, papers: Sequence[str], signed: str) -> str:
    """Return the words of the message: what is attached, by when remarks are expected."""
    articles = {MINUTES_PAPER: "le compte rendu", RECORD_PAPER: "le relevé de décisions"}
    what = " et ".join(articles.get(paper, paper) for paper in papers)
    lines = ["Bonjour,", "", f"Vous trouverez ci-joint {what} de la réunion du {full_date(fields.day)} :"]
    lines += [f"{fields.title}.", ""]
    if MINUTES_PAPER in papers and fields.remarks_by:
        lines += [f"Sans observation avant le {full_date(fields.remarks_by)}, il est réputé approuvé.", ""]
    if fields.next_on:
        lines += [f"La prochaine réunion se tient le {full_date(fields.next_on)}.", ""]
    return "\n".join([*lines, "Bien cordialement,", "", signed]).rstrip() + "\n"
