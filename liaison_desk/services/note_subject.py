"""What a note is about, read once: everything the desk fills it from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlmodel import Session

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.precedence import Directory


@dataclass(frozen=True)
class NoteSubject:
    """A note being begun: its kind, the day, what it is about; `first` and `last` are the days of its period.

    `greeting` and `people` are those of its engagement: what opens a speech, who is expected in protocol order.
    `names` are those of the people invited to its meeting, by id.
    """

    session: Session
    office: OfficeFields
    directory: Directory
    day: date
    now: datetime
    kind: BriefingKind
    unit: Unit
    first: date
    last: date
    engagement_id: str = ""
    engagement: EngagementFields | None = None
    greeting: str = ""
    people: tuple[str, ...] = ()
    meeting: MeetingFields | None = None
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    partner_id: str = ""
    partner: PartnerFields | None = None

    @property
    def event_day(self) -> date:
        """The day the functions it names are held on: that of the event or the meeting to come, else today."""
        if self.engagement:
            return max(self.engagement.day, self.day)
        return max(self.meeting.starts_at.date(), self.day) if self.meeting else self.day

    @property
    def unit_code(self) -> str:
        """The unit its figures are those of, empty for both."""
        return "" if self.unit is Unit.both else self.unit.value
