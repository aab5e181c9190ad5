"""Sheets people sign when they come to a meeting (form D31): everybody invited, whatever they answered."""

from __future__ import annotations

from liaison_desk.documents.attendance_sheet import AttendanceLine, AttendanceMaterial
from liaison_desk.documents.meeting_material import MeetingMaterial, MeetingPerson, when_and_where
from liaison_desk.domain.engagements import Attendance

_ROWS = 14


def attendance_material(material: MeetingMaterial) -> AttendanceMaterial:
    """Return what the sheet of a meeting is made of; who is known not to come has a remark."""
    return AttendanceMaterial(
        title=material.meeting.title,
        when_and_where=when_and_where(material.meeting),
        lines=[AttendanceLine(one.name, one.title, remark=_remark(one)) for one in material.people],
        made_on=material.today,
        fills_rows=_ROWS,
    )


def _remark(person: MeetingPerson) -> str:
    if person.attendance is Attendance.represented and person.represented_by:
        return f"{person.words} par {person.represented_by}"
    return person.words if person.attendance in {Attendance.excused, Attendance.represented} else ""
