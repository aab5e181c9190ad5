"""The verbs of the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from liaison_desk.domain.decisions import Outcome
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.lists import EngagementRow, parted_key
from liaison_desk.domain.records import Kind
from liaison_desk.domain.validation import changed
from liaison_desk.services.clock import today
from liaison_desk.services.deciding import bring_to
from liaison_desk.services.engagement_spine import follow_change
from liaison_desk.services.records import RecordService
from liaison_desk.services.series_records import record_of_date, record_of_key
from liaison_desk.store import engagements, records, series
from liaison_desk.store.tables import Row


class EngagementService(RecordService[EngagementFields, EngagementRow]):
    """What can be done with engagements: decide of them, move them, read them by period.

    Deciding and throwing away take one date of a series too, named by its key (`EngagementRow.key`).
    """

    kind = Kind.engagement
    fields_class = EngagementFields
    row_list = engagements.ENGAGEMENTS

    def accept(self, identifier: str) -> None:
        """The official will come."""
        self._decide(identifier, "Engagement accepté", Outcome.attend)

    def represent(self, identifier: str, representative_id: str) -> None:
        """Somebody will come for the official."""
        self._decide(identifier, "Représentation décidée", Outcome.represented, representative_id=representative_id)

    def decline(self, identifier: str, reason: str) -> None:
        """The official will not come; raises InvalidFields without a reason."""
        self._decide(identifier, "Engagement décliné", Outcome.declined, reason=reason)

    def cancel(self, identifier: str, reason: str) -> None:
        """It will not take place; raises InvalidFields without a reason."""
        self._decide(identifier, "Engagement annulé", Outcome.cancelled, reason=reason)

    def mark_done(self, identifier: str) -> None:
        """It took place."""
        with self.verb("Engagement réalisé") as session:
            row = record_of_key(session, identifier, today(self._clock))
            before = records.fields_of(row, EngagementFields)
            if records.update(session, row, changed(before, {"state": EngagementState.done})):
                follow_change(session, row, before, today(self._clock))

    def in_period(self, first: date, last: date) -> Sequence[EngagementRow]:
        """Return what takes place between two days, both included."""
        with self._database.reading() as session:
            return engagements.in_period(session, first, last)

    def requested(self, limit: int = 20) -> Sequence[EngagementRow]:
        """Return what waits for a decision, the earliest reply first."""
        with self._database.reading() as session:
            return engagements.requested(session, limit)

    def edit(self, identifier: str, fields: EngagementFields, version: int | None = None) -> None:
        """Make an engagement what the fields say, with its tasks and the decision register.

        With the fields of one date of a series (`series_id` is its own id), only that date changes.
        """
        with self.verb(f"Modification : {fields.title}") as session:
            row = records.find(session, self.kind, identifier)
            if fields.occurrence_of and fields.series_id == row.id:  # one date, shown without a record of its own
                row, version = record_of_date(session, row.id, fields.occurrence_of, today(self._clock)), None
            before = records.fields_of(row, EngagementFields)
            if records.update(session, row, self._checked(fields), version):
                follow_change(session, row, before, today(self._clock))

    def delete(self, identifier: str) -> None:
        """Put an engagement in the bin, with the dates that stand out when it is a series."""
        with self.verb(f"Suppression : {self.sheet(parted_key(identifier)[0]).label}") as session:
            row = record_of_key(session, identifier, today(self._clock))
            records.put_in_bin(session, row)
            for child in series.standing_out(session, row.id):
                if child.deleted_at is None:
                    records.put_in_bin(session, child)

    def restore(self, identifier: str) -> None:
        """Take an engagement back from the bin, with the dates that went there with their series."""
        with self.verb("Sortie de la corbeille") as session:
            row = records.find(session, self.kind, identifier, in_bin=True)
            since = row.deleted_at
            records.take_from_bin(session, row)
            if series.has_lost_its_series(session, row):
                let_go = {"series_id": None, "occurrence_of": None}
                records.update(session, row, records.fields_of(row, EngagementFields).model_copy(update=let_go))
            for child in series.standing_out(session, row.id):
                if since and child.deleted_at and child.deleted_at >= since:
                    records.take_from_bin(session, child)

    def _decide(self, key: str, sentence: str, outcome: Outcome, **said: str) -> None:
        """Decide without writing a letter: `DecisionService.decide` does the same and drafts the answer."""
        with self.verb(sentence) as session:
            day = today(self._clock)
            bring_to(session, record_of_key(session, key, day), outcome, day, **said)

    def _after_add(self, session: Session, row: Row) -> None:
        follow_change(session, row, None, today(self._clock))
