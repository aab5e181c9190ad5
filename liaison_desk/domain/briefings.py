"""Briefing notes: what is written in them, and where they stand."""

from __future__ import annotations

from enum import StrEnum

from pydantic import field_validator
from sqlmodel import Field

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.circuits import CircuitStep
from liaison_desk.domain.fields import Fields, Line, OptionalDate, OptionalId, Text, Unit
from liaison_desk.domain.key_figures import KeyFigure
from liaison_desk.domain.note_forms import form_of


class BriefingState(StrEnum):
    """Life of a note."""

    draft = "draft"
    in_circuit = "in_circuit"
    validated = "validated"
    issued = "issued"
    superseded = "superseded"
    archived = "archived"


OUT_OF_USE = frozenset({BriefingState.superseded, BriefingState.archived})
"""States of a note nobody works with any more."""


class BriefingPurpose(StrEnum):
    """What the reader is expected to do."""

    information = "information"
    opinion = "opinion"
    decision = "decision"


class BriefingSection(Fields):
    """One section of a note: its heading and its Markdown text."""

    heading: Line
    body: Text = ""


class NoteOption(Fields):
    """One option of an arbitration note (domain reference §3.1, D03)."""

    title: Line
    description: Text = ""
    advantages: Text = ""
    drawbacks: Text = ""
    cost: Line = ""
    delay: Line = ""
    legal_risks: Text = ""
    acceptability: Text = ""
    reversibility: Line = ""


class BriefingFields(Fields):
    """What is written in a note."""

    briefing_kind: BriefingKind = BriefingKind.topic_brief
    title: Line
    purpose: BriefingPurpose = BriefingPurpose.information
    state: BriefingState = BriefingState.draft
    revision: int = Field(default=1, ge=1)
    as_of: OptionalDate = Field(default=None, description="« À jour au »")
    validated_on: OptionalDate = Field(default=None, description="Day its text was frozen")
    kept_figures: list[KeyFigure] = Field(default_factory=list, description="Figures it calls, as validated")
    valid_until: OptionalDate = None
    due_on: OptionalDate = Field(default=None, description="Opinion or decision wanted before that day")
    circuit: list[CircuitStep] = Field(default_factory=list, description="Visas of the note")
    details: dict[str, str] = Field(default_factory=dict, description="Values of the fields of its form, by name")
    options: list[NoteOption] = Field(default_factory=list, description="Of an arbitration note")
    recommended: int | None = Field(default=None, ge=1, le=20, description="Number of the option recommended")
    speaking_minutes: int = Field(default=0, ge=0, le=600, description="Wanted length of a speech")
    unit: Unit = Unit.both
    engagement_id: OptionalId = None
    partner_id: OptionalId = None
    sitting_id: OptionalId = None
    meeting_id: OptionalId = None
    sections: list[BriefingSection] = Field(default_factory=list)
    notes: Text = ""

    @field_validator("title")
    @classmethod
    def _title_is_given(cls, value: str) -> str:
        if not value:
            raise ValueError("donnez un titre à la note")
        return value

    def sections_in_order(self) -> list[BriefingSection]:
        """Return the sections of the form in its order, empty ones included, then any other."""
        written = {section.heading: section for section in self.sections}
        headings = form_of(self.briefing_kind).headings
        ordered = [written.get(heading, BriefingSection(heading=heading)) for heading in headings]
        return ordered + [section for section in self.sections if section.heading not in headings]
