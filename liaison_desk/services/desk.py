"""Everything one open office can do, in one hand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from liaison_desk.domain.records import Kind
from liaison_desk.services.backups import BackupService
from liaison_desk.services.briefings import BriefingService
from liaison_desk.services.changes import Changes
from liaison_desk.services.clock import Clock
from liaison_desk.services.council_reports import CouncilReportService
from liaison_desk.services.decisions import DecisionService
from liaison_desk.services.drafts import DraftService
from liaison_desk.services.duplicates import DuplicateService
from liaison_desk.services.engagements import EngagementService
from liaison_desk.services.history import HistoryService
from liaison_desk.services.letters import LetterService
from liaison_desk.services.mailings import MailingService
from liaison_desk.services.meetings import MeetingService
from liaison_desk.services.packs import PackService
from liaison_desk.services.partners import PartnerService
from liaison_desk.services.protocol import ProtocolService
from liaison_desk.services.requests import RequestService
from liaison_desk.services.reviews import ReviewService
from liaison_desk.services.search import SearchService
from liaison_desk.services.series import SeriesService
from liaison_desk.services.settings import SettingsService
from liaison_desk.services.sittings import SittingService
from liaison_desk.services.tasks import TaskService
from liaison_desk.store.office_folder import OpenOffice

if TYPE_CHECKING:
    from liaison_desk.services.agenda_export import AgendaExportService
    from liaison_desk.services.answers import AnswerService
    from liaison_desk.services.cautions import CautionService
    from liaison_desk.services.compositions import CompositionService
    from liaison_desk.services.feedback import FeedbackService
    from liaison_desk.services.figures import FigureService
    from liaison_desk.services.intake import IntakeService
    from liaison_desk.services.letter_batches import LetterBatchService
    from liaison_desk.services.letter_check import LetterCheckService
    from liaison_desk.services.letter_clocks import LetterClockService
    from liaison_desk.services.options import OptionsService
    from liaison_desk.services.paper import PaperService
    from liaison_desk.services.planning import PlanningService
    from liaison_desk.services.readiness import ReadinessService
    from liaison_desk.services.register_export import RegisterExportService
    from liaison_desk.services.standard_texts import StandardTextService
    from liaison_desk.services.territory import TerritoryService
    from liaison_desk.services.threads import ThreadService
    from liaison_desk.services.today import TodayService
    from liaison_desk.services.watched_folder import WatchedFolderService

AnyRecordService = (
    EngagementService
    | LetterService
    | BriefingService
    | PartnerService
    | TaskService
    | DecisionService
    | ReviewService
    | MailingService
    | MeetingService
    | SittingService
    | CouncilReportService
    | PackService
)


class Desk:
    """The services of an open office, built once and handed to the window or the command line."""

    def __init__(self, office: OpenOffice, clock: Clock) -> None:
        self.office = office
        self.clock = clock
        self.changes = Changes()
        database = office.database
        self.settings = SettingsService(database, self.changes)
        self.engagements = EngagementService(database, self.changes, clock)
        self.requests = RequestService(database, clock)
        self.series = SeriesService(database, self.changes, clock)
        self.letters = LetterService(database, self.changes, clock)
        self.briefings = BriefingService(database, self.changes, clock)
        self.partners = PartnerService(database, self.changes, clock)
        self.tasks = TaskService(database, self.changes, clock)
        self.decisions = DecisionService(database, self.changes, clock, lambda: self.answers)
        self.reviews = ReviewService(database, self.changes, clock, self.decisions)
        self.mailings = MailingService(database, self.changes, clock)
        self.meetings = MeetingService(database, self.changes, clock)
        self.sittings = SittingService(database, self.changes, clock)
        self.council_reports = CouncilReportService(database, self.changes, clock)
        self.packs = PackService(database, self.changes, clock)
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
    def planning(self) -> PlanningService:
        """Places what there is to do in the half-days there are."""
        from liaison_desk.services.planning import PlanningService

        return PlanningService(self.office.database, self.clock)

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
    def letter_clocks(self) -> LetterClockService:
        """Knows the dates letters call for."""
        from liaison_desk.services.letter_clocks import LetterClockService

        return LetterClockService(self.office.database, self.letters, self.clock)

    @cached_property
    def watched_folder(self) -> WatchedFolderService:
        """Looks for files laid down to be taken in."""
        from liaison_desk.services.watched_folder import WatchedFolderService

        return WatchedFolderService(self.settings, self.intake)

    @cached_property
    def options(self) -> OptionsService:
        """Gathers what there is to know before deciding."""
        from liaison_desk.services.options import OptionsService

        return OptionsService(self.office.database, self.territory, self.clock)

    @cached_property
    def agenda_export(self) -> AgendaExportService:
        """Writes the agenda for other calendars."""
        from liaison_desk.services.agenda_export import AgendaExportService

        return AgendaExportService(self.office.database, self.clock)

    @cached_property
    def readiness(self) -> ReadinessService:
        """Says how far the preparation of engagements is."""
        from liaison_desk.services.readiness import ReadinessService

        return ReadinessService(self.office.database, self.clock)

    @cached_property
    def cautions(self) -> CautionService:
        """Says what calls the official to be careful."""
        from liaison_desk.services.cautions import CautionService

        return CautionService(self.office.database, self.clock)

    @cached_property
    def feedback(self) -> FeedbackService:
        """Records what came of an engagement."""
        from liaison_desk.services.feedback import FeedbackService

        return FeedbackService(self.engagements, self.answers, self.clock)

    @cached_property
    def territory(self) -> TerritoryService:
        """Knows travel, clashes, and where the official has been."""
        from liaison_desk.services.territory import TerritoryService

        return TerritoryService(self.office.database, self.clock)

    @cached_property
    def figures(self) -> FigureService:
        """Counts what the registers say of the work done."""
        from liaison_desk.services.figures import FigureService

        return FigureService(self.office.database, self.paper, self.clock)

    @cached_property
    def register_export(self) -> RegisterExportService:
        """Writes the registers as files."""
        from liaison_desk.services.register_export import RegisterExportService

        return RegisterExportService(self.office.database, self.paper, self.clock)

    @cached_property
    def letter_batches(self) -> LetterBatchService:
        """Does one thing to several letters."""
        from liaison_desk.services.letter_batches import LetterBatchService

        return LetterBatchService(self.office.database, self.letters, self.answers)

    @cached_property
    def letter_check(self) -> LetterCheckService:
        """Reads a letter before it is signed."""
        from liaison_desk.services.letter_check import LetterCheckService

        return LetterCheckService(self.office.database, self.compositions, self.protocol, self.clock)

    @cached_property
    def standard_texts(self) -> StandardTextService:
        """Keeps the office's own texts of letters."""
        from liaison_desk.services.standard_texts import StandardTextService

        return StandardTextService(self.settings)

    @cached_property
    def threads(self) -> ThreadService:
        """Finds what was exchanged with somebody, and earlier letters on the same words."""
        from liaison_desk.services.threads import ThreadService

        return ThreadService(self.office.database)

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
            Kind.task: self.tasks,
            Kind.decision: self.decisions,
            Kind.review: self.reviews,
            Kind.mailing: self.mailings,
            Kind.meeting: self.meetings,
            Kind.sitting: self.sittings,
            Kind.council_report: self.council_reports,
            Kind.pack: self.packs,
        }
        return services[kind]

    def close(self) -> None:
        """Close the office; nothing can be done with it afterwards."""
        self.office.close()
