"""The verbs of briefing notes."""

from __future__ import annotations

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.lists import BriefingRow
from liaison_desk.domain.records import Kind
from liaison_desk.services.records import RecordService
from liaison_desk.store import briefings


class BriefingService(RecordService[BriefingFields, BriefingRow]):
    """What can be done with briefing notes."""

    kind = Kind.briefing
    fields_class = BriefingFields
    row_list = briefings.BRIEFINGS
