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
from liaison_desk.store.column_types import ListOf, OneOf, ValuesOf, store_enumerations_by_value
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

    offices_held: list[OfficeHeld] = Field(default_factory=list, sa_column=sa.Column(ListOf(OfficeHeld)))
    network_ids: list[str] = Field(default_factory=list, sa_column=sa.Column(sa.JSON))
    distribution_lists: list[str] = Field(default_factory=list, sa_column=sa.Column(sa.JSON))
    sort_name: str = Field(default="", index=True)


class Engagement(EngagementFields, Record, table=True):
    """An engagement of the official."""

    participants: list[Participant] = Field(default_factory=list, sa_column=sa.Column(ListOf(Participant)))
    run_sheet: list[RunSheetItem] = Field(default_factory=list, sa_column=sa.Column(ListOf(RunSheetItem)))
    requested_roles: list[RequestedRole] = Field(default_factory=list, sa_column=sa.Column(ValuesOf(RequestedRole)))
    checklist: list[ChecklistLine] = Field(default_factory=list, sa_column=sa.Column(ListOf(ChecklistLine)))
    recurrence: Recurrence | None = Field(default=None, sa_column=sa.Column(OneOf(Recurrence)))


class Letter(LetterFields, Record, table=True):
    """A letter of either register; the last three columns let long lists sort on an index."""

    enclosures: list[str] = Field(default_factory=list, sa_column=sa.Column(sa.JSON))
    copies_to: list[str] = Field(default_factory=list, sa_column=sa.Column(sa.JSON))
    suspensions: list[Suspension] = Field(default_factory=list, sa_column=sa.Column(ListOf(Suspension)))
    circuit: list[CircuitStep] = Field(default_factory=list, sa_column=sa.Column(ListOf(CircuitStep)))
    number: str = ""
    correspondent_key: str = ""
    subject_key: str = ""
    listed_on: str = Field(default="", description="ISO date the list shows: arrival, signature or creation")


class Briefing(BriefingFields, Record, table=True):
    """A briefing note."""

    sections: list[BriefingSection] = Field(default_factory=list, sa_column=sa.Column(ListOf(BriefingSection)))
    circuit: list[CircuitStep] = Field(default_factory=list, sa_column=sa.Column(ListOf(CircuitStep)))
    options: list[NoteOption] = Field(default_factory=list, sa_column=sa.Column(ListOf(NoteOption)))
    details: dict[str, str] = Field(default_factory=dict, sa_column=sa.Column(sa.JSON))


class Task(TaskFields, Record, table=True):
    """Something to do, or owed by somebody."""


class Decision(DecisionFields, Record, table=True):
    """A line of the decision register."""


class Review(ReviewFields, Record, table=True):
    """A point élu."""

    items: list[ReviewItem] = Field(default_factory=list, sa_column=sa.Column(ListOf(ReviewItem)))


class Mailing(MailingFields, Record, table=True):
    """One text to many recipients."""

    recipient_filter: RecipientFilter = Field(
        default_factory=RecipientFilter, sa_column=sa.Column(OneOf(RecipientFilter))
    )
    recipients: list[MailingRecipient] = Field(default_factory=list, sa_column=sa.Column(ListOf(MailingRecipient)))
    enclosures: list[str] = Field(default_factory=list, sa_column=sa.Column(sa.JSON))


class Meeting(MeetingFields, Record, table=True):
    """A meeting, its agenda and its minutes."""

    items: list[AgendaItem] = Field(default_factory=list, sa_column=sa.Column(ListOf(AgendaItem)))
    attendees: list[Attendee] = Field(default_factory=list, sa_column=sa.Column(ListOf(Attendee)))
    lines: list[MinutesLine] = Field(default_factory=list, sa_column=sa.Column(ListOf(MinutesLine)))
    copies_to: list[str] = Field(default_factory=list, sa_column=sa.Column(sa.JSON))
    sendings: list[MinutesSending] = Field(default_factory=list, sa_column=sa.Column(ListOf(MinutesSending)))
    corrections: list[MinutesCorrection] = Field(default_factory=list, sa_column=sa.Column(ListOf(MinutesCorrection)))


