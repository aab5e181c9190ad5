"""Text as it is compared: for sorting, for finding a name again, and for searching."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
_SPACES = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+")

_ENDINGS = (
    "trices|trice|rices|rice|euses|euse|ères|ère|eres|ere|ètes|ète|ives|ive|ves|ve|nes|ne|les|le|tes|te|ses|se|es|e|s"
)
_WORD = re.compile(
    rf"""
    ([^\W_]+)                                              # the word itself
    (?: [·‧•∙](?:{_ENDINGS})(?:[·‧•∙]?s)?(?![^\W_])        # habitant·e·s, habitant·es
      | \.(?:{_ENDINGS})(?:\.?s)?(?![^\W_])                # habitant.e.s
      | \((?:{_ENDINGS})\)s?(?![^\W_])                     # habitant(e)s
      | -e(?:-?s)?(?![^\W_])                               # habitant-e-s
    )?
    """,
    re.VERBOSE | re.IGNORECASE,
)

_STEMS = (
    ("eaux", "eau"),
    ("aux", "al"),
    ("trice", "teu"),
    ("euse", "eu"),
    ("eur", "eu"),
    ("enne", "en"),
    ("onne", "on"),
    ("elle", "el"),
    ("ere", "er"),
    ("ive", "if"),
)
_SHORTEST_STEMMED = 5
_LONGEST_STEMMED = 40
"""No French word is longer; what is, is no word and would take long to shorten sign by sign."""


def fold(text: str) -> str:
    """Return text without case, accents, ligatures or punctuation, words parted by one space."""
    return _SPACES.sub(" ", _bare(text)).strip()


def sort_key(text: str) -> str:
    """Return the key by which French people sort: folded, numbers by their value (4-2 before 4-12)."""
    return _NUMBER.sub(lambda number: number.group().zfill(8), fold(text))


def search_terms(text: str) -> str:
    """Return the words to index or to look for, folded and lightly stemmed.

    Feminine, masculine, plural and inclusive forms of a French word give one term (domain reference §2.4);
    numbers keep their digits. Folding what is folded already changes nothing.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    return " ".join(filter(None, map(_term, words)))


@lru_cache(maxsize=65_536)
def _term(word: str) -> str:
    """Return the terms of one word (several when a sign of it unfolds into words)."""
    return " ".join(_stem(part) for part in fold(word).split())


def _stem(word: str) -> str:
    if len(word) > _LONGEST_STEMMED:
        return word
    while (shorter := _shortened(word)) != word:
        word = shorter
    return word


def _shortened(word: str) -> str:
    if not word.isalpha() or len(word) < 4:
        return word
    if len(word) >= _SHORTEST_STEMMED:
        for ending, stem in _STEMS:
            if word.endswith(ending):
                return word[: -len(ending)] + stem
        if word.endswith("e"):
            return word[:-1]
    return word[:-1] if word[-1] in "sx" and not word.endswith("ss") else word


def _bare(text: str) -> str:
    lowered = text.lower().translate(_LIGATURES)
    if lowered.isascii():
        return lowered
    return "".join(sign for sign in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(sign))
