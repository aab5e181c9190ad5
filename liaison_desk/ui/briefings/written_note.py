"""A note while it is written: what is saved, and what has been typed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from liaison_desk.domain.briefings import BriefingFields, NoteOption
from liaison_desk.domain.note_forms import NoteSection, Particular, form_of
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import InvalidFields

_SETTLED = frozenset({Particular.decision, Particular.answer_box})
"""What the decision of the register fills."""


class SectionState(StrEnum):
    """What there is in a section."""

    filled = "filled"
    empty = "empty"
    missing = "missing"
    """Empty, though the note is not complete without it."""
    by_desk = "by_desk"
    """Filled by the desk, and left as it was."""


class WrittenNote:
    """Holds the text of every section by its heading, and the rest of the fields.

    `proposed` says what the desk writes by itself in some sections, `is_decided` whether the register holds its
    decision. A table to be filled, untouched, is nothing written.
    """

    def __init__(self, sheet: Sheet[BriefingFields], proposed: Mapping[str, str] | None = None) -> None:
        self.sheet = sheet
        self.form = form_of(sheet.fields.briefing_kind)
        self.about = sheet.fields
        self._proposed = proposed or {}
        self.bodies = self._bodies_of(sheet.fields)
        self._saved = dict(self.bodies)
        self.is_decided = False

    @property
    def headings(self) -> list[str]:
        """The headings, in order."""
        return list(self.bodies)

    def section(self, heading: str) -> NoteSection:
        """Return the declaration of a section; one that the form does not have asks for nothing."""
        return self.form.section(heading) or NoteSection(heading)

    def state(self, heading: str) -> SectionState:
        """Return what there is in a section."""
        section, body = self.section(heading), self.bodies[heading]
        if section.particular is Particular.options and self.about.options:
            return SectionState.filled
        if section.particular in _SETTLED and self.is_decided:
            return SectionState.filled
        if not section.is_written(body):
            return SectionState.missing if section.required else SectionState.empty
        if self._proposed.get(heading, "").strip() == body.strip():
            return SectionState.by_desk
        return SectionState.filled

    def states(self) -> list[SectionState]:
        """Return what there is in each section, in order."""
        return [self.state(heading) for heading in self.headings]

    def text(self) -> str:
        """Return the text of all the sections."""
        return "\n\n".join(body for heading, body in self.bodies.items() if self._is_written(heading))

    def set_options(self, options: Sequence[Mapping[str, Any]], recommended: int | None) -> None:
        """Take the options of an arbitration."""
        kept = [validated(NoteOption, dict(option)) for option in options]
        self.about = changed(self.about, {"options": kept, "recommended": recommended})

    def set_details(self, details: Mapping[str, str]) -> None:
        """Take the values of the fields of the form."""
        self.about = changed(self.about, {"details": dict(details)})

    def write(self, fields: BriefingFields) -> None:
        """Take fields as what is typed now."""
        self.about = fields
        self.bodies = self._bodies_of(fields)

    def fields(self) -> BriefingFields:
        """Return the note as it is typed now."""
        sections = [
            {"heading": heading, "body": body} for heading, body in self.bodies.items() if self._is_written(heading)
        ]
        return changed(self.about, {"sections": sections})

    def is_modified(self) -> bool:
        """Tell whether what is typed differs from what is saved."""
        return self.bodies != self._saved or _about(self.about) != _about(self.sheet.fields)

    def take(self, kept: dict[str, Any]) -> bool:
        """Take a kept draft as what is typed; tell whether it says something else than what is saved."""
        saved = self.sheet.fields
        try:
            fields = validated(BriefingFields, kept)
        except InvalidFields:
            return False
        if fields.briefing_kind is not saved.briefing_kind:
            return False
        self.write(changed(fields, {"state": saved.state, "revision": saved.revision, "circuit": saved.circuit}))
        return self.is_modified()

    def _is_written(self, heading: str) -> bool:
        return self.section(heading).is_written(self.bodies[heading])

    def _bodies_of(self, fields: BriefingFields) -> dict[str, str]:
        return {one.heading: one.body or self.section(one.heading).starting for one in fields.sections_in_order()}


def _about(fields: BriefingFields) -> dict[str, Any]:
    return fields.model_dump(exclude={"sections"})
