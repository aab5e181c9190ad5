"""Messages (RFC 5322): who wrote, when, what, with which pieces.

Bounded in depth and in number of parts; whatever cannot be read is said in `warnings` and stays in the original.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from liaison_desk.domain.proposals import ProposedEvent
from liaison_desk.intake import headers
from liaison_desk.intake.file_names import danger, distinct, safe_file_name
from liaison_desk.intake.html import readable_text, sanitised
from liaison_desk.intake.parts import Part, charset_of, children_of, content_of, parsed
from liaison_desk.intake.plain import decoded, tidy

_DEEPEST = 30
_MOST_PARTS = 1_000
_NOTICE = 200
_KNOWN_HEADERS = ("from", "date", "subject", "to", "message-id", "received", "sender", "mime-version")
CALENDARS = frozenset({"text/calendar", "application/ics"})
_TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})

_HEADERS_ONLY = (
    "Ce message est construit de façon anormale : seul son en-tête a été lu ; ouvrez l'original dans la messagerie."
)
_TOO_MANY_PIECES = "Ce message a trop de pièces : elles n'ont pas toutes été lues."
_TOO_DEEP = "Ce message en contient d'autres, emboîtés trop profondément : ils n'ont pas tous été lus."
_ODD_CHARACTERS = "Certains caractères de ce message n'ont pas pu être lus."
_SEALED_BY_OUTLOOK = (
    "Des pièces sont enfermées dans « winmail.dat », un format propre à Outlook : "
    "demandez à l'expéditeur de les renvoyer."
)
_ENCRYPTED = "Ce message est chiffré : ouvrez-le dans la messagerie et enregistrez-le en clair."
_UNREADABLE_PIECE = "Une pièce de ce message n'a pas pu être lue ; elle reste dans l'original."


@dataclass
class ReadPiece:
    """A file carried by a message, with its bytes."""

    file_name: str
    media_type: str
    content: bytes
    inline: bool = False


@dataclass
class ReadMail:
    """What one message holds; `calendars` are the invitations among its pieces, `event` what the message itself is."""

    sender: headers.Mailbox
    organisation: str
    subject: str
    message_id: str
    sent_at: datetime | None
    arrived_at: datetime | None
    forwarded_sender: headers.Mailbox = headers.NOBODY
    text: str = ""
    blocked_images: int = 0
    pieces: list[ReadPiece] = field(default_factory=list[ReadPiece])
    calendars: list[bytes] = field(default_factory=list[bytes])
    event: ProposedEvent | None = None
    warnings: list[str] = field(default_factory=list[str])

    def warn(self, sentence: str) -> None:
        """Add a sentence for the officer, once."""
        if sentence and sentence not in self.warnings:
            self.warnings.append(sentence)

    def keep(self, piece: ReadPiece) -> None:
        """Add a piece under a name no other bears; calendars are remembered, those that come twice kept once."""
        if piece.media_type in CALENDARS or piece.file_name.lower().endswith(".ics"):
            if piece.content in self.calendars:
                # invitations come twice: to be read by the mailer, and as a file
                return
            self.calendars.append(piece.content)
        if piece.media_type in _TNEF or piece.file_name.lower() == "winmail.dat":
            self.warn(_SEALED_BY_OUTLOOK)
        piece.file_name = distinct(piece.file_name, {one.file_name.casefold() for one in self.pieces})
        self.pieces.append(piece)
        self.warn(danger(piece.file_name))


def read_mail(content: bytes) -> ReadMail | None:
    """Return what a message holds, or nothing when the bytes are no message."""
    message, whole = parsed(content)
    if not any(headers.raw_header(message, name) for name in _KNOWN_HEADERS):
        return None
    mail = ReadMail(
        sender=headers.sender(message),
        organisation=headers.header_text(message, "organization"),
        subject=headers.header_text(message, "subject"),
        message_id=headers.identifier(message),
        sent_at=headers.instant(headers.raw_header(message, "date")),
        arrived_at=headers.arrival(message),
    )
    if whole:
        _Reading(mail).read(message)
    else:
        mail.warn(_HEADERS_ONLY)
    return mail


class _Reading:
    """One walk through the parts of a message, in order, within bounds."""

    def __init__(self, mail: ReadMail) -> None:
        self._mail = mail
        self._texts: list[str] = []
        self._parts = 0
        self._within_another = False

    def read(self, message: Part) -> None:
        """Fill the mail with the text and the pieces of its parts."""
        self._visit(message, 0)
        self._mail.text = tidy("\n\n".join(text for text in self._texts if text.strip()))

    def _visit(self, part: Part, depth: int) -> None:
        self._parts += 1
        if depth > _DEEPEST or self._parts > _MOST_PARTS:
            self._mail.warn(_TOO_DEEP if depth > _DEEPEST else _TOO_MANY_PIECES)
            return
        media_type = part.get_content_type()
        if media_type in _SEALED:
            self._mail.warn(_ENCRYPTED)
        children = children_of(part)
        if media_type == "message/rfc822" and children:
            self._read_message_within(part, children[0], depth)
        elif media_type == "multipart/alternative":
            self._read_alternatives(children, depth)
        elif children:
            for child in children:
                self._visit(child, depth + 1)
        elif not part.is_multipart():
            self._read_leaf(part, media_type)

    def _read_alternatives(self, children: list[Part], depth: int) -> None:
        """Read the same content in several forms and keep one: the first, unless it only announces another."""
        kept, forms = self._texts, list[str]()
        for child in children:
            self._texts = []
            self._visit(child, depth + 1)
            forms.append("\n\n".join(self._texts).strip())
        forms = [form for form in forms if form]
        if forms:
            longest = max(forms, key=len)
            first_is_a_notice = len(forms[0]) < _NOTICE and len(longest) > 3 * len(forms[0])
            kept.append(longest if first_is_a_notice else forms[0])
        self._texts = kept

    def _read_message_within(self, part: Part, message: Part, depth: int) -> None:
        """Read a message carried by the message: a piece of its own, its text after the text, its pieces too."""
        wrote = headers.sender(message)
        subject = headers.header_text(message, "subject")
        if not self._within_another:
            self._keep_message(part, message, subject)
            if not self._mail.forwarded_sender.address:
                self._mail.forwarded_sender = wrote
        self._texts.append(f"--- Message joint ---\nDe : {wrote.name} <{wrote.address}>\nObjet : {subject}")
        outer, self._within_another = self._within_another, True
        self._visit(message, depth + 1)
        self._within_another = outer

    def _keep_message(self, part: Part, message: Part, subject: str) -> None:
        try:
            content = message.as_bytes()
        except Exception:  # the generator of the standard library fails in many ways
            self._mail.warn(_UNREADABLE_PIECE)
            return
        name = headers.file_name(part) or f"{subject or 'message'}.eml"
        self._mail.keep(ReadPiece(safe_file_name(name, "message/rfc822"), "message/rfc822", content))

    def _read_leaf(self, part: Part, media_type: str) -> None:
        content = content_of(part)
        # a decoded part is not needed twice
        part.set_payload("")
        if content is None:
            self._mail.warn(_UNREADABLE_PIECE)
            return
        written = headers.file_name(part)
        disposition = part.get_content_disposition() or ""
        if media_type in {"text/plain", "text/html"} and disposition != "attachment" and not written:
            self._read_body(content, part, media_type)
            return
        if not content and not written:
            return
        name = safe_file_name(written or ("invitation" if media_type == "text/calendar" else ""), media_type)
        inline = disposition == "inline" or (media_type.startswith("image/") and "content-id" in part)
        self._mail.keep(ReadPiece(name, media_type, content, inline))

    def _read_body(self, content: bytes, part: Part, media_type: str) -> None:
        text, whole = decoded(content, charset_of(part))
        if not whole:
            self._mail.warn(_ODD_CHARACTERS)
        if media_type == "text/html":
            safe = sanitised(text)
            self._mail.blocked_images += safe.blocked_images
            text = readable_text(safe)
        self._texts.append(text)
