"""Sentences of a text: the one around some words, and the same with other words in their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+•|#>]|\d+[.)]\s))")
_LINE_APART = re.compile(r"^[ \t]*[|#][^\n]*\n", re.MULTILINE)
_ONE_LINE = re.compile(r"\s*[|#]")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»”\")]*\s+(?=[«“(*_]*[A-ZÀ-ÖØ-Þ0-9])")
_SHORTENED = re.compile(
    r"(?:^|[\s(«'’])(?:M|MM|Mme|Mmes|Mlle|Mgr|Me|Dr|Pr|St|Ste|art|av|bd|chap|cf|env|p|n|tél|vol|"
    r"janv|févr|avr|juil|sept|oct|nov|déc|lun|mar|mer|jeu|ven|sam|dim|[A-Z])\.$"
)


@dataclass(frozen=True)
class Replacement:
    """Other words for a part of a text, by offsets."""

    start: int
    end: int
    words: str


def passage_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the sentence, the line of a list or the row of a table around some words."""
    ends = [found.end() for pattern in (_BLOCK, _LINE_APART) for found in pattern.finditer(text)]
    first = max([0, *(one for one in ends if one <= start)])
    following = _BLOCK.search(text, end)
    last = following.start() if following else len(text)
    if _ONE_LINE.match(text, first):
        following_line = text.find("\n", end)
        last = min(last, following_line) if following_line >= 0 else last
    else:
        for found in _SENTENCE_END.finditer(text, first, last):
            if _SHORTENED.search(text[max(first, found.start() - 8) : found.start()]):
                continue
            if found.end() <= start:
                first = found.end()
            elif found.start() >= end:
                last = found.start()
                break
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def replaced(text: str, replacements: Sequence[Replacement]) -> str:
    """Return a text with other words in several places at once; of two that overlap the longest wins."""
    kept: list[Replacement] = []
    for one in sorted(replacements, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    for one in sorted(kept, key=lambda one: -one.start):
        text = text[: one.start] + in_case_of(text[one.start : one.end], one.words) + text[one.end :]
    return text


def in_case_of(old: str, new: str) -> str:
    """Return new words with the capitals of those they replace, and their no-break spaces."""
    if len(old) > 3 and old.isupper():
        new = new.upper()
    elif old[:1].isupper() and new[:1].islower():
        new = new[:1].upper() + new[1:]
    elif old.islower() and old[:1].isalpha():
        new = new[:1].lower() + new[1:] if new[:1].isupper() and " " not in new else new
    spaces = [sign for sign in old if sign in "\u00a0\u202f"]
    return re.sub(r"(?<=\d) (?=h|€|%)|(?<=h) (?=\d)", spaces[0], new) if spaces else new
