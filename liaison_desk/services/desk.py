"""Everything one open office can do, in one hand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from liaison_desk.domain.records import Kind
from liaison_desk.services.backups import BackupService
from liaison_desk.services.briefings import BriefingService
from liaison_desk.services.changes import Changes
from liaison_desk.services.clock import Clock
from liaison_desk.services.drafts import DraftService
from liaison_desk.services.duplicates import DuplicateService
from liaison_desk.services.engagements import EngagementService
from liaison_desk.services.history import HistoryService
from liaison_desk.services.letters import LetterService
from liaison_desk.services.partners import PartnerService
from liaison_desk.services.protocol import ProtocolService
from liaison_desk.services.search import SearchService
from liaison_desk.services.settings import SettingsService
from liaison_desk.store.office_folder import OpenOffice

if TYPE_CHECKING:
    from liaison_desk.services.agenda_export import AgendaExportService
    from liaison_desk.services.answers import AnswerService
    from liaison_desk.services.compositions import CompositionService
    from liaison_desk.services.intake import IntakeService
    from liaison_desk.services.paper import PaperService
    from liaison_desk.services.today import TodayService

AnyRecordService = EngagementService | LetterService | BriefingService | PartnerService


class Desk:
    """The services of an open office, built once and handed to the window or the command line."""

    def __init__(self, office: OpenOffice, clock: Clock) -> None:
        self.office = office
        self.clock = clock
        self.changes = Changes()
        database = office.database
        self.settings = SettingsService(database, self.changes)
        self.engagements = EngagementService(database, self.changes, clock)
        self.letters = LetterService(database, self.changes, clock)
        self.briefings = BriefingService(database, self.changes, clock)
        self.partners = PartnerService(database, self.changes, clock)
        self.protocol = ProtocolService(database, clock)
        self.history = HistoryService(database, self.changes)
        self.search = SearchService(database)
        self.duplicates = DuplicateService(database)
        self.drafts = DraftService(database, clock)
        self.backups = BackupService(office, clock)

    # what follows needs libraries that the first screen does not: each is imported when it is first used

    @cached_property
    def today(self) -> TodayService:
        """Tells what the day asks for."""
        from liaison_desk.services.today import TodayService

        return TodayService(self.office.database, self.clock)

    @cached_property
    def compositions(self) -> CompositionService:
        """Composes documents from records."""
        from liaison_desk.services.compositions import CompositionService

        return CompositionService(self.office.database, self.settings, self.protocol, self.clock)

    @cached_property
    def paper(self) -> PaperService:
        """Writes documents and shows their pages."""
        from liaison_desk.services.paper import PaperService

        return PaperService(self.office.folder, self.settings)

    @cached_property
    def answers(self) -> AnswerService:
        """Starts letters from ready-made wordings."""
        from liaison_desk.services.answers import AnswerService

        return AnswerService(self.office.database, self.letters, self.settings, self.protocol, self.clock)

    @cached_property
    def intake(self) -> IntakeService:
        """Takes in what was sent."""
        from liaison_desk.services.intake import IntakeService

        return IntakeService(self.office.database, self.changes, self.clock, self.letters, self.partners)

    @cached_property
    def agenda_export(self) -> AgendaExportService:
        """Writes the agenda for other calendars."""
        from liaison_desk.services.agenda_export import AgendaExportService

        return AgendaExportService(self.office.database, self.clock)

    @property
    def is_demonstration(self) -> bool:
        """Tell whether its data are invented."""
        return self.office.key_file.demonstration

    def records(self, kind: Kind) -> AnyRecordService:
        """Return the service of one kind of record."""
        services: dict[Kind, AnyRecordService] = {
            Kind.engagement: self.engagements,
            Kind.letter: self.letters,
            Kind.briefing: self.briefings,
            Kind.partner: self.partners,
        }
        return services[kind]

    def close(self) -> None:
        """Close the office; nothing can be done with it afterwards."""
        self.office.close()
