"""Names of people as messages sign them, told apart: courtesy title, first name, last name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from liaison_desk.domain.partners import CourtesyTitle

_TITLES = {
    "m.": CourtesyTitle.mr, "m": CourtesyTitle.mr, "mr": CourtesyTitle.mr, "mr.": CourtesyTitle.mr,
    "monsieur": CourtesyTitle.mr, "mme": CourtesyTitle.ms, "mme.": CourtesyTitle.ms, "madame": CourtesyTitle.ms,
    "mrs": CourtesyTitle.ms, "ms": CourtesyTitle.ms,
}  # fmt: skip
_PARTICLES = frozenset(
    {"de", "du", "des", "la", "le", "les", "da", "do", "dos", "das", "di", "del", "della", "van", "von", "der", "den",
     "el", "al", "ben", "bin", "ibn", "ter"}
)  # fmt: skip
_ELIDED = re.compile(r"[dl]['’]\w")
_ARTICLES = frozenset({"le", "la"})
_NO_NAME = re.compile(r"[@<>\[\]]")


@dataclass(frozen=True)
class PersonName:
    """A name told apart; a lone name is the last name."""

    courtesy_title: CourtesyTitle
    first_name: str
    last_name: str


def person_named(written: str) -> PersonName:
    """Return « Mme Anne de La Tour » as title, « Anne », « de La Tour »; DUPONT Jean and « Dupont, Jean » are turned.

    What names a function (« Monsieur le Maire ») is kept whole: it is nobody's name.
    """
    words = [word for word in written.split() if not _NO_NAME.search(word)]
    title = _TITLES.get(words[0].lower(), CourtesyTitle.unknown) if len(words) > 1 else CourtesyTitle.unknown
    if title is not CourtesyTitle.unknown:
        if words[1] in _ARTICLES and len(words) > 2:
            return PersonName(CourtesyTitle.unknown, "", " ".join(words))
        words = words[1:]
    first, last = _parts(words)
    return PersonName(title, " ".join(first), " ".join(last))


def _parts(words: list[str]) -> tuple[list[str], list[str]]:
    if len(words) == 2 and words[0].endswith(","):
        return words[1:], [words[0].rstrip(",")]
    capitals = [_is_capitals(word) for word in words]
    if any(capitals) and not all(capitals):
        return _around_capitals(words, capitals)
    for place in range(1, len(words) - 1):
        if words[place].lower() in _PARTICLES or _ELIDED.match(words[place]):
            return words[:place], words[place:]
    return words[:-1], words[-1:]


def _around_capitals(words: list[str], capitals: list[bool]) -> tuple[list[str], list[str]]:
    """Part a name whose last name is in capitals, a particle before it included."""
    start = capitals.index(True)
    end = len(words) - capitals[::-1].index(True)
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return words[:start] + words[end:], words[start:end]


def _is_capitals(word: str) -> bool:
    return sum(sign.isalpha() for sign in word) > 1 and word.isupper()
