"""How generated titles speak of women and men alike (domain reference §2.4); what people typed is left alone."""

from __future__ import annotations

from enum import StrEnum


class InclusiveStyle(StrEnum):
    """How the office writes the plural: « habitant·e·s », « habitant·es », « habitant.e.s », or by doublet."""

    median_double = "median_double"
    median_simple = "median_simple"
    low_dot = "low_dot"
    doublet = "doublet"
    epicene = "epicene"
    none = "none"


_ENDINGS = (("teur", "trice", "rice"), ("eur", "euse", "euse"), ("er", "ère", "ère"), ("et", "ète", "ète"))
_DOTS = {InclusiveStyle.median_double: "·", InclusiveStyle.median_simple: "·", InclusiveStyle.low_dot: "."}
_EPICENE = (
    ("Vice-présidente", "Vice-président", "Vice-présidence"),
    ("Présidente", "Président", "Présidence"),
    ("Directrice", "Directeur", "Direction"),
)
"""What the function is called when nobody in particular is: feminine, masculine, the office itself."""


def either(masculine: str, feminine: str, style: InclusiveStyle) -> str:
    """Return the title of somebody whose sex is not known: « Président·e », « Présidente ou Président »."""
    if masculine == feminine or style is InclusiveStyle.none:
        return masculine
    if dot := _DOTS.get(style):
        pairs = zip(masculine.split(" "), feminine.split(" "), strict=True)
        return " ".join(_dotted(mr, ms, dot) for mr, ms in pairs)
    if style is InclusiveStyle.epicene and (word := _epicene(masculine, feminine)):
        return word
    head_mr, head_ms, tail = _parted(masculine, feminine)
    return " ".join(filter(None, (f"{head_ms} ou {head_mr}", tail)))


def greeted_together(masculine: str, feminine: str, style: InclusiveStyle) -> str:
    """Return the greeting of women and men who share a title; it is read aloud, so never with dots."""
    if style is InclusiveStyle.doublet and masculine != feminine:
        return f"Mesdames les {feminine} et Messieurs les {masculine}"
    return f"Mesdames et Messieurs les {masculine}"


def _epicene(masculine: str, feminine: str) -> str:
    for in_ms, in_mr, both in _EPICENE:
        if feminine.startswith(in_ms) and masculine.startswith(in_mr):
            tail_mr, tail_ms = masculine.removeprefix(in_mr), feminine.removeprefix(in_ms)
            return f"{both}{tail_mr}" if tail_mr == tail_ms else ""
    return ""


def _parted(masculine: str, feminine: str) -> tuple[str, str, str]:
    """Return what differs at the start of two titles, and the words they end with alike."""
    words_mr, words_ms = masculine.split(" "), feminine.split(" ")
    end = 0
    while end < min(len(words_mr), len(words_ms)) - 1 and words_mr[-1 - end] == words_ms[-1 - end]:
        end += 1
    cut_mr, cut_ms = len(words_mr) - end, len(words_ms) - end
    return " ".join(words_mr[:cut_mr]), " ".join(words_ms[:cut_ms]), " ".join(words_mr[cut_mr:])


def _dotted(mr: str, ms: str, dot: str) -> str:
    if mr == ms:
        return mr
    bare_mr, comma = mr.rstrip(","), "," if mr.endswith(",") else ""
    bare_ms = ms.rstrip(",")
    for ending_mr, ending_ms, shown in _ENDINGS:
        if bare_mr.endswith(ending_mr) and bare_ms.endswith(ending_ms):
            return f"{bare_mr}{dot}{shown}{comma}"
    return f"{bare_mr}{dot}{bare_ms.removeprefix(bare_mr)}{comma}" if bare_ms.startswith(bare_mr) else f"{ms} ou {mr}"
