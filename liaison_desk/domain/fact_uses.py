"""Facts a paper used: what it said of a record on the day it went out, so that the desk knows when it grew stale."""

from __future__ import annotations

from dataclasses import dataclass

from liaison_desk.domain.records import Reference


@dataclass(frozen=True)
class Fact:
    """Something a record says that papers repeat: whose, which point, how it is written.

    `key` names the point (`starts_at`, `municipality`, `title@<engagement>`, `figure:fdva-2026`); `words` are every way
    it is written on paper, the longest first: « mardi 12 mai 2026 », « 12 mai ».
    """

    subject: Reference
    key: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class StaleFact:
    """A point a paper states otherwise than the records do now.

    `passage` is the sentence of the paper to mend, `mended` the same with what holds today; empty `mended` when the
    sentence must be written again by hand. `place` says where it stands: a heading, a page.
    """

    use_id: str
    paper: Reference
    label: str
    said: str
    now: str
    passage: str
    mended: str
    place: str
    kept_reason: str = ""
