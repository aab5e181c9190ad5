"""Everything one open office can do, in one hand."""

from __future__ import annotations

from liaison_desk.domain.records import Kind
from liaison_desk.services.backups import BackupService
from liaison_desk.services.briefings import BriefingService
from liaison_desk.services.changes import Changes
from liaison_desk.services.clock import Clock
from liaison_desk.services.drafts import DraftService
from liaison_desk.services.engagements import EngagementService
from liaison_desk.services.history import HistoryService
from liaison_desk.services.letters import LetterService
from liaison_desk.services.partners import PartnerService
from liaison_desk.services.search import SearchService
from liaison_desk.services.settings import SettingsService
from liaison_desk.store.office_folder import OpenOffice

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
        self.history = HistoryService(database, self.changes)
        self.search = SearchService(database)
        self.drafts = DraftService(database, clock)
        self.backups = BackupService(office, clock)

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
