"""The verbs of sittings."""

from __future__ import annotations

from liaison_desk.domain.lists import SittingRow
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.services.records import RecordService
from liaison_desk.store.sittings import SITTINGS


class SittingService(RecordService[SittingFields, SittingRow]):
    """What can be done with sittings."""

    kind = Kind.sitting
    fields_class = SittingFields
    row_list = SITTINGS
