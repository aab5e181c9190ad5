"""Signs of a text: those no file may hold, and the spaces French typography wants."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NO_BREAK = "\u00a0"
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_FORBIDDEN = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BEFORE_SIGN = re.compile(r"[ \u202f](?=[:;?!»%€](?:[\s)\]»”\".,;:?!]|$))")
_AFTER_QUOTE = re.compile("« ")
_HOUR = re.compile(r"(?<=\d) h (?=\d\d\b)")
_HOUR_ALONE = re.compile(r"(?<=\d) (?=(?:h|min)\b)")
_NUMBER_SIGN = re.compile(r"(?<=\bn°) (?=\d)")
_DAY = re.compile(
    r"\b(\d{1,2}|1er) (?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b)"
)
_THOUSANDS = re.compile(r"(?<=\d)[ \u202f](?=\d{3}\b)")
_COURTESY = re.compile(r"(?<=\bM\.) (?=[A-ZÀ-Þ])|(?<=\bMme) (?=[A-ZÀ-Þ])")


def clean(text: str) -> str:
    """Return a text without the signs XML forbids or that turn its reading order, composed, with one line break.

    A vertical tab (a manual line break of Word) becomes a line feed.
    """
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", _LINE_BREAKS.sub("\n", text)))


def french(text: str) -> str:
    """Return a text whose spaces before « : ; ? ! », within a number and between it and its unit do not break."""
    return "\n".join(map(_french_line, text.split("\n")))


@lru_cache(maxsize=2048)
def _french_line(text: str) -> str:
    """Return one line so: letters made together have most of theirs in common."""
    text = _BEFORE_SIGN.sub(_NO_BREAK, text)
    text = _AFTER_QUOTE.sub(f"«{_NO_BREAK}", text)
    text = _HOUR.sub(f"{_NO_BREAK}h{_NO_BREAK}", text)
    text = _HOUR_ALONE.sub(_NO_BREAK, text)
    text = _DAY.sub(rf"\1{_NO_BREAK}", text)
    text = _THOUSANDS.sub(_NO_BREAK, text)
    text = _NUMBER_SIGN.sub(_NO_BREAK, text)
    return _COURTESY.sub(_NO_BREAK, text)
