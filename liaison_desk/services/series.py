"""Engagements that come back: one date moved, edited or called off, the whole series changed or stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.french import long_date
from liaison_desk.domain.lists import occurrence_key
from liaison_desk.domain.moved_engagements import moved, occurrence_fields
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.recurrence import next_occurrences, occurrence_on
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.clock import today
from liaison_desk.services.engagement_spine import follow_change
from liaison_desk.services.engagements import EngagementService
from liaison_desk.services.series_following import NOT_TAKING_PLACE
from liaison_desk.services.series_records import (
    found_date,
    found_engagement,
    found_series,
    no_such_date,
    record_of_date,
)
from liaison_desk.store import records, series
from liaison_desk.store.tables import Engagement


@dataclass(frozen=True)
class SeriesChange:
    """What changing a series did to the dates that stand out: those it no longer gives are now on their own."""

    on_their_own: tuple[str, ...] = ()


@dataclass(frozen=True)
class Date:
    """One date of a series; `id` is set when it has a record of its own. Times are wall time."""

    occurrence_of: datetime
    starts_at: datetime
    ends_at: datetime | None
    state: EngagementState
    id: str | None = None


_CALLED_OFF = 20
"""Dates read beyond those asked for, since some may be called off."""


class SeriesService(EngagementService):
    """The verbs of what comes back; each can be taken back. A date that stands out is an engagement of its own."""

    def occurrence_on(self, series_id: str, day: date) -> datetime:
        """Return the start the series gives that day; raises UserError when it gives none."""
        with self._database.reading() as session:
            row, rule = found_series(session, series_id)
            found = occurrence_on(rule, row.starts_at, day)
        if found is None:
            raise no_such_date(day)
        return found

    def dates(self, series_id: str, first: date, last: date) -> Sequence[Date]:
        """Return the dates of a series between two days, both included, as they now stand, in order of time."""
        with self._database.reading() as session:
            row, _rule = found_series(session, series_id)
            found = [
                Date(one.occurrence_of, one.starts_at, one.ends_at, row.state)
                for _row, one in series.with_occurrences(session, [row], first, last)
                if one is not None
            ]
            found += [
                Date(child.occurrence_of, child.starts_at, child.ends_at, child.state, child.id)
                for child in series.standing_out(session, row.id)
                if child.deleted_at is None and child.occurrence_of and first <= child.day <= last
            ]
        return sorted(found, key=lambda one: one.starts_at)

    def coming(self, series_id: str, number: int) -> Sequence[Date]:
        """Return the next dates that take place, as they now stand."""
        first = today(self._clock)
        with self._database.reading() as session:
            row, rule = found_series(session, series_id)
            given = next_occurrences(rule, row.starts_at, datetime.combine(first, time()), number + _CALLED_OFF)
        found = self.dates(series_id, first, given[-1].date()) if given else ()
        return [one for one in found if one.state not in NOT_TAKING_PLACE][:number]

    def sheet_at(self, series_id: str, occurrence_of: datetime) -> Sheet[EngagementFields]:
        """Return everything about one date: its own record, or that of the series with the times of the date.

        Raises UserError when the series does not give it, or when it was put in the bin.
        """
        with self._database.reading() as session:
            row, _rule = found_date(session, series_id, occurrence_of)
            child = series.standing_out_at(session, row.id, occurrence_of)
            if child is not None and child.deleted_at is not None:
                raise no_such_date(occurrence_of.date())
            if child is not None:
                return records.sheet_of(session, child, EngagementFields)
            sheet = records.sheet_of(session, row, EngagementFields)
        return replace(sheet, fields=occurrence_fields(sheet.fields, row.id, occurrence_of))

    def detach(self, series_id: str, occurrence_of: datetime) -> str:
        """Give one date a record of its own, for what hangs on it, and return its id; one that has it keeps it."""
        with self.verb(f"Date mise à part : {long_date(occurrence_of.date())}") as session:
            return self._standing_out(session, series_id, occurrence_of).id

    def move_occurrence(self, series_id: str, occurrence_of: datetime, starts_at: datetime) -> str:
        """Have one date begin at another moment; returns the id of its record."""
        with self.verb(f"Date déplacée : {long_date(occurrence_of.date())}") as session:
            row = self._standing_out(session, series_id, occurrence_of)
            self._update(session, row, moved(records.fields_of(row, EngagementFields), starts_at))
            return row.id

    def cancel_occurrence(self, series_id: str, occurrence_of: datetime, reason: str) -> str:
        """Call one date off; raises InvalidFields without a reason."""
        with self.verb(f"Date annulée : {long_date(occurrence_of.date())}") as session:
            row = self._standing_out(session, series_id, occurrence_of)
            decision = {"state": EngagementState.cancelled, "state_reason": reason}
            self._update(session, row, changed(records.fields_of(row, EngagementFields), decision))
            return row.id

    def edit_occurrence(self, series_id: str, occurrence_of: datetime, fields: EngagementFields) -> str:
        """Make one date what the fields say, the others left alone; returns the id of its record."""
        with self.verb(f"Date modifiée : {fields.title}") as session:
            row = self._standing_out(session, series_id, occurrence_of)
            place = {"recurrence": None, "series_id": row.series_id, "occurrence_of": row.occurrence_of}
            self._update(session, row, self._checked(changed(fields, place)))
            return row.id

    def change_series(self, identifier: str, fields: EngagementFields, version: int | None = None) -> SeriesChange:
        """Make a series what the fields say; the dates that stand out follow its new day and hour."""
        with self.verb(f"Série modifiée : {fields.title}") as session:
            row = found_engagement(session, identifier)
            children = [child for child in series.standing_out(session, row.id) if child.deleted_at is None]
            self._update(session, row, self._checked(fields), version)
            return SeriesChange(tuple(child.id for child in children if child.series_id is None))

    def stop(self, series_id: str, after: date) -> None:
        """End a series after a day; later dates that stand out are called off.

        Raises UserError when it has no date until then, or none afterwards.
        """
        with self.verb(f"Série arrêtée après le {long_date(after)}") as session:
            row, rule = found_series(session, series_id)
            following = datetime.combine(after, time()) + timedelta(days=1)
            if after < row.day:
                raise UserError("series_not_begun", "La série n'aurait plus aucune date : annulez-la plutôt.")
            if not next_occurrences(rule, row.starts_at, following, 1):
                raise UserError("series_ends_before", f"La série n'a aucune date après le {long_date(after)}.")
            for child in series.standing_out(session, row.id):
                if child.occurrence_of and child.occurrence_of >= following:
                    self._let_go(session, child, after)
            ended = {"recurrence": {**rule.model_dump(), "until": after, "count": None}}
            self._update(session, row, changed(records.fields_of(row, EngagementFields), ended))

    def _let_go(self, session: Session, child: Engagement, after: date) -> None:
        """Call off a date that its series no longer reaches."""
        values: dict[str, Any] = {"series_id": None, "occurrence_of": None}
        if child.state not in {*NOT_TAKING_PLACE, EngagementState.done}:
            reason = f"Série arrêtée après le {long_date(after)}"
            values |= {"state": EngagementState.cancelled, "state_reason": reason}
        self._update(session, child, changed(records.fields_of(child, EngagementFields), values))

    def _standing_out(self, session: Session, series_id: str, occurrence_of: datetime) -> Engagement:
        return record_of_date(session, series_id, occurrence_of, today(self._clock))

    def _update(self, session: Session, row: Engagement, fields: EngagementFields, version: int | None = None) -> None:
        before = records.fields_of(row, EngagementFields)
        if records.update(session, row, fields, version):
            follow_change(session, row, before, today(self._clock))


def date_shown(sheet: Sheet[EngagementFields]) -> datetime | None:
    """Return which date of a series a sheet shows, when that date has no record of its own."""
    return sheet.fields.occurrence_of if sheet.fields.series_id == sheet.reference.id else None


def sheet_key(sheet: Sheet[EngagementFields]) -> str:
    """Return what tells a sheet from any other: its id, with the date for one without record of its own."""
    return occurrence_key(sheet.reference.id, date_shown(sheet))
