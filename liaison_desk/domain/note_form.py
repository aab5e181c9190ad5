"""What the declaration of a form of note says: its sections, its fields, how it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from liaison_desk.domain.briefing_kinds import BriefingKind


class FieldType(StrEnum):
    """What is typed in a field of a form; its value is kept as text in `BriefingFields.details`.

    A date is ISO 8601, an amount has a point for its decimals, a partner is its id, yes is « 1 ».
    """

    line = "line"
    text = "text"
    date = "date"
    amount = "amount"
    partner = "partner"
    yes_no = "yes_no"


class Particular(StrEnum):
    """What a form has that its sections do not: drawn by `documents/note_parts.py`."""

    answer_box = "answer_box"
    options = "options"
    decision = "decision"
    contents = "contents"
    agreement_dates = "agreement_dates"


@dataclass(frozen=True)
class NoteField:
    """One field of a form; `source` names what the desk can fill it with."""

    name: str
    label: str
    field_type: FieldType = FieldType.line
    hint: str = ""
    source: str = ""
    required: bool = False


@dataclass(frozen=True)
class NoteSection:
    """One section of a form.

    `starting` is the Markdown it begins with (an empty table), which counts for nothing written; `source` names what
    the desk can fill it with; `particular` what is drawn after its text.
    """

    heading: str
    hint: str = ""
    required: bool = False
    source: str = ""
    starting: str = ""
    particular: Particular | None = None

    def is_written(self, body: str) -> bool:
        """Tell whether somebody wrote something there."""
        return bool(body.strip()) and body.strip() != self.starting.strip()


@dataclass(frozen=True)
class NoteForm:
    """A form of note.

    `code` is that of the domain reference, `reference_code` what the references of its notes begin with; `most_pages`
    is 0 without a limit; `points` is the size of its type, 0 for that of the layout; `line_spacing` a factor. A spoken
    form is counted in minutes, and its figures are said without their source.
    """

    code: str
    reference_code: str
    kind: BriefingKind
    length: str
    approval: str
    sections: tuple[NoteSection, ...]
    fields: tuple[NoteField, ...] = ()
    most_pages: int = 0
    is_spoken: bool = False
    points: float = 0.0
    line_spacing: float = 1.0
    numbers_sections: bool = True

    def section(self, heading: str) -> NoteSection | None:
        """Return the section of that heading, None when the form has none."""
        return next((one for one in self.sections if one.heading == heading), None)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of its sections, in order."""
        return tuple(one.heading for one in self.sections)


def table(*columns: str) -> str:
    """Return an empty Markdown table."""
    blank = f"| {' | '.join('  ' for _column in columns)} |"
    return "\n".join((f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}", blank))
