"""What the demonstration office is made of, as plain values a service can load."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.council_reports import CouncilReportFields
from liaison_desk.domain.decisions import DecisionFields, ReviewFields
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.fields import Fields
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.mailings import MailingFields
from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.sittings import SittingFields

FieldsType = TypeVar("FieldsType", bound=Fields)


@dataclass(frozen=True)
class DemoRecord(Generic[FieldsType]):
    """One record with the id the others refer to it by (32 hexadecimal characters)."""

    id: str
    fields: FieldsType


@dataclass(frozen=True)
class EarlierText:
    """A letter as it was when its text went to the next version: that day, for that reason."""

    letter_id: str
    fields: LetterFields
    kept_on: date
    reason: str


@dataclass(frozen=True)
class DemoNotes:
    """One note of every form but topic briefs, before the desk fills in what it knows, and what was decided of them."""

    notes: list[DemoRecord[BriefingFields]]
    decisions: list[DemoRecord[DecisionFields]]


@dataclass(frozen=True)
class DemoReport:
    """One report; `note_id` is that of its synthesis, empty when none is begun, `sections` what is written in it."""

    record: DemoRecord[CouncilReportFields]
    note_id: str
    state: str
    sections: dict[str, str]


@dataclass(frozen=True)
class DemoSitting:
    """One sitting and its reports, in order."""

    record: DemoRecord[SittingFields]
    reports: list[DemoReport]

    def fields_of(self, report_id: str) -> CouncilReportFields:
        """Return the fields of one of its reports."""
        return next(one.record.fields for one in self.reports if one.record.id == report_id)


@dataclass(frozen=True)
class DemoOffice:
    """A whole office; letters come in the order in which the registers number them."""

    today: date
    office: OfficeFields
    partners: list[DemoRecord[PartnerFields]]
    engagements: list[DemoRecord[EngagementFields]]
    letters: list[DemoRecord[LetterFields]]
    earlier_texts: list[EarlierText]
    briefings: list[DemoRecord[BriefingFields]]
    notes: DemoNotes
    decisions: list[DemoRecord[DecisionFields]]
    reviews: list[DemoRecord[ReviewFields]]
    mailings: list[DemoRecord[MailingFields]]
    meetings: list[DemoRecord[MeetingFields]]
    """In their order; the tasks and decisions of their minutes are made from these."""
    sittings: list[DemoSitting]
    invitation_name: str
    """File name of an invitation received this morning, to be dropped on the window."""
    invitation: bytes
    """That message (.eml), with its calendar file inside."""
