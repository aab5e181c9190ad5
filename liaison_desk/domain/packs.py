"""Packs: ordered pieces put together in the official's hand."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import field_validator, model_validator
from sqlmodel import Field

from liaison_desk.domain.fields import Fields, Line, OptionalDate, OptionalId, Text, Unit
from liaison_desk.domain.records import Kind


class PackItemKind(StrEnum):
    """What an item of a pack is."""

    trip_sheet = "trip_sheet"
    trip_file = "trip_file"
    run_sheet = "run_sheet"
    protocol = "protocol"
    briefing = "briefing"
    letter = "letter"
    agenda = "agenda"
    minutes = "minutes"
    booklet = "booklet"
    attachment = "attachment"
    divider = "divider"


class PackFormat(StrEnum):
    """On what it is printed."""

    a4 = "a4"
    a5 = "a5"
    large_print = "large_print"


class PackItem(Fields):
    """One item: what it shows, and whose it is; a divider holds the place of what is missing."""

    item_kind: PackItemKind
    title: Line = Field(default="", description="Overrides the title of the piece")
    record_kind: Kind | None = None
    record_id: OptionalId = None
    piece_id: OptionalId = Field(default=None, description="File kept with a record, for an attachment")
    owner: Line = Field(default="", description="Who owes what is missing")
    due_on: OptionalDate = None
    due_afternoon: bool = False

    @property
    def key(self) -> str:
        """Which piece it is, from one version to the next."""
        named = self.record_id or self.piece_id
        return ":".join((self.item_kind.value, self.record_id or "", self.piece_id or "" if named else self.title))


class PackVersion(Fields):
    """A version put together; its file is a piece of the pack."""

    number: int = Field(ge=1)
    made_on: date
    piece_id: OptionalId = None
    pages: int = Field(default=0, ge=0)
    page_digests: list[Line] = Field(default_factory=list, description="One for each page, to tell which changed")
    piece_starts: list[int] = Field(default_factory=list, description="First page of each item")
    piece_keys: list[Line] = Field(default_factory=list)
    piece_titles: list[Line] = Field(default_factory=list)
    missing: list[Line] = Field(default_factory=list, description="Titles of the pieces a divider stands for")
    pack_format: PackFormat = PackFormat.a4
    on_right_pages: bool = False
    printed_on: OptionalDate = None


class PackFields(Fields):
    """What is known of a pack; it is about one record, or a theme."""

    title: Line
    theme: Line = ""
    engagement_id: OptionalId = None
    sitting_id: OptionalId = None
    meeting_id: OptionalId = None
    partner_id: OptionalId = None
    unit: Unit = Unit.both
    pack_format: PackFormat = PackFormat.a4
    on_right_pages: bool = Field(default=False, description="Recto-verso: each piece starts on a right-hand page")
    items: list[PackItem] = Field(default_factory=list)
    versions: list[PackVersion] = Field(default_factory=list)
    notes: Text = ""

    @field_validator("title")
    @classmethod
    def _title_is_given(cls, value: str) -> str:
        if not value:
            raise ValueError("donnez un titre au dossier")
        return value

    @model_validator(mode="after")
    def _is_about_one_thing(self) -> PackFields:
        about = (self.engagement_id, self.sitting_id, self.meeting_id, self.partner_id)
        if sum(1 for one in about if one) > 1:
            raise ValueError("engagement_id: un dossier porte sur une seule fiche")
        return self
