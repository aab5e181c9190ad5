"""What an open office holds: a service for each kind of record, imported when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from liaison_desk.services.changes import Changes
from liaison_desk.services.clock import Clock
from liaison_desk.store.office_folder import OpenOffice

if TYPE_CHECKING:
    from liaison_desk.services.briefings import BriefingService
    from liaison_desk.services.council_reports import CouncilReportService
    from liaison_desk.services.drafts import DraftService
    from liaison_desk.services.duplicates import DuplicateService
    from liaison_desk.services.engagements import EngagementService
    from liaison_desk.services.letters import LetterService
    from liaison_desk.services.mailings import MailingService
    from liaison_desk.services.meetings import MeetingService
    from liaison_desk.services.packs import PackService
    from liaison_desk.services.partners import PartnerService
    from liaison_desk.services.protocol import ProtocolService
    from liaison_desk.services.requests import RequestService
    from liaison_desk.services.search import SearchService
    from liaison_desk.services.series import SeriesService
    from liaison_desk.services.sittings import SittingService
    from liaison_desk.services.stale_reading import StaleReader
    from liaison_desk.services.tasks import TaskService


class DeskRecords:
    """The services of the records of an open office."""

    def __init__(self, office: OpenOffice, clock: Clock) -> None:
        self.office = office
        self.clock = clock
        self.changes = Changes()

    @cached_property
    def engagements(self) -> EngagementService:
        """Records engagements."""
        from liaison_desk.services.engagements import EngagementService

        return EngagementService(self.office.database, self.changes, self.clock)

    @cached_property
    def letters(self) -> LetterService:
        """Keeps the registers of letters."""
        from liaison_desk.services.letters import LetterService

        return LetterService(self.office.database, self.changes, self.clock)

    @cached_property
    def briefings(self) -> BriefingService:
        """Keeps the notes."""
        from liaison_desk.services.briefings import BriefingService

        return BriefingService(self.office.database, self.changes, self.clock)

    @cached_property
    def partners(self) -> PartnerService:
        """Keeps who is who."""
        from liaison_desk.services.partners import PartnerService

        return PartnerService(self.office.database, self.changes, self.clock)

    @cached_property
    def tasks(self) -> TaskService:
        """Keeps what there is to do."""
        from liaison_desk.services.tasks import TaskService

        return TaskService(self.office.database, self.changes, self.clock)

    @cached_property
    def mailings(self) -> MailingService:
        """Keeps mailings."""
        from liaison_desk.services.mailings import MailingService

        return MailingService(self.office.database, self.changes, self.clock)

    @cached_property
    def meetings(self) -> MeetingService:
        """Keeps meetings and their minutes."""
        from liaison_desk.services.meetings import MeetingService

        return MeetingService(self.office.database, self.changes, self.clock)

    @cached_property
    def sittings(self) -> SittingService:
        """Keeps sittings."""
        from liaison_desk.services.sittings import SittingService

        return SittingService(self.office.database, self.changes, self.clock)

    @cached_property
    def council_reports(self) -> CouncilReportService:
        """Keeps the reports put to sittings."""
        from liaison_desk.services.council_reports import CouncilReportService

        return CouncilReportService(self.office.database, self.changes, self.clock)

    @cached_property
    def packs(self) -> PackService:
        """Keeps packs and their versions."""
        from liaison_desk.services.packs import PackService

        return PackService(self.office.database, self.changes, self.clock)

    @cached_property
    def series(self) -> SeriesService:
        """Keeps engagements that come again."""
        from liaison_desk.services.series import SeriesService

        return SeriesService(self.office.database, self.changes, self.clock)

    @cached_property
    def requests(self) -> RequestService:
        """Reads what is asked of the official."""
        from liaison_desk.services.requests import RequestService

        return RequestService(self.office.database, self.clock)

    @cached_property
    def protocol(self) -> ProtocolService:
        """Knows how people are addressed, and in what order."""
        from liaison_desk.services.protocol import ProtocolService

        return ProtocolService(self.office.database, self.clock)

    @cached_property
    def stale_reader(self) -> StaleReader:
        """Reads what papers state that no longer holds."""
        from liaison_desk.services.stale_reading import StaleReader

        return StaleReader(self.office.database, self.clock)

    @cached_property
    def drafts(self) -> DraftService:
        """Keeps what is typed and not yet saved."""
        from liaison_desk.services.drafts import DraftService

        return DraftService(self.office.database, self.clock)

    @cached_property
    def search(self) -> SearchService:
        """Finds records by their words."""
        from liaison_desk.services.search import SearchService

        return SearchService(self.office.database)

    @cached_property
    def duplicates(self) -> DuplicateService:
        """Finds partners entered twice."""
        from liaison_desk.services.duplicates import DuplicateService

        return DuplicateService(self.office.database)
