"""The spaces French typography wants, on paper and on the screen."""

from __future__ import annotations

import re
from functools import lru_cache

from liaison_desk.domain.french import NO_BREAK

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


def french(text: str) -> str:
    """Return a text whose spaces before « : ; ? ! », within a number and between it and its unit do not break."""
    return "\n".join(map(_french_line, text.split("\n")))


@lru_cache(maxsize=2048)
def _french_line(text: str) -> str:
    """Return one line so: letters made together have most of theirs in common."""
    text = _BEFORE_SIGN.sub(NO_BREAK, text)
    text = _AFTER_QUOTE.sub(f"«{NO_BREAK}", text)
    text = _HOUR.sub(f"{NO_BREAK}h{NO_BREAK}", text)
    text = _HOUR_ALONE.sub(NO_BREAK, text)
    text = _DAY.sub(rf"\1{NO_BREAK}", text)
    text = _THOUSANDS.sub(NO_BREAK, text)
    text = _NUMBER_SIGN.sub(NO_BREAK, text)
    return _COURTESY.sub(NO_BREAK, text)
