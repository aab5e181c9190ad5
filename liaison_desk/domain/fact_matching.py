"""Finding in a text the facts that records state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from liaison_desk.domain.fact_uses import Fact, FactForm

_WEEKDAY_BEFORE = re.compile(
    r"\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:lun|mar|mer|jeu|ven|sam|dim)\.)[ *_,]+$"
)
_LENGTH_BEFORE = re.compile(r"\b(?:pendant|durant|durée|durée de|durée :|toutes les|sous) $")
_RATE_AFTER = re.compile(r" ?(?:/|par (?:jour|semaine|mois)\b)")
_YEAR_AFTER = re.compile(r"[ *_,]*20\d\d\b")
_DETERMINED = re.compile(r"(?:\b(?:le|la|les|du|des|au|aux|un|une|cette|ce|notre|votre) |\b[ld]')$")
_SAME_SIGN = str.maketrans({
    "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "\r": " ", "’": "'", "ʼ": "'", "‑": "-", "‐": "-",
})  # fmt: skip
_MARKS = re.compile(r"[*_]+")
_SPACES = re.compile(r" +")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class FoundFact:
    """A fact written in a text, and where."""

    fact: Fact
    form: FactForm
    start: int
    end: int


def plain(text: str) -> str:
    """Return a text of the same length whose spaces, apostrophes and hyphens are the plain ones."""
    return text.translate(_SAME_SIGN)


def comparable(words: str) -> str:
    """Return words as they are compared: typography, emphasis and capitals apart."""
    return _SPACES.sub(" ", _MARKS.sub("", plain(words))).strip().lower()


def facts_in(text: str, facts: Iterable[Fact]) -> list[FoundFact]:
    """Return the facts a text states, in the order they stand; the longest wording of each subject wins."""
    written = plain(text)
    words = frozenset(_WORD.findall(written.lower()))
    found: dict[tuple[str, str], list[FoundFact]] = {}
    for fact, form, one in _sought(facts, words):
        others = found.setdefault((fact.subject_kind, fact.subject_id), [])
        for start, end in spans_of(written, one, form.shape, is_exact=form.is_exact):
            others.append(FoundFact(fact, form, start, end))
    kept = [one for others in found.values() for one in _apart(others)]
    return sorted(kept, key=lambda one: (one.start, -one.end))


def spans_of(text: str, words: str, shape: str, *, is_exact: bool = False) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a plain text, other dates, other hours and lengths of time left out."""
    for match in _pattern(plain(words), is_exact).finditer(text):
        start, end = match.span()
        if shape in _HOURS and _is_other_hour(text, start, end):
            continue
        if shape in _DAYS_WITHOUT_YEAR and _YEAR_AFTER.match(text, end):
            continue
        if shape in _DAYS_WITHOUT_NAME and _WEEKDAY_BEFORE.search(text[max(0, start - 14) : start]):
            continue
        yield start, end


def is_after_article(text: str, start: int) -> bool:
    """Tell whether the word at an offset of a plain text follows an article it agrees with."""
    return bool(_DETERMINED.search(text[max(0, start - 8) : start].lower()))


_HOURS = frozenset({"spaced", "tight", "digital", "words"})
_DAYS_WITHOUT_YEAR = frozenset({"weekday", "abbreviated", "short"})
_DAYS_WITHOUT_NAME = frozenset({"long", "short"})


def _sought(facts: Iterable[Fact], words: frozenset[str]) -> Iterator[tuple[Fact, FactForm, str]]:
    """Yield the wordings all of whose words stand somewhere in the text: few are."""
    for fact in facts:
        for form in fact.forms:
            if form.is_sought:
                for one in form.words:
                    if _tokens(one) <= words:
                        yield fact, form, one


@lru_cache(maxsize=65_536)
def _tokens(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(plain(words).lower()))


def _is_other_hour(text: str, start: int, end: int) -> bool:
    if re.match(r" ?\d|:\d", text[end : end + 3]) and not re.match(r" \d{3}", text[end:]):
        return True
    before = text[max(0, start - 14) : start].lower()
    return bool(re.search(r"[\d,.:/]$", before) or _LENGTH_BEFORE.search(before) or _RATE_AFTER.match(text, end))


def _apart(found: Sequence[FoundFact]) -> list[FoundFact]:
    """Return what does not overlap, the longest first, then the first declared."""
    kept: list[FoundFact] = []
    for one in sorted(found, key=lambda one: one.start - one.end):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return kept


@lru_cache(maxsize=65_536)
def _pattern(words: str, is_exact: bool) -> re.Pattern[str]:
    body = r"[ *_]+".join(re.escape(part) for part in words.split(" ") if part)
    return re.compile(rf"(?<![\w]){body}(?!\w)", 0 if is_exact else re.IGNORECASE)
