"""The tables: the declared fields plus what the store adds to them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, cast
from uuid import uuid4

import sqlalchemy as sa
from pydantic import ConfigDict
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from liaison_desk.domain.back_plans import BackPlan
from liaison_desk.domain.briefings import BriefingFields, BriefingSection, NoteOption
from liaison_desk.domain.circuits import CircuitStep
from liaison_desk.domain.council_reports import CouncilReportFields, ReportAmount
from liaison_desk.domain.decisions import DecisionFields, ReviewFields, ReviewItem
from liaison_desk.domain.engagements import (
    ChecklistLine,
    EngagementFields,
    Participant,
    RequestedRole,
    RunSheetItem,
)
from liaison_desk.domain.ethics import Ballot, Interest, Recusal
from liaison_desk.domain.key_figures import KeyFigure
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.mail_targets import MailTarget
from liaison_desk.domain.mailings import MailingFields, MailingRecipient, RecipientFilter
from liaison_desk.domain.meetings import (
    AgendaItem,
    Attendee,
    MeetingFields,
    MinutesCorrection,
    MinutesLine,
    MinutesSending,
)
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.packs import PackFields, PackItem, PackVersion
from liaison_desk.domain.partners import OfficeHeld, PartnerFields
from liaison_desk.domain.records import Kind
from liaison_desk.domain.recurrence import Recurrence
from liaison_desk.domain.signature_delegations import SignatureDelegation
from liaison_desk.domain.sittings import BodyRule, SittingFields
from liaison_desk.domain.standard_texts import OwnWording, StandardParagraph
from liaison_desk.domain.suspensions import Suspension
from liaison_desk.domain.tasks import TaskFields
from liaison_desk.domain.travel import TravelTime
from liaison_desk.domain.worked_time import PatternChange, PresenceException, WorkedHalfDay
from liaison_desk.store.column_types import OneOf, ValuesOf, json_list, list_of, store_enumerations_by_value
from liaison_desk.store.indexes import declare_indexes

SCHEMA_VERSION = 3
"""Number of the newest migration; kept in `PRAGMA user_version` and in the key file."""


def new_id() -> str:
    """Return a fresh record id: 32 hexadecimal characters."""
    return uuid4().hex


def _now() -> datetime:
    return datetime.now(UTC)


def table_name(table: type[SQLModel]) -> str:
    """Return the name of the table of a class."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", table.__name__).lower()


class Table(SQLModel):
    """A table named after its class: RegisterEntry is register_entry."""

    model_config = ConfigDict(defer_build=True)  # pyright: ignore[reportAssignmentType]  # SQLModel narrows its type

    @declared_attr.directive
    def __tablename__(cls) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]  # noqa: N805  # SQLAlchemy's own way to name a table
        return table_name(cast("type[SQLModel]", cls))


class Record(Table):
    """What every record has beside its fields; `version` rises with each change (optimistic locking)."""

    id: str = Field(default_factory=new_id, primary_key=True)
    version: int = 1
    created_at: datetime = Field(default_factory=_now)
    changed_at: datetime = Field(default_factory=_now)
    deleted_at: datetime | None = None


class Partner(PartnerFields, Record, table=True):
    """A person or an organisation."""

    offices_held: list[OfficeHeld] = list_of(OfficeHeld)
    network_ids: list[str] = json_list()
    distribution_lists: list[str] = json_list()
    sort_name: str = Field(default="", index=True)


class Engagement(EngagementFields, Record, table=True):
    """An engagement of the official."""

    participants: list[Participant] = list_of(Participant)
    run_sheet: list[RunSheetItem] = list_of(RunSheetItem)
    requested_roles: list[RequestedRole] = Field(default_factory=list, sa_column=sa.Column(ValuesOf(RequestedRole)))
    checklist: list[ChecklistLine] = list_of(ChecklistLine)
    recurrence: Recurrence | None = Field(default=None, sa_column=sa.Column(OneOf(Recurrence)))


class Letter(LetterFields, Record, table=True):
    """A letter of either register; the last three columns let long lists sort on an index."""

    enclosures: list[str] = json_list()
    copies_to: list[str] = json_list()
    suspensions: list[Suspension] = list_of(Suspension)
    circuit: list[CircuitStep] = list_of(CircuitStep)
    kept_figures: list[KeyFigure] = list_of(KeyFigure)
    number: str = ""
    correspondent_key: str = ""
    subject_key: str = ""
    listed_on: str = Field(default="", description="ISO date the list shows: arrival, signature or creation")


