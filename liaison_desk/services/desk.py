"""Everything one open office can do, in one hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from liaison_desk.domain.records import Kind
from liaison_desk.services.backups import BackupService
from liaison_desk.services.clock import Clock
from liaison_desk.services.desk_records import DeskRecords
from liaison_desk.services.history import HistoryService
from liaison_desk.services.settings import SettingsService
from liaison_desk.store.office_folder import OpenOffice

if TYPE_CHECKING:
    from liaison_desk.services.agenda_export import AgendaExportService
    from liaison_desk.services.answers import AnswerService
    from liaison_desk.services.attendance import AttendanceService
    from liaison_desk.services.booklets import BookletService
    from liaison_desk.services.briefings import BriefingService
    from liaison_desk.services.cautions import CautionService
    from liaison_desk.services.circuits import CircuitService
    from liaison_desk.services.compositions import CompositionService
    from liaison_desk.services.council_reports import CouncilReportService
    from liaison_desk.services.decisions import DecisionService
    from liaison_desk.services.dispatch import DispatchService
    from liaison_desk.services.engagements import EngagementService
    from liaison_desk.services.feedback import FeedbackService
    from liaison_desk.services.figures import FigureService
    from liaison_desk.services.intake import IntakeService
    from liaison_desk.services.letter_batches import LetterBatchService
    from liaison_desk.services.letter_check import LetterCheckService
    from liaison_desk.services.letter_clocks import LetterClockService
    from liaison_desk.services.letters import LetterService
    from liaison_desk.services.mailing_replies import MailingReplyService
    from liaison_desk.services.mailings import MailingService
    from liaison_desk.services.meeting_papers import MeetingPapers
    from liaison_desk.services.meetings import MeetingService
    from liaison_desk.services.merges import MergeService
    from liaison_desk.services.minutes_mail import MinutesMail
    from liaison_desk.services.note_decisions import NoteDecisionService
    from liaison_desk.services.options import OptionsService
    from liaison_desk.services.pack_making import PackMakingService
    from liaison_desk.services.pack_proposals import PackProposals
    from liaison_desk.services.packs import PackService
    from liaison_desk.services.paper import PaperService
    from liaison_desk.services.partners import PartnerService
    from liaison_desk.services.planning import PlanningService
    from liaison_desk.services.readiness import ReadinessService
    from liaison_desk.services.register_export import RegisterExportService
    from liaison_desk.services.reviews import ReviewService
    from liaison_desk.services.sheets import SheetService
    from liaison_desk.services.signature_book import SignatureBookService
    from liaison_desk.services.sitting_votes import SittingVoteService
    from liaison_desk.services.sittings import SittingService
    from liaison_desk.services.stale import StaleService
    from liaison_desk.services.standard_texts import StandardTextService
    from liaison_desk.services.tasks import TaskService
    from liaison_desk.services.templates import TemplateService
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


class Desk(DeskRecords):
    """The services of an open office, built once and handed to the window or the command line."""

    def __init__(self, office: OpenOffice, clock: Clock) -> None:
        super().__init__(office, clock)
        self.settings = SettingsService(office.database, self.changes)
        self.history = HistoryService(office.database, self.changes)
        self.backups = BackupService(office, clock)

    # what follows needs libraries that the first screen does not: each is imported when it is first used

    @cached_property
    def decisions(self) -> DecisionService:
        """Keeps the register of decisions."""
        from liaison_desk.services.decisions import DecisionService

        return DecisionService(self.office.database, self.changes, self.clock, lambda: self.answers)

    @cached_property
    def reviews(self) -> ReviewService:
        """Keeps the meetings at which requests are decided."""
        from liaison_desk.services.reviews import ReviewService

        return ReviewService(self.office.database, self.changes, self.clock, self.decisions)

    @cached_property
    def sitting_votes(self) -> SittingVoteService:
        """Records how sittings voted."""
        from liaison_desk.services.sitting_votes import SittingVoteService

        return SittingVoteService(self.office.database, self.clock, self.sittings)

    @cached_property
    def today(self) -> TodayService:
        """Tells what the day asks for."""
        from liaison_desk.services.today import TodayService

        return TodayService(self.office.database, self.clock, self.stale_reader)

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
    def note_decisions(self) -> NoteDecisionService:
        """Decides of what notes ask."""
        from liaison_desk.services.note_decisions import NoteDecisionService

        return NoteDecisionService(self.office.database, self.decisions, self.clock)

    @cached_property
    def booklets(self) -> BookletService:
        """Composes the booklet of a sitting."""
        from liaison_desk.services.booklets import BookletService

        return BookletService(self.office.database, self.settings, self.clock)

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
    def merges(self) -> MergeService:
        """Makes the letters of mailings."""
        from liaison_desk.services.merges import MergeService

        return MergeService(self.office.database, self.mailings, self.letters, self.settings, self.paper, self.clock)

    @cached_property
    def mailing_replies(self) -> MailingReplyService:
        """Follows what the recipients of mailings answer."""
        from liaison_desk.services.mailing_replies import MailingReplyService

        return MailingReplyService(self.office.database, self.mailings, self.merges, self.clock)

    @cached_property
    def attendance(self) -> AttendanceService:
        """Says who signs at the door."""
        from liaison_desk.services.attendance import AttendanceService

        return AttendanceService(self.office.database, self.mailings, self.protocol, self.clock)

    @cached_property
    def letter_check(self) -> LetterCheckService:
        """Reads a letter before it is signed."""
        from liaison_desk.services.letter_check import LetterCheckService

        return LetterCheckService(self.office.database, self.compositions, self.protocol, self.clock)

    @cached_property
    def circuits(self) -> CircuitService:
        """Takes letters and notes from hand to hand."""
        from liaison_desk.services.circuits import CircuitService

        return CircuitService(self.office.database, self.letters, self.briefings, self.clock)

    @cached_property
    def signature_book(self) -> SignatureBookService:
        """Says who must act on which letters."""
        from liaison_desk.services.signature_book import SignatureBookService

        return SignatureBookService(self.office.database, self.clock)

    @cached_property
    def dispatch(self) -> DispatchService:
        """Sends signed letters."""
        from liaison_desk.services.dispatch import DispatchService

        return DispatchService(
            self.office.database,
            self.letters,
            self.compositions,
            self.paper,
            self.settings,
            self.protocol,
            self.clock,
        )

    @cached_property
    def standard_texts(self) -> StandardTextService:
        """Keeps the office's own texts of letters."""
        from liaison_desk.services.standard_texts import StandardTextService

        return StandardTextService(self.settings)

    @cached_property
    def meeting_papers(self) -> MeetingPapers:
        """Composes the papers of meetings."""
        from liaison_desk.services.meeting_papers import MeetingPapers

        return MeetingPapers(self.office.database, self.settings, self.protocol, self.meetings, self.clock)

    @cached_property
    def minutes_mail(self) -> MinutesMail:
        """Writes the message that sends minutes."""
        from liaison_desk.services.minutes_mail import MinutesMail

        return MinutesMail(self.meetings, self.meeting_papers, self.paper, self.settings)

    @cached_property
    def threads(self) -> ThreadService:
        """Finds what was exchanged with somebody, and earlier letters on the same words."""
        from liaison_desk.services.threads import ThreadService

        return ThreadService(self.office.database)

    @cached_property
    def stale(self) -> StaleService:
        """Says what papers state that no longer holds."""
        from liaison_desk.services.stale import StaleService

        database, reader = self.office.database, self.stale_reader
        return StaleService(database, self.clock, reader, self.briefings, self.letters, self.engagements, self.packs)

    @cached_property
    def sheets(self) -> SheetService:
        """Composes the sheets of records, and keeps what those that left the desk say."""
        from liaison_desk.services.sheets import SheetService

        return SheetService(self)

    @cached_property
    def pack_making(self) -> PackMakingService:
        """Puts packs together."""
        from liaison_desk.services.pack_covers import CoverMaker
        from liaison_desk.services.pack_making import PackMakingService
        from liaison_desk.services.pack_pieces import PackPieces, composers_of

        database = self.office.database
        pieces = PackPieces(database, composers_of(self), self.office.folder.scratch)
        covers = CoverMaker(database, self.settings)
        return PackMakingService(self.packs, pieces, covers, self.settings, self.paper, self.clock)

    @cached_property
    def pack_proposals(self) -> PackProposals:
        """Proposes what a pack is made of."""
        from liaison_desk.services.pack_proposals import PackProposals

        return PackProposals(self)

    @cached_property
    def templates(self) -> TemplateService:
        """Checks, previews and restores the Word templates."""
        from liaison_desk.services.templates import TemplateService

        return TemplateService(self.office.folder, self.paper, self.clock)

    @property
    def is_demonstration(self) -> bool:
        """Tell whether its data are invented."""
        return self.office.key_file.demonstration

    def records(self, kind: Kind) -> AnyRecordService:
        """Return the service of one kind of record."""
        services: dict[Kind, Callable[[], AnyRecordService]] = {
            Kind.engagement: lambda: self.engagements,
            Kind.letter: lambda: self.letters,
            Kind.briefing: lambda: self.briefings,
            Kind.partner: lambda: self.partners,
            Kind.task: lambda: self.tasks,
            Kind.decision: lambda: self.decisions,
            Kind.review: lambda: self.reviews,
            Kind.mailing: lambda: self.mailings,
            Kind.meeting: lambda: self.meetings,
            Kind.sitting: lambda: self.sittings,
            Kind.council_report: lambda: self.council_reports,
            Kind.pack: lambda: self.packs,
        }
        return services[kind]()

    def close(self) -> None:
        """Close the office; nothing can be done with it afterwards."""
        self.office.close()
