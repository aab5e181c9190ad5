"""What the demonstration office is made of, as plain values a service can load."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.decisions import DecisionFields, ReviewFields
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.fields import Fields
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields

FieldsType = TypeVar("FieldsType", bound=Fields)


@dataclass(frozen=True)
class DemoRecord(Generic[FieldsType]):
    """One record with the id the others refer to it by (32 hexadecimal characters)."""

    id: str
    fields: FieldsType


@dataclass(frozen=True)
class DemoOffice:
    """A whole office; letters come in the order in which the registers number them."""

    today: date
    office: OfficeFields
    partners: list[DemoRecord[PartnerFields]]
    engagements: list[DemoRecord[EngagementFields]]
    letters: list[DemoRecord[LetterFields]]
    briefings: list[DemoRecord[BriefingFields]]
    decisions: list[DemoRecord[DecisionFields]]
    reviews: list[DemoRecord[ReviewFields]]
    invitation_name: str
    """File name of an invitation received this morning, to be dropped on the window."""
    invitation: bytes
    """That message (.eml), with its calendar file inside."""