class Sitting(SittingFields, Record, table=True):
    """A sitting of a body."""


class CouncilReport(CouncilReportFields, Record, table=True):
    """A report to a sitting."""

    amounts: list[ReportAmount] = Field(default_factory=list, sa_column=sa.Column(ListOf(ReportAmount)))
    beneficiary_ids: list[str] = Field(default_factory=list, sa_column=sa.Column(sa.JSON))


class Pack(PackFields, Record, table=True):
    """Pieces put together to be printed."""

    items: list[PackItem] = Field(default_factory=list, sa_column=sa.Column(ListOf(PackItem)))
    versions: list[PackVersion] = Field(default_factory=list, sa_column=sa.Column(ListOf(PackVersion)))


class Office(OfficeFields, Table, table=True):
    """The one office of this store."""

    id: str = Field(default="office", primary_key=True)
    version: int = 1
    worked_half_days: list[WorkedHalfDay] = Field(default_factory=list, sa_column=sa.Column(ListOf(WorkedHalfDay)))
    pattern_changes: list[PatternChange] = Field(default_factory=list, sa_column=sa.Column(ListOf(PatternChange)))
    presence_exceptions: list[PresenceException] = Field(
        default_factory=list, sa_column=sa.Column(ListOf(PresenceException))
    )
    back_plans: list[BackPlan] = Field(default_factory=list, sa_column=sa.Column(ListOf(BackPlan)))
    travel_times: list[TravelTime] = Field(default_factory=list, sa_column=sa.Column(ListOf(TravelTime)))
    mail_targets: list[MailTarget] = Field(default_factory=list, sa_column=sa.Column(ListOf(MailTarget)))
    interests: list[Interest] = Field(default_factory=list, sa_column=sa.Column(ListOf(Interest)))
    recusals: list[Recusal] = Field(default_factory=list, sa_column=sa.Column(ListOf(Recusal)))
    ballots: list[Ballot] = Field(default_factory=list, sa_column=sa.Column(ListOf(Ballot)))
    signature_delegations: list[SignatureDelegation] = Field(
        default_factory=list, sa_column=sa.Column(ListOf(SignatureDelegation))
    )
    own_wordings: list[OwnWording] = Field(default_factory=list, sa_column=sa.Column(ListOf(OwnWording)))
    paragraphs: list[StandardParagraph] = Field(default_factory=list, sa_column=sa.Column(ListOf(StandardParagraph)))
    key_figures: list[KeyFigure] = Field(default_factory=list, sa_column=sa.Column(ListOf(KeyFigure)))
    body_rules: list[BodyRule] = Field(default_factory=list, sa_column=sa.Column(ListOf(BodyRule)))
    usual_circuit: list[str] = Field(default_factory=list, sa_column=sa.Column(sa.JSON))
    letterhead_address: list[str] = Field(default_factory=list, sa_column=sa.Column(sa.JSON))


class RegisterEntry(Table, table=True):
    """A number taken in a register: never deleted, never reused; a mistake is cancelled with its reason."""

    __table_args__ = (sa.UniqueConstraint("mail_register", "year", "sequence"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    mail_register: MailRegister
    year: int
    sequence: int
    letter_id: str = Field(index=True)
    subject: str = ""
    taken_at: datetime
    cancelled_reason: str = ""


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
    told: list[str] = Field(default_factory=list, sa_column=sa.Column(sa.JSON))


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
    kinds: list[str] = Field(default_factory=list, sa_column=sa.Column(sa.JSON))
    changes: list[dict[str, Any]] = Field(default_factory=list, sa_column=sa.Column(sa.JSON))
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

JOURNALED = (*RECORD_TABLES.values(), Office, RegisterEntry, RecordLink, PieceEntry, IntakeMark, TextVersion, FactUse)

declare_indexes(SQLModel.metadata)
store_enumerations_by_value(SQLModel.metadata)
