"""What every record has in common: its kind, a reference to it, its links, its sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from liaison_desk.domain.fields import Fields

FieldsType = TypeVar("FieldsType", bound="Fields")


class Kind(StrEnum):
    """The kinds of record the desk keeps."""

    engagement = "engagement"
    letter = "letter"
    briefing = "briefing"
    partner = "partner"
    task = "task"
    decision = "decision"
    review = "review"
    mailing = "mailing"
    meeting = "meeting"
    sitting = "sitting"
    council_report = "council_report"
    pack = "pack"


@dataclass(frozen=True)
class Reference:
    """The address of one record."""

    kind: Kind
    id: str


@dataclass(frozen=True)
class Link:
    """Another record tied to the one being read, with what it is to it and how it is called."""

    role: str
    kind: Kind
    id: str
    label: str


@dataclass(frozen=True)
class Piece:
    """A file kept with a record (its bytes are fetched apart)."""

    id: str
    file_name: str
    media_type: str
    size: int
    sha256: str
    is_original: bool = False


@dataclass(frozen=True)
class Sheet(Generic[FieldsType]):
    """Everything about one record, as plain values."""

    reference: Reference
    fields: FieldsType
    label: str
    version: int
    created_at: datetime
    changed_at: datetime
    deleted_at: datetime | None = None
    number: str = ""
    links: tuple[Link, ...] = field(default_factory=tuple)
    pieces: tuple[Piece, ...] = field(default_factory=tuple)
