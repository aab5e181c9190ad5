"""The verbs of mailings."""

from __future__ import annotations

from liaison_desk.domain.lists import MailingRow
from liaison_desk.domain.mailings import MailingFields
from liaison_desk.domain.records import Kind
from liaison_desk.services.records import RecordService
from liaison_desk.store.mailings import MAILINGS


class MailingService(RecordService[MailingFields, MailingRow]):
    """What can be done with mailings."""

    kind = Kind.mailing
    fields_class = MailingFields
    row_list = MAILINGS
