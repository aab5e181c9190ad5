"""The structure of a message (RFC 2046): its parts and their bytes.

Read under the lenient policy of the standard library: the modern one reads Content-Type with the very parser that
hostile headers break (safety reference §0.14). Headers meant for people are read apart, by `headers`.
"""

from __future__ import annotations

import codecs
from email.message import Message
from email.parser import BytesParser
from typing import TypeAlias, cast

Part: TypeAlias = "Message[str, str]"

_MOST_DELIMITERS = 10_000
_LONGEST_HEAD = 256 * 1024


def parsed(content: bytes) -> tuple[Part, bool]:
    """Return the message and whether its parts were read; when they cannot be, it has its headers only."""
    content = _in_ascii_superset(content).lstrip(b"\r\n")
    if content.count(b"\n--") <= _MOST_DELIMITERS:
        try:
            return BytesParser().parsebytes(content), True
        except Exception:  # nested too deep, among others
            pass
    return BytesParser().parsebytes(content[:_LONGEST_HEAD], headersonly=True), False


def children_of(part: Part) -> list[Part]:
    """Return the parts of a part."""
    # the payload of a part without parts would be decoded here, and the decoding may raise
    return cast("list[Part]", part.get_payload()) if part.is_multipart() else []


def content_of(part: Part) -> bytes | None:
    """Return the bytes of a part without parts, or nothing when its encoding cannot be undone."""
    try:
        content = part.get_payload(decode=True)
    except Exception:  # the decoders of the standard library fail in many ways
        return None
    return content if isinstance(content, bytes) else None


def charset_of(part: Part) -> str:
    """Return the charset a part claims, or nothing."""
    try:
        return part.get_content_charset() or ""
    except Exception:  # the parser of the standard library fails in many ways
        return ""


def _in_ascii_superset(content: bytes) -> bytes:
    """Return a message saved as UTF-16, or with a byte order mark, as the bytes it would have travelled in."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace").encode()
    if content[1:200:2].count(0) > 80:
        return content.decode("utf-16-le", errors="replace").encode()
    return content.removeprefix(codecs.BOM_UTF8)
