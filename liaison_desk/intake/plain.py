"""Text made by others, brought to plain characters."""

from __future__ import annotations

import codecs
import re
import unicodedata

_NOT_FOR_MAIL = frozenset({"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
_WESTERN = frozenset({"ascii", "iso8859-1", "cp1252", "iso8859-15"})
_UNWANTED = re.compile(
    # control characters, and the marks that hide or reverse what follows them
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_MANY_BLANK_LINES = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*){2,}")


def decoded(content: bytes, charset: str) -> tuple[str, bool]:
    """Return the text of a body and whether every byte could be read, whatever charset it claims.

    Bytes that are valid UTF-8 are taken for it when a Western charset is claimed: mailers mislabel far more often than
    such a coincidence occurs.
    """
    for encoding in _candidates(content, charset):
        try:
            return content.decode(encoding), True
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return content.decode("cp1252", errors="replace"), False


def _candidates(content: bytes, charset: str) -> list[str]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and len(content) % 2 == 0:
        return ["utf-16"]
    try:
        name = codecs.lookup(charset.strip("\"' ")).name if charset.isascii() else ""
    except (LookupError, ValueError):
        name = ""
    if name in _NOT_FOR_MAIL:
        name = ""
    western = ["cp1252"] if name in _WESTERN - {"iso8859-15"} else []
    return ["utf-8-sig", *western, name or "cp1252"] if name in _WESTERN or not name else [name, "utf-8-sig"]


def tidy(text: str) -> str:
    """Return the text composed (NFC), with plain line ends, without deceptive characters or heaps of blank lines."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    lines = lines.replace("\u2028", "\n").replace("\u2029", "\n\n")
    visible = _UNWANTED.sub("", lines)
    return _MANY_BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in visible.split("\n"))).strip()


def one_line(text: str, longest: int = 500) -> str:
    """Return the text on one line, no longer than the fields of a record allow."""
    return " ".join(tidy(text[: longest * 8]).split())[:longest]
