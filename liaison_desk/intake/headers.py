"""Headers of messages, each read for itself: one that cannot be read never hides the others.

The standard parser raises AttributeError, RecursionError and others on hostile headers (safety reference §0.14), so
that every reading falls back on something simpler and in the end on nothing.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message
from email.policy import default
from email.utils import parsedate_to_datetime

from liaison_desk.intake.parts import Part
from liaison_desk.intake.plain import decoded, one_line

_LONGEST = 4_000
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_COMMENT = re.compile(r"\(([^()]{1,100})\)\s*$")
_IDENTIFIER = re.compile(r"<([^<>\s]{1,400})>")
_REPLY_MARKS = re.compile(
    r"^\s*(?:(?:re|ref|rep|rép|réf|fwd?|fw|tr|aw|wg|i)(?:\s?\[\d+\])?\s*:|\[(?:externe?|external|ext|spam\??|extérieur)\]\s*:?)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mailbox:
    """A name and an address, either of which may be empty."""

    name: str
    address: str


NOBODY = Mailbox("", "")


def raw_header(message: Part, name: str) -> str:
    """Return the first header of that name, unfolded, its undeclared bytes decoded; empty when missing."""
    for each, value in message.raw_items():
        if each.lower() == name:
            return _unfolded(str(value))
    return ""


def header_text(message: Part, name: str) -> str:
    """Return a header as readable text on one line (RFC 2047 words decoded)."""
    return decoded_words(raw_header(message, name))


def decoded_words(raw: str) -> str:
    """Return text with its RFC 2047 words decoded, as far as they can be."""
    if "=?" not in raw:
        return one_line(raw)
    try:
        text = str(default.header_factory("subject", raw))
    except Exception:  # the parser of the standard library fails in many ways
        text = _decoded_simply(raw)
    return one_line(text)


def sender(message: Part) -> Mailbox:
    """Return who signs the message: From, else Sender, else Reply-To."""
    for name in ("from", "sender", "reply-to"):
        mailbox = first_mailbox(raw_header(message, name))
        if mailbox.name or mailbox.address:
            return mailbox
    return NOBODY


def first_mailbox(raw: str) -> Mailbox:
    """Return the first name and address of an address header, groups included."""
    if not raw:
        return NOBODY
    try:
        addresses = default.header_factory("from", raw).addresses
        for address in addresses:
            if "@" in address.addr_spec or address.display_name:
                comment = _COMMENT.search(raw)
                return _mailbox(
                    address.display_name or (decoded_words(comment[1]) if comment else ""), address.addr_spec
                )
    except Exception:  # the parser of the standard library fails in many ways
        pass
    found = _ADDRESS.search(raw)
    name = raw[: found.start()] if found else raw
    return _mailbox(_decoded_simply(name).strip(" \t<\"'(,;:"), found[0] if found else "")


def instant(raw: str) -> datetime | None:
    """Return a date header as an instant in UTC, or nothing when it is none or not of this age."""
    try:
        moment = parsedate_to_datetime(one_line(raw, 100))
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (TypeError, ValueError, IndexError, OverflowError, AttributeError):
        return None
    return moment if 1990 <= moment.year < 2100 else None


def arrival(message: Part) -> datetime | None:
    """Return when the last server received the message (the first Received header)."""
    return instant(raw_header(message, "received").rpartition(";")[2])


def identifier(message: Part) -> str:
    """Return the Message-ID without its brackets."""
    raw = raw_header(message, "message-id").strip()
    found = _IDENTIFIER.search(raw)
    return one_line(found[1] if found else raw, 400)


def bare_subject(subject: str) -> str:
    """Return a subject without « Re: », « TR: », « [EXTERNE] » and the like, however many."""
    bare, before = subject, ""
    while bare != before:
        before, bare = bare, _REPLY_MARKS.sub("", bare)
    return bare.strip()


def file_name(part: Part) -> str:
    """Return the name a piece is given by its sender, as written (RFC 2231 or 2047), or nothing."""
    readable: Part = Message()
    for name in ("content-disposition", "content-type"):
        readable[name] = raw_header(part, name)
    try:
        written = readable.get_filename() or ""
    except Exception:  # the parser of the standard library fails in many ways
        return ""
    return decoded_words(_unfolded(written))


def _unfolded(value: str) -> str:
    value = value[:_LONGEST]
    with suppress(UnicodeEncodeError):
        # bytes beyond ASCII arrive as lone surrogates
        value, _ = decoded(value.encode("ascii", "surrogateescape"), "utf-8")
    return re.sub(r"\r?\n(?=[ \t])", "", value).replace("\r", " ").replace("\n", " ").strip()


def _decoded_simply(raw: str) -> str:
    try:
        words = decode_header(raw)
    except Exception:  # the parser of the standard library fails in many ways
        return raw
    return "".join(word if isinstance(word, str) else decoded(word, charset or "ascii")[0] for word, charset in words)


def _mailbox(name: str, address: str) -> Mailbox:
    address = one_line(address, 254)
    return Mailbox(one_line(name, 200).strip("'\" "), address if _ADDRESS.fullmatch(address) else "")
