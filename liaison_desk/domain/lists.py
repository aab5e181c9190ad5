"""What a list asks of the store: words, a saved filter, an order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from liaison_desk.domain.records import Kind

if TYPE_CHECKING:
    from liaison_desk.domain.recurrence import Recurrence


@dataclass(frozen=True)
class ListQuery:
    """What is asked of a list: words, an order, saved filters.

    `sort_key` names a column of the list, empty for its natural order; `saved_filter` its filters, parted by spaces.
    """

    text: str = ""
    sort_key: str = ""
    descending: bool = False
    saved_filter: str = ""


@dataclass(frozen=True)
class LetterRow:
    """A line of a mail register."""

    id: str
    number: str
    listed_on: date | None
    correspondent: str
    subject: str
    state: str
    unit: str
    due_date: date | None
    flagged: bool
    mail_register: str


@dataclass(frozen=True)
class EngagementRow:
    """A line of the agenda."""

    id: str
    title: str
    engagement_kind: str
    state: str
    starts_at: datetime
    ends_at: datetime | None
    all_day: bool
    place: str
    municipality: str
    official_role: str
    unit: str
    reply_by: date | None
    confidentiality: str
    host_id: str | None = None
    series_id: str | None = None
    occurrence_of: datetime | None = None
    """Start given by the series, for an occurrence; `id` is the series when it has no record of its own."""
    recurrence: Recurrence | None = None
    """The rule of a series, for the series itself and for its occurrences without record of their own."""

    @property
    def key(self) -> str:
        """What tells this line from any other: its id, with the date for an occurrence without record of its own."""
        return occurrence_key(self.id, self.occurrence_of if self.recurrence else None)


def occurrence_key(identifier: str, occurrence_of: datetime | None) -> str:
    """Return « id@2026-05-12T09:00 » for one date of a series, the id alone otherwise."""
    return f"{identifier}@{occurrence_of.isoformat(timespec='minutes')}" if occurrence_of else identifier


def parted_key(key: str) -> tuple[str, datetime | None]:
    """Return the id and the date a key is made of."""
    identifier, _at, moment = key.partition("@")
    try:
        return identifier, datetime.fromisoformat(moment) if moment else None
    except ValueError:
        return key, None


@dataclass(frozen=True)
class RequestRow:
    """A line of the requests that wait for a decision; `host` is a name, `requested_roles` values of RequestedRole."""

    id: str
    title: str
    state: str
    host: str
    starts_at: datetime
    all_day: bool
    municipality: str
    place: str
    requested_roles: tuple[str, ...]
    official_role: str
    speaking_minutes: int
    unit: str
    reply_by: date | None


@dataclass(frozen=True)
class BriefingRow:
    """A line of the notes."""

    id: str
    title: str
    briefing_kind: str
    purpose: str
    state: str
    revision: int
    as_of: date | None
    unit: str
    changed_at: datetime
    engagement_id: str | None
    valid_until: date | None = None
    due_on: date | None = None
    number: str = ""


@dataclass(frozen=True)
class PartnerRow:
    """A line of the directory; `office`, `organisation` and `municipality` are words, the function that of today."""

    id: str
    partner_kind: str
    name: str
    office: str
    organisation: str
    municipality: str
    email: str
    phone: str


@dataclass(frozen=True)
class TaskRow:
    """A line of the tasks."""

    id: str
    title: str
    state: str
    owner: str
    owner_id: str | None
    unit: str
    effort: float
    due_on: date | None
    due_afternoon: bool
    planned_on: date | None
    planned_afternoon: bool
    pinned: bool
    engagement_id: str | None
    letter_id: str | None
    briefing_id: str | None


@dataclass(frozen=True)
class DecisionRow:
    """A line of the decision register."""

    id: str
    subject: str
    outcome: str
    decided_on: date
    decided_by: str
    chosen_option: str
    reason: str
    unit: str
    engagement_id: str | None


@dataclass(frozen=True)
class ReviewRow:
    """A line of the points élu."""

    id: str
    title: str
    held_on: date
    state: str
    items: int


@dataclass(frozen=True)
class MailingRow:
    """A line of the mailings; `recipients` counts those written to, `replies` those who answered."""

    id: str
    subject: str
    state: str
    made_on: date | None
    reply_by: date | None
    recipients: int
    replies: int
    unit: str
    engagement_id: str | None


@dataclass(frozen=True)
class MeetingRow:
    """A line of the meetings."""

    id: str
    title: str
    series: str
    meeting_kind: str
    starts_at: datetime
    place: str
    minutes_state: str
    unit: str
    items: int
    engagement_id: str | None


@dataclass(frozen=True)
class SittingRow:
    """A line of the sittings."""

    id: str
    title: str
    body: str
    state: str
    held_on: date
    reports_expected: int
    engagement_id: str | None


@dataclass(frozen=True)
class CouncilReportRow:
    """A line of the reports of a sitting."""

    id: str
    number: str
    title: str
    sitting_id: str | None
    committee: str
    direction: str
    unit: str
    synthesis_form: str
    briefing_id: str | None
    vote_result: str
    position: int


@dataclass(frozen=True)
class PackRow:
    """A line of the packs; `version` is the last one put together, 0 when none was."""

    id: str
    title: str
    unit: str
    items: int
    version: int
    pages: int
    printed_on: date | None
    engagement_id: str | None
    changed_at: datetime


@dataclass(frozen=True)
class Found:
    """One answer of the search: the snippet marks found words with U+0002 and U+0003."""

    kind: Kind
    id: str
    title: str
    snippet: str
    day: str = ""

    @property
    def words(self) -> str:
        """The snippet without its marks."""
        return self.snippet.translate({2: None, 3: None})
