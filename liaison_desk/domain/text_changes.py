"""What changed between two versions of a text, paragraph by paragraph and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Generic, TypeVar

FieldsType = TypeVar("FieldsType")

_PIECES = re.compile(r"\s+|[\w'’-]+|[^\w\s]")
_WORD = re.compile(r"[\w'’-]+")
_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_ALIKE = 0.4
"""From that share of common words on, two paragraphs are one that was reworded."""


class Change(StrEnum):
    """What happened to words or to a paragraph."""

    same = "same"
    added = "added"
    removed = "removed"
    reworded = "reworded"


@dataclass(frozen=True)
class TextPart:
    """One named part of a text: the subject, the body, a section."""

    name: str
    text: str


@dataclass(frozen=True)
class KeptText(Generic[FieldsType]):
    """A record as it was when its text went to the next version: when, and why."""

    id: str
    revision: int
    kept_at: datetime
    reason: str
    fields: FieldsType


@dataclass(frozen=True)
class Words:
    """Words that follow one another and share their fate (`reworded` is for paragraphs only)."""

    change: Change
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of either version, or of both."""

    change: Change
    words: tuple[Words, ...]

    def before(self) -> tuple[Words, ...]:
        """Return what the older version says."""
        return tuple(one for one in self.words if one.change is not Change.added)

    def after(self) -> tuple[Words, ...]:
        """Return what the newer version says."""
        return tuple(one for one in self.words if one.change is not Change.removed)


@dataclass(frozen=True)
class PartChanges:
    """A part with its paragraphs, those of both versions in one order."""

    name: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def is_changed(self) -> bool:
        """Tell whether anything differs."""
        return any(one.change is not Change.same for one in self.paragraphs)


def part_changes(before: Sequence[TextPart], after: Sequence[TextPart]) -> tuple[PartChanges, ...]:
    """Compare two versions part by part: those of the newer one in its order, then those it no longer has."""
    older = {part.name: part.text for part in before}
    newer = {part.name for part in after}
    parts = [(part.name, older.get(part.name, ""), part.text) for part in after]
    parts += [(part.name, part.text, "") for part in before if part.name not in newer]
    return tuple(PartChanges(name, paragraph_changes(old, new)) for name, old, new in parts if old or new)


def paragraph_changes(before: str, after: str) -> tuple[Paragraph, ...]:
    """Compare two texts paragraph by paragraph; those that resemble one another word by word."""
    old, new = _paragraphs(before), _paragraphs(after)
    found: list[Paragraph] = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [_whole(Change.same, text) for text in old[first:last]]
        else:
            found += _replaced(old[first:last], new[start:end])
    return tuple(found)


def word_changes(before: str, after: str) -> tuple[Words, ...]:
    """Compare two texts word by word, in one order: what was removed before what was added in its place."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    found: list[Words] = []
    removed, added = "", ""
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, came = "".join(old[first:last]), "".join(new[start:end])
        if tag != "equal" or ((removed or added) and not gone.strip()):
            removed, added = removed + gone, added + came  # a lone space between two changes belongs to both
            continue
        found += [*_changed(removed, added), Words(Change.same, gone)]
        removed, added = "", ""
    return (*found, *_changed(removed, added))


def _changed(removed: str, added: str) -> list[Words]:
    both = (Words(Change.removed, removed), Words(Change.added, added))
    return [one for one in both if one.text]


def _paragraphs(text: str) -> list[str]:
    return [one.strip() for one in _PARAGRAPH.split(text) if one.strip()]


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    """Pair paragraphs that resemble one another, in order; the others came or went whole, those gone first."""
    if len(old) == len(new) == 1:
        yield Paragraph(Change.reworded, word_changes(old[0], new[0]))
        return
    waiting, added = list(old), list[str]()
    for text in new:
        place = next((place for place, one in enumerate(waiting) if _resemble(one, text)), None)
        if place is None:
            added.append(text)
            continue
        yield from _came_and_went(waiting[:place], added)
        yield Paragraph(Change.reworded, word_changes(waiting[place], text))
        waiting, added = waiting[place + 1 :], []
    yield from _came_and_went(waiting, added)


def _came_and_went(removed: Sequence[str], added: Sequence[str]) -> Iterator[Paragraph]:
    yield from (_whole(Change.removed, one) for one in removed)
    yield from (_whole(Change.added, one) for one in added)


def _whole(change: Change, text: str) -> Paragraph:
    return Paragraph(change, (Words(change, text),))


def _resemble(old: str, new: str) -> bool:
    # words rather than signs: two French paragraphs share most of their letters whatever they say
    return SequenceMatcher(None, _WORD.findall(old), _WORD.findall(new), autojunk=False).ratio() >= _ALIKE
