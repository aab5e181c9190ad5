"""Letters that did not come by mail: a PDF, a Word file, a picture."""

from __future__ import annotations

import re
from datetime import date

from liaison_desk.intake.file_kinds import OFFICE_FILE, FileKind
from liaison_desk.intake.headers import Mailbox
from liaison_desk.intake.letter_words import LetterWords, letter_words
from liaison_desk.intake.mail import ReadMail
from liaison_desk.intake.plain import one_line, tidy
from liaison_desk.intake.word_text import PaperText, read_word

_PROTECTED = "Ce document Word est protégé par un mot de passe : aucun texte lu, seul l'original est gardé."
_OLD = "Ce document est dans un ancien format de Word : aucun texte lu, seul l'original est gardé."
_PICTURE = "Aucun texte lu dans cette image : complétez les champs à la main."
_EMPTY = "Aucun texte lu dans ce document : complétez les champs à la main."
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_paper(content: bytes, kind: FileKind, day: date, stem: str) -> tuple[ReadMail, LetterWords]:
    """Return a letter as a message would be, and what else it says of itself.

    `day` is the one its file was written, `stem` the name of the file, which says what it is about when nothing does.
    """
    paper = read_text(content, kind)
    text = tidy(paper.text)
    words = letter_words(text, day)
    mail = ReadMail(
        sender=Mailbox(words.sender.name or words.organisation, words.sender.address),
        organisation=words.organisation,
        subject=words.subject or one_line(re.sub(r"[_\s]+", " ", stem), 300),
        message_id="",
        sent_at=None,
        arrived_at=None,
        text=text,
        warnings=list(paper.warnings),
    )
    if not text and not mail.warnings:
        mail.warn(_EMPTY)
    return mail, words


def read_text(content: bytes, kind: FileKind) -> PaperText:
    """Return the text of a PDF, a Word file or a picture, and what the officer must know of it."""
    if kind is FileKind.picture:
        return PaperText(warnings=[_PICTURE])
    if kind is FileKind.word:
        return read_word(content)
    if content.startswith(OFFICE_FILE):
        return PaperText(warnings=[_PROTECTED if _ENCRYPTED in content else _OLD])
    # its library is loaded only for a PDF
    from liaison_desk.intake.pdf_text import read_pdf

    return read_pdf(content)
