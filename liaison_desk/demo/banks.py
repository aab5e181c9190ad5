"""Sentence banks of the demonstration office, read from `resources/demo`."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingPurpose, BriefingState
from liaison_desk.domain.engagements import Capacity, EngagementKind, OfficialRole
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.letters import LetterState
from liaison_desk.paths import resource

Host = Literal["association", "umbrella", "mayor", "ept", "state", "press", "office"]
Sender = Literal["association", "mayor", "parliament", "state", "resident", "member", "press"]

Content = TypeVar("Content")


class Bank(BaseModel):
    """A part of a bank; a misspelt key is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Names(Bank):
    """First and family names, and streets."""

    women: list[str]
    men: list[str]
    families: list[str]
    streets: list[str]


class KnownOrganisation(Bank):
    """An invented association."""

    name: str
    acronym: str = ""
    theme: str
    municipality: str


class Occasion(Bank):
    """A sort of engagement: how often, on which days (Monday is 0), with what text."""

    kind: EngagementKind
    count: int
    soon: int = 0
    ahead: bool = False
    title: str
    phrase: str
    host: Host
    at_department: bool = False
    place: str
    weekdays: list[int]
    hours: list[str]
    months: list[int] = []
    minutes: int
    role: OfficialRole
    capacity: Capacity = Capacity.own
    speaking_minutes: int = 0
    unit: Unit
    programme: str
    background: str


class ProgrammeStep(Bank):
    """One sequence of a programme."""

    minutes: int
    title: str
    speakers: str
    role: str
    speaks: bool = False


class Programme(Bank):
    """Run-sheet, watch points and talking points of a sort of engagement."""

    steps: list[ProgrammeStep]
    watch: list[str]
    talking: list[str]


class Request(Bank):
    """A letter somebody writes, and what is answered."""

    sender: Sender
    subject: str
    unit: Unit
    body: str
    reply: str = ""
    flagged: bool = False
    legal: bool = False
    final: LetterState = LetterState.closed
    enclosures: list[str] = []


class LetterBank(Bank):
    """Texts of letters."""

    invitations: list[str]
    formal_invitations: list[str]
    meeting_proposals: list[str]
    acceptances: list[str]
    declines: list[str]
    representations: list[str]
    thanks: list[str]
    acknowledgement: str
    courtesy_acknowledgement: str
    holding: str
    requests: list[Request]


class Topic(Bank):
    """What a topic brief says, section by section."""

    title: str = ""
    unit: Unit = Unit.both
    purpose: BriefingPurpose = BriefingPurpose.information
    essential: list[str]
    context: str
    action: list[str]
    figures: list[tuple[str, str, str]]
    actors: list[str]
    news: str
    watch: list[str]
    messages: list[str]
    questions: list[tuple[str, str]]
    expected: str = "Pour information."


class BriefingBank(Bank):
    """Texts of topic briefs."""

    topics: list[Topic]
    angles: list[str]
    commune: Topic
    partner: Topic


class WrittenNote(Bank):
    """A finished note; « <jour+12> » is the day twelve days after today, « <djva> » the name of that director."""

    kind: BriefingKind
    title: str
    unit: Unit
    state: BriefingState
    purpose: BriefingPurpose = BriefingPurpose.information
    as_of: str
    valid_until: str = ""
    due_on: str = ""
    speaking_minutes: int = 0
    about: Literal["", "partner"] = ""
    details: dict[str, str] = {}
    sections: list[dict[str, str]]
    circuit: list[dict[str, str]] = []
    options: list[dict[str, str]] = []
    recommended: int | None = None
    decision: dict[str, str] = {}


class NoteBank(Bank):
    """Finished notes, one of each form."""

    notes: list[WrittenNote]


@cache
def names() -> Names:
    """Return the names."""
    return _read(Names, "names")


@cache
def organisations() -> list[KnownOrganisation]:
    """Return the associations."""
    return _read(list[KnownOrganisation], "organisations")


@cache
def occasions() -> list[Occasion]:
    """Return the sorts of engagement."""
    return _read(list[Occasion], "occasions")


@cache
def programmes() -> dict[str, Programme]:
    """Return the programmes by name."""
    return _read(dict[str, Programme], "programmes")


@cache
def letters() -> LetterBank:
    """Return the texts of letters."""
    return _read(LetterBank, "letters")


@cache
def briefings() -> BriefingBank:
    """Return the texts of topic briefs."""
    return _read(BriefingBank, "briefings")


@cache
def notes() -> NoteBank:
    """Return the finished notes."""
    return _read(NoteBank, "notes")


def _read(content: type[Content], name: str) -> Content:
    return TypeAdapter(content).validate_json(resource("demo", f"{name}.json").read_bytes())
