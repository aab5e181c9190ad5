"""How the states of minutes, attendance and lines look."""

from __future__ import annotations

from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.labels import label
from liaison_desk.domain.meetings import MinutesState
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook

_STATES = {
    MinutesState.none: (Tone.neutral, ""),
    MinutesState.draft: (Tone.amber, "edit"),
    MinutesState.reviewed: (Tone.blue, "check"),
    MinutesState.sent: (Tone.blue, "outgoing"),
    MinutesState.approved: (Tone.green, "lock"),
}
_ATTENDANCES = {
    Attendance.expected: (Tone.neutral, ""),
    Attendance.present: (Tone.green, "check"),
    Attendance.represented: (Tone.blue, "person"),
    Attendance.excused: (Tone.amber, "close"),
}


def minutes_chip(state: MinutesState) -> ChipLook:
    """Return how far the minutes are, as a chip."""
    tone, icon = _STATES[state]
    return ChipLook(label(state), tone, icon)


def attendance_chip(attendance: Attendance, words: str) -> ChipLook:
    """Return whether somebody comes, said in the right gender, as a chip."""
    tone, icon = _ATTENDANCES[attendance]
    return ChipLook(words, tone, icon)
