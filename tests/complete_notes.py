"""Notes that nothing keeps from validation."""

from __future__ import annotations

from datetime import date
from typing import Any

from liaison_desk.domain.briefings import BriefingFields, BriefingPurpose, BriefingSection
from liaison_desk.domain.note_forms import form_of
from liaison_desk.domain.validation import changed, validated


def complete_note(**values: Any) -> BriefingFields:
    """Return a note with its required sections, fields and date written where nothing is given."""
    return completed(validated(BriefingFields, {"title": "Note", **values}))


def completed(note: BriefingFields) -> BriefingFields:
    """Return a note with its required sections, fields and date written where nothing stands."""
    form = form_of(note.briefing_kind)
    written = {section.heading for section in note.sections if section.body}
    asked = [one.heading for one in form.sections if one.required] or form.headings[:1]
    wanted = [heading for heading in asked if heading not in written]
    return changed(
        note,
        {
            "sections": [*note.sections, *(BriefingSection(heading=heading, body="Écrit.") for heading in wanted)],
            "details": {**{one.name: "Écrit" for one in form.fields if one.required}, **note.details},
            "due_on": note.due_on or (None if note.purpose is BriefingPurpose.information else date(2026, 6, 1)),
        },
    )
