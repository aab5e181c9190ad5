"""The verbs of the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.domain.records import Kind
from liaison_desk.domain.validation import changed
from liaison_desk.services.records import RecordService
from liaison_desk.store import engagements, records


class EngagementService(RecordService[EngagementFields, EngagementRow]):
    """What can be done with engagements: decide of them, move them, read them by period."""

    kind = Kind.engagement
    fields_class = EngagementFields
    row_list = engagements.ENGAGEMENTS

    def accept(self, identifier: str) -> None:
        """The official will come."""
        self._decide(identifier, "Engagement accepté", state=EngagementState.accepted)

    def represent(self, identifier: str, representative_id: str) -> None:
        """Somebody will come for the official."""
        self._decide(
            identifier, "Représentation décidée", state=EngagementState.represented, representative_id=representative_id
        )

    def decline(self, identifier: str, reason: str) -> None:
        """The official will not come; raises InvalidFields without a reason."""
        self._decide(identifier, "Engagement décliné", state=EngagementState.declined, state_reason=reason)

    def cancel(self, identifier: str, reason: str) -> None:
        """It will not take place; raises InvalidFields without a reason."""
        self._decide(identifier, "Engagement annulé", state=EngagementState.cancelled, state_reason=reason)

    def mark_done(self, identifier: str) -> None:
        """It took place."""
        self._decide(identifier, "Engagement réalisé", state=EngagementState.done)

    def in_period(self, first: date, last: date) -> Sequence[EngagementRow]:
        """Return what takes place between two days, both included."""
        with self._database.reading() as session:
            return engagements.in_period(session, first, last)

    def requested(self, limit: int = 20) -> Sequence[EngagementRow]:
        """Return what waits for a decision, the earliest reply first."""
        with self._database.reading() as session:
            return engagements.requested(session, limit)

    def _decide(self, identifier: str, sentence: str, **decision: Any) -> None:
        with self.verb(sentence) as session:
            row = records.find(session, self.kind, identifier)
            records.update(session, row, changed(records.fields_of(row, EngagementFields), decision))
