"""The verbs of the directory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from liaison_desk.domain.lists import ListQuery, PartnerRow
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind
from liaison_desk.services.records import RecordService
from liaison_desk.store import partners


@dataclass(frozen=True)
class PartnerChoice:
    """A partner as a completion shows it."""

    id: str
    name: str
    detail: str


class PartnerService(RecordService[PartnerFields, PartnerRow]):
    """What can be done with partners."""

    kind = Kind.partner
    fields_class = PartnerFields
    row_list = partners.PARTNERS

    def matching(self, email: str, name: str) -> list[str]:
        """Return the ids of the partners known under an address, else under that very name."""
        with self._database.reading() as session:
            found = partners.by_email(session, email) or partners.by_name(session, name)
            return [partner.id for partner in found]

    def choices(self, typed: str, limit: int = 12) -> Sequence[PartnerChoice]:
        """Return the partners whose name, function or organisation holds what was typed."""
        rows = self.rows(ListQuery(text=typed, sort="name", descending=False), limit=limit)
        return [PartnerChoice(row.id, row.name, row.office) for row in rows]
