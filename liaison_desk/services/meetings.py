"""The verbs of meetings."""

from __future__ import annotations

from liaison_desk.domain.lists import MeetingRow
from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.records import Kind
from liaison_desk.services.records import RecordService
from liaison_desk.store.meetings import MEETINGS


class MeetingService(RecordService[MeetingFields, MeetingRow]):
    """What can be done with meetings."""

    kind = Kind.meeting
    fields_class = MeetingFields
    row_list = MEETINGS
