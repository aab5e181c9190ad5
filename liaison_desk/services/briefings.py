"""The verbs of briefing notes."""

from __future__ import annotations

from liaison_desk.domain.briefing_life import is_frozen, rewritten, written_sections
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.lists import BriefingRow
from liaison_desk.domain.records import Kind
from liaison_desk.errors import UserError
from liaison_desk.services.records import RecordService
from liaison_desk.store import briefings


class BriefingService(RecordService[BriefingFields, BriefingRow]):
    """What can be done with briefing notes: a validated text is frozen, its change opens the next revision."""

    kind = Kind.briefing
    fields_class = BriefingFields
    row_list = briefings.BRIEFINGS

    def edit(self, identifier: str, fields: BriefingFields, version: int | None = None) -> None:
        """Make a note what the fields say; a text changed in circuit is a draft again.

        Raises UserError when the text is frozen and the revision stays the same.
        """
        before = self.sheet(identifier).fields
        is_rewritten = written_sections(before) != written_sections(fields)
        if is_frozen(before) and is_rewritten and fields.revision <= before.revision:
            raise UserError(
                "frozen_note", "Cette note est validée : ouvrez une nouvelle version pour en changer le texte."
            )
        super().edit(identifier, rewritten(before, fields), version)
