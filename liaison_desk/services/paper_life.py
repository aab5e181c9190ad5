"""What a paper is about, and how long it is of use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from liaison_desk.domain.briefings import OUT_OF_USE
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.letters import LetterState
from liaison_desk.domain.records import Kind
from liaison_desk.services.fact_reading import FactReading, Subject
from liaison_desk.store.tables import Briefing, Engagement, Letter, Mailing, Meeting, Pack, Review, Row, Sitting

_OVER = frozenset({
    *OUT_OF_USE, LetterState.cancelled, LetterState.closed, LetterState.forwarded,
    LetterState.no_reply_needed, EngagementState.declined, EngagementState.cancelled, EngagementState.done,
})  # fmt: skip


def is_over(row: Row) -> bool:
    """Tell whether a paper, or what it is about, is done with."""
    return getattr(row, "state", None) in _OVER


def needed_on(row: Row, reading: FactReading) -> date | None:
    """Return the last day a paper is of use: that of what it is about."""
    if isinstance(row, Engagement):
        return (row.ends_at or row.starts_at).date()
    if isinstance(row, Meeting):
        return row.starts_at.date()
    if isinstance(row, Sitting | Review):
        return row.held_on
    about = subject_of(row, reading)
    return needed_on(about, reading) if about is not None else None


def subject_of(row: Row, reading: FactReading) -> Row | None:
    """Return the engagement, the sitting or the meeting a paper is about."""
    return next((about for one in _named(row) if (about := reading.row(one)) is not None), None)


def engagement_of(row: Row, reading: FactReading) -> str | None:
    """Return the id of the engagement a paper serves, that of its sitting or of its meeting too."""
    about = subject_of(row, reading) or row
    return about.id if isinstance(about, Engagement) else getattr(about, "engagement_id", None)


def read_with_subjects(papers: Iterable[Subject], reading: FactReading) -> None:
    """Read papers and what they are about at once, before they are asked for one by one."""
    wanted = list(dict.fromkeys(papers))
    reading.read(wanted)
    reading.read(one for row in map(reading.row, wanted) if row is not None for one in _named(row))


def _named(row: Row) -> Iterator[Subject]:
    """Yield what a paper may be about, the event before its meeting."""
    if isinstance(row, Briefing | Letter | Mailing | Pack):
        for kind in (Kind.engagement, Kind.sitting, Kind.meeting):
            if identifier := getattr(row, f"{kind.value}_id", None):
                yield kind.value, identifier
