"""Finding series and their dates, and giving one date a record of its own."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Session

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.french import full_date
from liaison_desk.domain.lists import parted_key
from liaison_desk.domain.moved_engagements import occurrence_fields
from liaison_desk.domain.records import Kind
from liaison_desk.domain.recurrence import Recurrence, is_occurrence
from liaison_desk.errors import UserError
from liaison_desk.services.engagement_spine import follow_change
from liaison_desk.store import records, series
from liaison_desk.store.tables import Engagement


def found_engagement(session: Session, identifier: str) -> Engagement:
    """Return an engagement; raises NotFound."""
    return _engagement(records.find(session, Kind.engagement, identifier))


def found_series(session: Session, identifier: str) -> tuple[Engagement, Recurrence]:
    """Return a series and its rule; raises UserError for what does not repeat."""
    row = found_engagement(session, identifier)
    if row.recurrence is None:
        raise UserError("not_a_series", "Cet engagement ne se répète pas.")
    return row, row.recurrence


def found_date(session: Session, identifier: str, occurrence_of: datetime) -> tuple[Engagement, Recurrence]:
    """Return the series that gives a date, and its rule; raises UserError when it does not give it."""
    row, rule = found_series(session, identifier)
    if not is_occurrence(rule, row.starts_at, occurrence_of):
        raise no_such_date(occurrence_of.date())
    return row, rule


def record_of_key(session: Session, key: str, today: date) -> Engagement:
    """Return the record a verb is about; « id@2026-05-12T09:00 » is one date of a series, given its own."""
    identifier, occurrence_of = parted_key(key)
    if occurrence_of is None:
        return found_engagement(session, identifier)
    return record_of_date(session, identifier, occurrence_of, today)


def record_of_date(session: Session, series_id: str, occurrence_of: datetime, today: date) -> Engagement:
    """Return the record of one date of a series, made or taken from the bin when needed."""
    row, _rule = found_date(session, series_id, occurrence_of)
    child = series.standing_out_at(session, row.id, occurrence_of)
    if child is None:
        fields = occurrence_fields(records.fields_of(row, EngagementFields), row.id, occurrence_of)
        child = _engagement(records.create(session, Kind.engagement, fields))
        follow_change(session, child, None, today)
    elif child.deleted_at is not None:
        records.take_from_bin(session, child)
    return child


def no_such_date(day: date) -> UserError:
    """Return the refusal of a date that a series does not give."""
    return UserError("no_such_date", f"La série ne donne aucune date le {full_date(day)}.")


def _engagement(row: object) -> Engagement:
    if not isinstance(row, Engagement):
        raise TypeError(type(row).__name__)
    return row
