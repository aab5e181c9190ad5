"""A document as plain values: what it says, before any file format."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

CHECKED_BOX = "☒"
EMPTY_BOX = "☐"


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face; a line feed in it is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    large: bool = False


Runs = tuple[Run, ...]


class ParagraphStyle(StrEnum):
    """What a paragraph is; the template decides how that looks."""

    body = "body"
    lead = "lead"
    quote = "quote"
    notice = "notice"
    caption = "caption"
    subject = "subject"
    salutation = "salutation"
    closing = "closing"


class PageSize(StrEnum):
    """Sheets of paper the office prints on, upright."""

    a4 = "a4"
    a5 = "a5"


class TypeSize(StrEnum):
    """How large the type is: compact for forms that must fit, large for weak eyes (16 points in a note)."""

    compact = "compact"
    normal = "normal"
    large = "large"

    @property
    def scale(self) -> float:
        """By how much the type of a layout is multiplied."""
        return {TypeSize.compact: 0.9, TypeSize.normal: 1.0, TypeSize.large: 1.524}[self]


class TemplateName(StrEnum):
    """The layouts the product knows: one Word template and one typst layout each."""

    letter = "letter"
    note = "note"
    trip_sheet = "trip_sheet"


_POINTS = {TemplateName.letter: 11.0, TemplateName.note: 10.5, TemplateName.trip_sheet: 11.0}


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3."""

    runs: Runs
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    runs: Runs
    style: ParagraphStyle = ParagraphStyle.body


@dataclass(frozen=True)
class ListItem:
    """One item of a list, with the list nested in it, if any."""

    runs: Runs
    nested: ItemList | None = None


@dataclass(frozen=True)
class ItemList:
    """A list, with bullets or numbered from 1."""

    items: tuple[ListItem, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table whose header is repeated on every page; widths are relative shares of the line."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...]
    title: str = ""


@dataclass(frozen=True)
class Fact:
    """What is known of one point: its name and its value."""

    name: str
    value: Runs


@dataclass(frozen=True)
class Facts:
    """Points set one under the other, names on the left; boxed for a frame to be filled in by hand.

    Paired, short points stand two on a line.
    """

    rows: tuple[Fact, ...]
    title: str = ""
    is_boxed: bool = False
    is_paired: bool = False


@dataclass(frozen=True)
class CheckBox:
    """One choice of a form."""

    text: str
    checked: bool = False


@dataclass(frozen=True)
class CheckBoxes:
    """Choices on one line."""

    boxes: tuple[CheckBox, ...]

    def runs(self) -> Runs:
        """Return the choices as text, the checked ones in bold; several are never cut from their boxes."""
        parts: list[Run] = []
        is_choice = len(self.boxes) > 1
        for position, box in enumerate(self.boxes):
            gap = "  " if position else ""
            sign = CHECKED_BOX if box.checked else EMPTY_BOX
            words = box.text.replace(" ", "\u00a0") if is_choice else box.text
            parts.append(Run(f"{gap}{sign}\u00a0{words}", bold=box.checked))
        return tuple(parts)


@dataclass(frozen=True)
class Signature:
    """Who signs: capacity lines, then the name, with room for the hand between them."""

    capacity: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class PageBreak:
    """The rest starts on a new page."""


@dataclass(frozen=True)
class Contents:
    """The headings of level 1, with their page where the format knows it."""


Block = Heading | Paragraph | ItemList | Table | Facts | CheckBoxes | Signature | PageBreak | Contents


@dataclass(frozen=True)
class DocumentHeader:
    """The cartouche: what stands above the text (domain reference §3)."""

    kind: str = ""
    subtitle: str = ""
    reference: str = ""
    place_and_date: str = ""
    case_officer: tuple[str, ...] = ()
    inside_address: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """Everything a writer needs, the letterhead excepted, which belongs to the office.

    `points` is the size of the type of its text, 0 for that of the layout; `line_spacing` multiplies the height of its
    lines. Dense, less blank parts what must hold on one page.
    """

    title: str
    template: TemplateName
    blocks: tuple[Block, ...]
    header: DocumentHeader = field(default_factory=DocumentHeader)
    page_size: PageSize = PageSize.a4
    type_size: TypeSize = TypeSize.normal
    is_draft: bool = False
    language: str = "fr"
    points: float = 0.0
    line_spacing: float = 1.0
    is_dense: bool = False

    @property
    def scale(self) -> float:
        """By how much the type of the layout is multiplied: a large print is never under the size asked."""
        wanted = self.points / _POINTS[self.template]
        if self.type_size is TypeSize.large:
            return max(wanted, self.type_size.scale)
        return wanted or self.type_size.scale


def plain(text: str, *, bold: bool = False, italic: bool = False, large: bool = False) -> Runs:
    """Return a text as runs, none when it is empty."""
    return (Run(text, bold, italic, large),) if text else ()
