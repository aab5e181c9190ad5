"""Every form of note as declared data: a new form is a declaration here, and a kind (domain reference §3)."""

from __future__ import annotations

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.note_form import FieldType, NoteField, NoteForm, NoteSection, Particular
from liaison_desk.domain.note_forms_sheets import AGREEMENT_SHEET, PARTNER_SHEET, REPORT_SUMMARY
from liaison_desk.domain.note_forms_spoken import MEETING_FILE, SPEECH, TALKING_POINTS
from liaison_desk.domain.note_forms_written import (
    ACTIVITY_REPORT,
    ARBITRATION_NOTE,
    INFORMATION_NOTE,
    LIAISON_NOTE,
    OPINION_NOTE,
    SYNTHESIS_FILE,
    TOPIC_BRIEF,
)

__all__ = ["NOTE_FORMS", "FieldType", "NoteField", "NoteForm", "NoteSection", "Particular", "form_of", "note_reference"]

NOTE_FORMS: tuple[NoteForm, ...] = (
    TOPIC_BRIEF,
    INFORMATION_NOTE,
    OPINION_NOTE,
    ARBITRATION_NOTE,
    SYNTHESIS_FILE,
    LIAISON_NOTE,
    ACTIVITY_REPORT,
    TALKING_POINTS,
    SPEECH,
    MEETING_FILE,
    REPORT_SUMMARY,
    PARTNER_SHEET,
    AGREEMENT_SHEET,
)
"""In the order of the domain reference; D07 and D08 belong to engagements, D12 to D14 to meetings."""

_BY_KIND = {form.kind: form for form in NOTE_FORMS}


def form_of(kind: BriefingKind) -> NoteForm:
    """Return the form of a kind of note."""
    return _BY_KIND[kind]


def note_reference(code: str, year: int, sequence: int) -> str:
    """Return the reference of a note: « NI-2026-0001 » (domain reference §3.6)."""
    return f"{code}-{year}-{sequence:04d}"
