"""The verbs of reports to the council."""

from __future__ import annotations

from liaison_desk.domain.council_reports import CouncilReportFields
from liaison_desk.domain.lists import CouncilReportRow
from liaison_desk.domain.records import Kind
from liaison_desk.services.records import RecordService
from liaison_desk.store.council_reports import COUNCIL_REPORTS


class CouncilReportService(RecordService[CouncilReportFields, CouncilReportRow]):
    """What can be done with reports to the council."""

    kind = Kind.council_report
    fields_class = CouncilReportFields
    row_list = COUNCIL_REPORTS
