"""Text that may stand in a calendar file: no control character, no line end that is not meant."""

from __future__ import annotations

import re

# a vertical tab is what Word leaves for a soft line end; U+0085, U+2028 and U+2029 are line ends to some readers
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# C0 and C1 controls but tab and line feed (RFC 5545 §3.1), and halves of surrogate pairs, which no encoding can write
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"\s*\n\s*")


def clean_text(text: str) -> str:
    """Return a text of one or more lines, each ended by a line feed."""
    if text.isprintable():
        return text
    return _FORBIDDEN.sub("", _LINE_END.sub("\n", text))


def clean_line(text: str) -> str:
    """Return a text made one line."""
    return _SPACES.sub(" ", clean_text(text)).strip()
