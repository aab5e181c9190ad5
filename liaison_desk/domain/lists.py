"""What a list asks of the store: words, a saved filter, an order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from liaison_desk.domain.records import Kind


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
