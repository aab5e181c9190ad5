"""A note while it is written: what is saved, and what has been typed since."""

from __future__ import annotations

from typing import Any

from liaison_desk.domain.briefing_life import written_sections
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import InvalidFields


class WrittenNote:
    """Holds the text of every section by its heading, and the rest of the fields."""

    def __init__(self, sheet: Sheet[BriefingFields]) -> None:
        self.sheet = sheet
        self.about = sheet.fields
        self.bodies = {section.heading: section.body for section in sheet.fields.sections_in_order()}

    @property
    def headings(self) -> list[str]:
        """The headings, in order."""
        return list(self.bodies)

    def filled(self) -> list[bool]:
        """Return which sections hold something, in order."""
        return [bool(body.strip()) for body in self.bodies.values()]

    def fields(self) -> BriefingFields:
        """Return the note as it is typed now."""
        sections = [{"heading": heading, "body": body} for heading, body in self.bodies.items() if body.strip()]
        return changed(self.about, {"sections": sections})

    def is_modified(self) -> bool:
        """Tell whether what is typed differs from what is saved."""
        now, saved = self.fields(), self.sheet.fields
        return written_sections(now) != written_sections(saved) or _about(now) != _about(saved)

    def take(self, kept: dict[str, Any]) -> bool:
        """Take a kept draft as what is typed; tell whether it says something else than what is saved."""
        try:
            fields = validated(BriefingFields, kept)
        except InvalidFields:
            return False
        self.about = changed(fields, {"state": self.sheet.fields.state, "revision": self.sheet.fields.revision})
        self.bodies = {section.heading: section.body for section in fields.sections_in_order()}
        return self.is_modified()


def _about(fields: BriefingFields) -> dict[str, Any]:
    return fields.model_dump(exclude={"sections"})