class Briefing(BriefingFields, Record, table=True):
    """A briefing note; its number is the reference it took when it was first validated."""

    number: str = Field(default="", index=True)
    kept_figures: list[KeyFigure] = list_of(KeyFigure)
    sections: list[BriefingSection] = list_of(BriefingSection)
    circuit: list[CircuitStep] = list_of(CircuitStep)
    options: list[NoteOption] = list_of(NoteOption)
    details: dict[str, str] = Field(default_factory=dict, sa_column=sa.Column(sa.JSON))


class Task(TaskFields, Record, table=True):
    """Something to do, or owed by somebody."""


class Decision(DecisionFields, Record, table=True):
    """A line of the decision register."""


class Review(ReviewFields, Record, table=True):
    """A point élu."""

    items: list[ReviewItem] = list_of(ReviewItem)


class Mailing(MailingFields, Record, table=True):
    """One text to many recipients."""

    recipient_filter: RecipientFilter = Field(
        default_factory=RecipientFilter, sa_column=sa.Column(OneOf(RecipientFilter))
    )
    recipients: list[MailingRecipient] = list_of(MailingRecipient)
    enclosures: list[str] = json_list()


class Meeting(MeetingFields, Record, table=True):
    """A meeting, its agenda and its minutes."""

    items: list[AgendaItem] = list_of(AgendaItem)
    attendees: list[Attendee] = list_of(Attendee)
    lines: list[MinutesLine] = list_of(MinutesLine)
    copies_to: list[str] = json_list()
    sendings: list[MinutesSending] = list_of(MinutesSending)
    corrections: list[MinutesCorrection] = list_of(MinutesCorrection)


class Sitting(SittingFields, Record, table=True):
    """A sitting of a body."""


class CouncilReport(CouncilReportFields, Record, table=True):
    """A report to a sitting."""

    amounts: list[ReportAmount] = list_of(ReportAmount)
    beneficiary_ids: list[str] = json_list()


class Pack(PackFields, Record, table=True):
    """Pieces put together to be printed."""

    items: list[PackItem] = list_of(PackItem)
    versions: list[PackVersion] = list_of(PackVersion)


class Office(OfficeFields, Table, table=True):
    """The one office of this store."""

    id: str = Field(default="office", primary_key=True)
    version: int = 1
    worked_half_days: list[WorkedHalfDay] = list_of(WorkedHalfDay)
    pattern_changes: list[PatternChange] = list_of(PatternChange)
    presence_exceptions: list[PresenceException] = list_of(PresenceException)
    back_plans: list[BackPlan] = list_of(BackPlan)
    travel_times: list[TravelTime] = list_of(TravelTime)
    mail_targets: list[MailTarget] = list_of(MailTarget)
    interests: list[Interest] = list_of(Interest)
    recusals: list[Recusal] = list_of(Recusal)
    ballots: list[Ballot] = list_of(Ballot)
    signature_delegations: list[SignatureDelegation] = list_of(SignatureDelegation)
    own_wordings: list[OwnWording] = list_of(OwnWording)
    paragraphs: list[StandardParagraph] = list_of(StandardParagraph)
    key_figures: list[KeyFigure] = list_of(KeyFigure)
    body_rules: list[BodyRule] = list_of(BodyRule)
    usual_circuit: list[str] = json_list()
    letterhead_address: list[str] = json_list()


class TakenNumber(Table):
    """A number taken for good: never deleted, never reused; a mistake is cancelled with its reason."""

    id: str = Field(default_factory=new_id, primary_key=True)
    year: int
    sequence: int
    subject: str = ""
    taken_at: datetime
    cancelled_reason: str = ""


class RegisterEntry(TakenNumber, table=True):
    """A number taken in a register by a letter."""

    __table_args__ = (sa.UniqueConstraint("mail_register", "year", "sequence"),)

    mail_register: MailRegister
    letter_id: str = Field(index=True)


class NoteNumber(TakenNumber, table=True):
    """A reference taken by a note; `code` is that of its form."""

    __table_args__ = (sa.UniqueConstraint("code", "year", "sequence"),)

    code: str
    briefing_id: str


class RecordLink(Table, table=True):
    """A tie between two records, derived from a field (`role` is its name) or made by hand (`related`)."""

    from_id: str = Field(primary_key=True)
    role: str = Field(primary_key=True)
    to_id: str = Field(primary_key=True, index=True)
    from_kind: Kind
    to_kind: Kind


