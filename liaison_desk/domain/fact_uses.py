"""Facts a paper used: what it said of a record on the day it was written, so that the desk knows when it grew stale."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from liaison_desk.domain.records import Reference

OFFICE = "office"
"""Kind of subject of what the settings say: the official, the directors, the key figures."""

WHOLE = "whole"
"""Shape of a fact that is not written in words: the paper as a whole stands on it."""

CALLED = "by_name"
"""Shape of a figure a text calls by its name: a frozen paper prints the value it keeps."""

_PARTED = "#"


@dataclass(frozen=True)
class FactForm:
    """One way to write a fact: `shape` names it, the first of `words` is what is written in its place today.

    The other words mean the same (« 9 h » and « 09 h »). `is_sought` is false for what only replaces; `is_exact` makes
    capitals count.
    """

    shape: str
    words: tuple[str, ...]
    is_sought: bool = True
    is_exact: bool = False


@dataclass(frozen=True)
class Fact:
    """Something a record says that papers repeat: whose, which point, every way it is written.

    `key` names the point (`starts`, `place`, `title@MAIRE:93072`, `figure:fdva-2026`). A form of today with no words
    means that it can no longer be written so.
    """

    subject_kind: str
    subject_id: str
    key: str
    label: str
    forms: tuple[FactForm, ...]

    def form(self, shape: str) -> FactForm | None:
        """Return one way to write it."""
        return next((form for form in self.forms if form.shape == shape), None)


@dataclass(frozen=True)
class Use:
    """A fact as a paper states it: `key` is the point and the shape, `passage` the sentence, `place` where it is."""

    subject_kind: str
    subject_id: str
    key: str
    words: str
    passage: str = ""
    place: str = ""

    @property
    def point(self) -> str:
        """The point of the record."""
        return self.key.partition(_PARTED)[0]

    @property
    def shape(self) -> str:
        """How it is written."""
        return self.key.partition(_PARTED)[2]


def use_key(point: str, shape: str) -> str:
    """Return the key of a use."""
    return f"{point}{_PARTED}{shape}"


@dataclass(frozen=True)
class StaleFact:
    """A point a paper states otherwise than the records do now; empty `now` when nothing holds in its place.

    `label` is what people call the point, `subject` the record it is of (empty for the settings).
    """

    use_id: str
    subject_kind: str
    subject_id: str
    subject: str
    label: str
    said: str
    now: str
    kept_reason: str = ""


@dataclass(frozen=True)
class StalePassage:
    """A sentence of a paper that says what no longer holds.

    `mended` is the sentence with what holds today, empty when it must be written again by hand. `place` is a code
    (`domain.paper_texts`), `place_label` its words. `day` is when the paper is needed, `is_out` tells that it was
    issued, sent or printed as it is.
    """

    paper: Reference
    paper_label: str
    place: str
    place_label: str
    passage: str
    mended: str
    facts: tuple[StaleFact, ...]
    day: date | None = None
    is_out: bool = False

    @property
    def use_ids(self) -> tuple[str, ...]:
        """Ids of the uses that are stale."""
        return tuple(fact.use_id for fact in self.facts)

    @property
    def is_kept(self) -> bool:
        """Tell whether somebody said why it stays as it is."""
        return bool(self.facts) and all(fact.kept_reason for fact in self.facts)


@dataclass(frozen=True)
class Reprint:
    """A paper that is no longer right: the last version of a pack, which pages; or a sheet (`form`), all of it."""

    paper: Reference
    label: str
    version: int
    pages: tuple[int, ...]
    reasons: tuple[str, ...]
    is_printed: bool
    day: date | None = None
    form: str = ""


def pages_of(place: str) -> tuple[int, ...]:
    """Return the pages a place of a pack names: « page:3,7 »."""
    return tuple(int(number) for number in place.partition(":")[2].split(",") if number)


def pages_words(pages: Collection[int]) -> str:
    """Return « page 3 », « pages 3, 5 à 7 »."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    parts = [_run_words(run) for run in runs]
    return f"{'page' if len(pages) == 1 else 'pages'} {', '.join(parts)}"


def _run_words(run: Sequence[int]) -> str:
    if len(run) > 2:
        return f"{run[0]} à {run[-1]}"
    return ", ".join(map(str, run))
