"""The readiness gauge of engagements."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from liaison_desk.domain.labels import label
from liaison_desk.domain.preparation import readiness_sheet
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.readiness import ReadinessSheet
from liaison_desk.domain.records import Kind
from liaison_desk.errors import NotFound
from liaison_desk.services.clock import Clock, local_now
from liaison_desk.store import preparation, records
from liaison_desk.store.database import Database
from liaison_desk.store.office import office_fields


class ReadinessService:
    """Says which pieces an engagement expects, who owes each, and what is there."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of(self, engagement_id: str, starts_at: datetime | None = None) -> ReadinessSheet:
        """Return the gauge of one engagement, of one occurrence of a series when its start is given; raises NotFound.

        The engagement may be named by the start of its id.
        """
        with self._database.reading() as session:
            row = records.find(session, Kind.engagement, engagement_id)
            office = office_fields(session)
            facts = preparation.preparations(session, [row.id], office).get(row.id)
        if facts is None:
            raise NotFound(label(Kind.engagement), engagement_id)
        if starts_at is not None:
            facts = replace(facts, starts_at=starts_at)
        return readiness_sheet(facts, Presence.of(office), local_now(self._clock))

    def of_many(self, identifiers: Collection[str]) -> Mapping[str, ReadinessSheet]:
        """Return the gauges of engagements by id, read together; what is in the bin is left out."""
        with self._database.reading() as session:
            office = office_fields(session)
            known = preparation.preparations(session, identifiers, office)
        presence, now = Presence.of(office), local_now(self._clock)
        return {identifier: readiness_sheet(facts, presence, now) for identifier, facts in known.items()}
