"""The verbs of packs."""

from __future__ import annotations

from liaison_desk.domain.lists import PackRow
from liaison_desk.domain.packs import PackFields
from liaison_desk.domain.records import Kind
from liaison_desk.services.records import RecordService
from liaison_desk.store.packs import PACKS


class PackService(RecordService[PackFields, PackRow]):
    """What can be done with packs."""

    kind = Kind.pack
    fields_class = PackFields
    row_list = PACKS
