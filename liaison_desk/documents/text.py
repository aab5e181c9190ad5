"""Signs of a text that no file may hold."""

from __future__ import annotations

import re
import unicodedata

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_FORBIDDEN = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return a text without the signs XML forbids or that turn its reading order, composed, with one line break.

    A vertical tab (a manual line break of Word) becomes a line feed.
    """
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", _LINE_BREAKS.sub("\n", text)))
