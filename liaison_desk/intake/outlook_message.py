"""Messages and appointments saved by Outlook (.msg): the same reading as that of other messages.

Numbers are those of MS-OXPROPS. The original stays as it is; messages within it are kept as plain messages (.eml).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from liaison_desk.domain.proposals import ProposedEvent
from liaison_desk.domain.wall_time import OFFICE_ZONE
from liaison_desk.intake import headers
from liaison_desk.intake.file_names import safe_file_name
from liaison_desk.intake.html import readable_text, sanitised
from liaison_desk.intake.mail import ReadMail, ReadPiece
from liaison_desk.intake.outlook_storage import Drawer, opened
from liaison_desk.intake.parts import Part, parsed
from liaison_desk.intake.places import split_address
from liaison_desk.intake.plain import one_line, tidy
from liaison_desk.intake.rich_text import text_of, unpacked

_CLASS, _SUBJECT, _BODY, _HTML, _RICH = 0x001A, 0x0037, 0x1000, 0x1013, 0x1009
_HEADERS, _MESSAGE_ID = 0x007D, 0x1035
_SENT, _DELIVERED, _CREATED = 0x0039, 0x0E06, 0x3007
_FROM_NAMES, _FROM_ADDRESSES = (0x0042, 0x0C1A), (0x5D02, 0x5D01, 0x0065, 0x0C1F)
_CONTENT, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _MEDIA_TYPE, _CONTENT_ID = (
    0x3701,
    0x3707,
    0x3704,
    0x3001,
    0x370E,
    0x3712,
)
_START, _END = 0x0060, 0x0061
_NAMED_START, _NAMED_END, _NAMED_PLACE, _NAMED_ALL_DAY = 0x820D, 0x820E, 0x8208, 0x8215
_OF_CALENDAR = ("ipm.appointment", "ipm.schedule.meeting")
_DEEPEST = 8
_MOST_PIECES = 500

_TOO_DEEP = "Ce message en contient d'autres, emboîtés trop profondément : ils n'ont pas tous été lus."
_TOO_MANY_PIECES = "Ce message a trop de pièces : elles n'ont pas toutes été lues."
_ENCRYPTED = "Ce message est chiffré : ouvrez-le dans la messagerie et enregistrez-le en clair."
_LINKED_PIECE = "Une pièce de ce message n'est qu'un lien vers un autre endroit : elle n'est pas dans le fichier."
_CANCELLED = "L'organisateur annule cet événement."


def read_outlook(content: bytes) -> ReadMail | None:
    """Return what an Outlook message holds, or nothing when the bytes are none."""
    drawer = opened(content)
    if drawer is None:
        return None
    mail = _headed(drawer)
    _Reading(mail).read(drawer)
    kind = drawer.text(_CLASS).lower()
    if kind.startswith(_OF_CALENDAR):
        mail.event = _event(drawer, mail.subject, cancelled="canceled" in kind)
        if mail.event and mail.event.cancelled:
            mail.warn(_CANCELLED)
    if "smime" in kind and "multipartsigned" not in kind:
        mail.warn(_ENCRYPTED)
    return mail


def _headed(drawer: Drawer) -> ReadMail:
    """Return the message without its text and pieces; what it travelled with comes before what Outlook noted."""
    travelled, _ = parsed(drawer.text(_HEADERS).encode("utf-8", "replace") + b"\r\n\r\n")
    return ReadMail(
        sender=_sender(drawer, travelled),
        organisation=headers.header_text(travelled, "organization"),
        subject=one_line(drawer.text(_SUBJECT) or headers.header_text(travelled, "subject")),
        message_id=headers.identifier(travelled) or one_line(drawer.text(_MESSAGE_ID), 400).strip("<>"),
        sent_at=headers.instant(headers.raw_header(travelled, "date")) or drawer.instant(_SENT),
        arrived_at=headers.arrival(travelled) or drawer.instant(_DELIVERED),
    )


def _sender(drawer: Drawer, travelled: Part) -> headers.Mailbox:
    found = headers.sender(travelled)
    if found.address:
        return found
    # the addresses of colleagues are often names of the directory rather than addresses
    addresses = (headers.first_mailbox(drawer.text(number)).address for number in _FROM_ADDRESSES)
    address = next(filter(None, addresses), "")
    name = one_line(drawer.text(*_FROM_NAMES), 200).strip("'\" ") or found.name
    return headers.Mailbox("" if name.lower() == address.lower() else name, address)


def _text(drawer: Drawer, mail: ReadMail) -> str:
    """Return the text of a message: as such, else from its HTML, else from its rich text."""
    text = tidy(drawer.text(_BODY))
    safe = sanitised(drawer.html(_HTML))
    mail.blocked_images += safe.blocked_images
    return text or tidy(readable_text(safe)) or tidy(text_of(unpacked(drawer.content(_RICH))))


def _event(drawer: Drawer, subject: str, *, cancelled: bool) -> ProposedEvent | None:
    """Return the occasion an appointment is for, on the wall clock of the office."""
    starts_at = _home(drawer.instant(drawer.named(_NAMED_START), _START))
    if starts_at is None:
        return None
    ends_at = _home(drawer.instant(drawer.named(_NAMED_END), _END))
    all_day = bool(drawer.number(drawer.named(_NAMED_ALL_DAY)))
    if all_day and ends_at:
        ends_at -= timedelta(days=1)  # Outlook ends a day at the midnight after it
    place, address = split_address(one_line(drawer.text(drawer.named(_NAMED_PLACE))))
    return ProposedEvent(
        title=headers.bare_subject(subject),
        starts_at=starts_at,
        ends_at=ends_at if ends_at and ends_at >= starts_at else None,
        all_day=all_day,
        place=place,
        address=address,
        cancelled=cancelled,
    )


def _home(moment: datetime | None) -> datetime | None:
    return moment.astimezone(OFFICE_ZONE).replace(tzinfo=None) if moment else None


class _Reading:
    """One walk through a message and those within it, bounded in depth and in number of pieces."""

    def __init__(self, mail: ReadMail) -> None:
        self._mail = mail
        self._seen = 0

    def read(self, drawer: Drawer) -> None:
        """Fill the mail with the text and the pieces."""
        self._mail.text = tidy(self._visit(drawer, 0))

    def _visit(self, drawer: Drawer, depth: int) -> str:
        texts = [_text(drawer, self._mail)]
        for attached in drawer.attachments():
            self._seen += 1
            if self._seen > _MOST_PIECES:
                self._mail.warn(_TOO_MANY_PIECES)
                break
            within = attached.embedded()
            if within is not None and (within.text(_CLASS) or within.text(_SUBJECT)):
                texts.append(self._message_within(attached, within, depth))
            else:
                self._keep(attached)
        return "\n\n".join(filter(None, texts))

    def _message_within(self, attached: Drawer, message: Drawer, depth: int) -> str:
        if depth >= _DEEPEST:
            self._mail.warn(_TOO_DEEP)
            return ""
        headed = _headed(message)
        if depth == 0 and not self._mail.forwarded_sender.address:
            self._mail.forwarded_sender = headed.sender
        place = len(self._mail.pieces)
        text = self._visit(message, depth + 1)
        if depth == 0:
            name = safe_file_name(f"{attached.text(_LONG_NAME, _SHOWN_NAME) or headed.subject or 'message'}.eml")
            piece = ReadPiece(name, "message/rfc822", _plain_message(headed, text))
            self._mail.keep(piece)
            self._mail.pieces.insert(place, self._mail.pieces.pop())
        wrote = headed.sender
        return f"--- Message joint ---\nDe : {wrote.name} <{wrote.address}>\nObjet : {headed.subject}\n\n{text}"

    def _keep(self, attached: Drawer) -> None:
        content = attached.content(_CONTENT)
        written = attached.text(_LONG_NAME, _SHORT_NAME, _SHOWN_NAME)
        if not content:
            if written:
                self._mail.warn(_LINKED_PIECE)
            return
        media_type = one_line(attached.text(_MEDIA_TYPE), 100).lower() or "application/octet-stream"
        inline = bool(attached.text(_CONTENT_ID)) and media_type.startswith("image/")
        self._mail.keep(ReadPiece(safe_file_name(written, media_type), media_type, content, inline))


def _plain_message(headed: ReadMail, text: str) -> bytes:
    """Return a message Outlook kept in its own way as any mail program reads it; the same bytes each time."""
    message = EmailMessage()
    name, address = headed.sender.name.replace('"', "'"), headed.sender.address
    message["From"] = f'"{name}" <{address or "inconnu@invalid"}>'
    message["Subject"] = headed.subject
    if headed.sent_at:
        message["Date"] = format_datetime(headed.sent_at)
    if headed.message_id:
        message["Message-ID"] = f"<{headed.message_id}>"
    message.set_content(text, cte="base64")
    return bytes(message)
