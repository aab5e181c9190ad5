"""The kinds of briefing note (domain reference §3)."""

from __future__ import annotations

from enum import StrEnum


class BriefingKind(StrEnum):
    """Forms of note; each is declared in `domain/note_forms.py`."""

    topic_brief = "topic_brief"
    information_note = "information_note"
    opinion_note = "opinion_note"
    arbitration_note = "arbitration_note"
    synthesis_file = "synthesis_file"
    liaison_note = "liaison_note"
    activity_report = "activity_report"
    talking_points = "talking_points"
    speech = "speech"
    meeting_file = "meeting_file"
    report_summary = "report_summary"
    partner_sheet = "partner_sheet"
    agreement_sheet = "agreement_sheet"
