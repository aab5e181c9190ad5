"""What a file is, told from its first bytes; its name only says what to expect."""

from __future__ import annotations

from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile

OFFICE_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the compound files of Office begin: messages of Outlook, old or protected documents."""

_PICTURES = (
    (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"), (b"GIF87a", "image/gif"), (b"GIF89a", "image/gif"),
)  # fmt: skip
_MAIL_BEGINS = (b"From", b"Return-Path", b"Received", b"Date:", b"Subject:", b"MIME-Version", b"Message-I", b"X-")
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"})


class FileKind(StrEnum):
    """What is read, under the media type it is kept with."""

    message = "message/rfc822"
    outlook = "application/vnd.ms-outlook"
    calendar = "text/calendar"
    pdf = "application/pdf"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    picture = "image/*"


EXTENSIONS = {
    ".eml": FileKind.message, ".msg": FileKind.outlook, ".ics": FileKind.calendar, ".ical": FileKind.calendar,
    ".pdf": FileKind.pdf, ".docx": FileKind.word, ".docm": FileKind.word,
    ".jpg": FileKind.picture, ".jpeg": FileKind.picture, ".png": FileKind.picture, ".gif": FileKind.picture,
    ".tif": FileKind.picture, ".tiff": FileKind.picture, ".heic": FileKind.picture, ".heif": FileKind.picture,
    "": FileKind.message,
}  # fmt: skip
"""What a name announces; files of other names are not read."""


def kind_of(content: bytes) -> FileKind:
    """Return what a file is; a message when nothing tells otherwise, for a message begins in any way."""
    if is_calendar(content):
        return FileKind.calendar
    if content.startswith(OFFICE_FILE):
        return FileKind.outlook
    if b"%PDF-" in content[:1024] and not content[:1024].lstrip().startswith(_MAIL_BEGINS):
        return FileKind.pdf
    if picture_type(content):
        return FileKind.picture
    return FileKind.word if content.startswith(b"PK") and _holds_word(content) else FileKind.message


def is_calendar(content: bytes) -> bool:
    """Tell whether a file begins as a calendar does, in whatever encoding."""
    return (
        content[:400].replace(b"\0", b"").upper().lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"BEGIN:VCALENDAR")
    )


def picture_type(content: bytes) -> str:
    """Return the media type of a picture, nothing for anything else."""
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        return "image/heic"
    return next((media_type for mark, media_type in _PICTURES if content.startswith(mark)), "")


def _holds_word(content: bytes) -> bool:
    try:
        return "word/document.xml" in ZipFile(BytesIO(content)).namelist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return False
