"""Fields of a note that name another record: its engagement, its partner."""

from __future__ import annotations

from collections.abc import Sequence

from liaison_desk.domain.french import short_date
from liaison_desk.domain.lists import ListQuery
from liaison_desk.errors import NotFound
from liaison_desk.services.clock import today
from liaison_desk.services.desk import Desk
from liaison_desk.ui.widgets.partner_field import PartnerField, Suggestion

_MOST = 12


class Choices:
    """Finds engagements and partners for the fields of a note."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def engagement_field(self) -> PartnerField:
        """Return a field that names an engagement."""
        field = PartnerField(self._engagements, self._engagement_label, can_create=False)
        field.line.setPlaceholderText(field.tr("Intitulé, lieu, organisateur…"))
        return field

    def partner_field(self) -> PartnerField:
        """Return a field that names a partner."""
        return PartnerField(self._partners, self._partner_label, can_create=False)

    def _engagements(self, typed: str) -> Sequence[Suggestion]:
        now = today(self._desk.clock)
        rows = self._desk.engagements.rows(ListQuery(text=typed), limit=_MOST)
        return [Suggestion(row.id, row.title, short_date(row.starts_at.date(), now)) for row in rows]

    def _partners(self, typed: str) -> Sequence[Suggestion]:
        rows = self._desk.partners.rows(ListQuery(text=typed), limit=_MOST)
        return [Suggestion(row.id, row.name, row.email) for row in rows]

    def _engagement_label(self, identifier: str) -> str:
        try:
            return self._desk.engagements.sheet(identifier).label
        except NotFound:
            return ""

    def _partner_label(self, identifier: str) -> str:
        try:
            return self._desk.partners.sheet(identifier).label
        except NotFound:
            return ""
