"""What a sentence says that no longer holds, and the same sentence with what holds today."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from liaison_desk.domain.fact_matching import comparable, is_after_article, plain, spans_of
from liaison_desk.domain.fact_uses import CALLED, WHOLE, Fact, Use
from liaison_desk.domain.french import starts_with_vowel
from liaison_desk.domain.passages import Replacement, replaced
from liaison_desk.domain.stated_facts import STATE, is_given_up

_NAMES = frozenset({"bare", "bare_full", "acronym"})
_ELIDED = re.compile(r"\b(d|qu|jusqu|lorsqu|puisqu)'$", re.IGNORECASE)
_NOT_ELIDED = re.compile(r"\b(de|que|jusque|lorsque|puisque) $", re.IGNORECASE)


@dataclass(frozen=True)
class Outdated:
    """A use whose words no longer hold, with those of today; none when nothing takes their place."""

    use: Use
    now: str


def outdated(use: Use, facts: Iterable[Fact]) -> Outdated | None:
    """Return what became of a use, from what its record states today; None while it holds."""
    fact = next((fact for fact in facts if fact.key == use.point), None)
    form = fact.form(use.shape) if fact else None
    if use.point == STATE and use.shape == WHOLE:
        now = form.words[0] if form else ""
        return Outdated(use, now) if is_given_up(now) and now != use.words else None
    words = form.words if form else ()
    if comparable(use.words) in {comparable(one) for one in words}:
        return None
    return Outdated(use, words[0] if words else "")


def mended(passage: str, stale: Sequence[Outdated], holding: Iterable[str] = ()) -> str:
    """Return a sentence with the words of today, empty when it must be written again by hand.

    By hand: nothing takes the place of what was said, an article would have to agree with a word whose gender is not
    known, emphasis stands within the words, or the same words also say something that still holds (`holding` words).
    """
    written = plain(passage)
    still_right = {comparable(words) for words in holding}
    replacements: list[Replacement] = []
    if all(one.use.shape == CALLED and one.now for one in stale):
        return passage  # the text calls the figure: its next version prints the value of today
    for one in stale:
        use = one.use
        if use.shape == CALLED and one.now:
            continue
        if not one.now or "*" in use.words or "_" in use.words or comparable(use.words) in still_right:
            return ""
        spans = list(spans_of(written, use.words, use.shape))
        if not spans:
            return ""
        for start, end in spans:
            if use.shape == "bare" and not use.words[:1].isdigit() and is_after_article(written, start):
                return ""
            replacements.append(_elided(written, Replacement(start, end, one.now), use.shape))
    return replaced(passage, replacements) if replacements else ""


def _elided(written: str, one: Replacement, shape: str) -> Replacement:
    """Return a replacement with the « de » or « que » before a name elided, or no longer so."""
    if shape not in _NAMES:
        return one
    before = written[max(0, one.start - 10) : one.start]
    if (found := _ELIDED.search(before)) and not starts_with_vowel(one.words):
        start = one.start - len(found.group())
        return Replacement(start, one.end, f"{found.group(1)}e {one.words}")
    if (found := _NOT_ELIDED.search(before)) and starts_with_vowel(one.words):
        start = one.start - len(found.group())
        return Replacement(start, one.end, f"{found.group(1)[:-1]}'{one.words}")
    return one