class PieceEntry(Table, table=True):
    """A file kept with a record; its bytes are in `piece_content`, once for all records that hold the same."""

    id: str = Field(default_factory=new_id, primary_key=True)
    owner_id: str = Field(index=True)
    owner_kind: Kind
    position: int = 0
    file_name: str
    media_type: str
    size: int
    sha256: str = Field(index=True)
    is_original: bool = False


class PieceContent(Table, table=True):
    """The bytes of a piece under their SHA-256."""

    sha256: str = Field(primary_key=True)
    content: bytes


class TextVersion(Table, table=True):
    """A letter or a note as it was when its text went to the next version; `content` is the JSON of its fields."""

    id: str = Field(default_factory=new_id, primary_key=True)
    owner_id: str = Field(index=True)
    owner_kind: Kind
    revision: int
    kept_at: datetime
    reason: str = ""
    content: dict[str, Any] = Field(default_factory=dict, sa_column=sa.Column(sa.JSON))


class FactUse(Table, table=True):
    """A fact a paper states: whose, which point, in which words, where; `kept_reason` when it is meant to differ."""

    id: str = Field(default_factory=new_id, primary_key=True)
    paper_id: str = Field(index=True)
    paper_kind: Kind
    subject_id: str
    subject_kind: str = Field(description="Kind of record, or « office »")
    key: str
    words: str
    passage: str = ""
    place: str = ""
    used_at: datetime
    kept_reason: str = ""
    kept_words: str = Field(default="", description="What the record said when it was kept; another change asks anew")


class IntakeMark(Table, table=True):
    """What was taken in already: hash of the file, Message-ID or calendar UID, and the record it became."""

    fingerprint: str = Field(primary_key=True)
    kind: Kind
    record_id: str


class CalendarEntry(Table, table=True):
    """Identity of an engagement in other people's calendars; `digest` is what was last exported.

    `told` holds what follows the UID in the entries ever written: nothing, or one day for each date of a series whose
    rule other programs cannot read (calendar reference §2).
    """

    engagement_id: str = Field(primary_key=True)
    uid: str = Field(unique=True)
    sequence: int = 0
    revised_at: datetime
    digest: str = ""
    told: list[str] = json_list()


class CalendarTarget(Table, table=True):
    """What each receiver of exports has got last."""

    target: str = Field(primary_key=True)
    engagement_id: str = Field(primary_key=True)
    digest: str


class JournalEntry(Table, table=True):
    """One verb done, with the images before and after of every row it touched."""

    id: int | None = Field(default=None, primary_key=True)
    done_at: datetime
    sentence: str
    kinds: list[str] = json_list()
    changes: list[dict[str, Any]] = json_list()
    state: str = "done"


class Draft(Table, table=True):
    """What was being typed and not yet saved."""

    form: str = Field(primary_key=True)
    saved_at: datetime
    values: dict[str, Any] = Field(default_factory=dict, sa_column=sa.Column(sa.JSON))


class SearchText(Table, table=True):
    """The words of a record as people wrote them, for the snippets; `rowid` ties it to the index."""

    id: int | None = Field(default=None, primary_key=True)
    kind: Kind
    record_id: str = Field(unique=True)
    title: str
    body: str
    day: str = ""


Row = (
    Partner
    | Engagement
    | Letter
    | Briefing
    | Task
    | Decision
    | Review
    | Mailing
    | Meeting
    | Sitting
    | CouncilReport
    | Pack
)
"""A row of any kind of record."""

RECORD_TABLES: dict[Kind, type[Row]] = {
    Kind.partner: Partner,
    Kind.engagement: Engagement,
    Kind.letter: Letter,
    Kind.briefing: Briefing,
    Kind.task: Task,
    Kind.decision: Decision,
    Kind.review: Review,
    Kind.mailing: Mailing,
    Kind.meeting: Meeting,
    Kind.sitting: Sitting,
    Kind.council_report: CouncilReport,
    Kind.pack: Pack,
}

JOURNALED = (
    *RECORD_TABLES.values(), Office, RegisterEntry, NoteNumber, RecordLink, PieceEntry, IntakeMark, TextVersion, FactUse
)  # fmt: skip

declare_indexes(SQLModel.metadata)
store_enumerations_by_value(SQLModel.metadata)
