"""Keeping the occurrences that have a record of their own in step with their series."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.moved_engagements import occurrence_times
from liaison_desk.domain.recurrence import counterpart, is_occurrence
from liaison_desk.errors import InvalidFields, Problem
from liaison_desk.store import records, series
from liaison_desk.store.tables import Engagement

NOT_TAKING_PLACE = frozenset({EngagementState.cancelled, EngagementState.declined})
"""What is decided of a date that its calendar keeps as called off."""

_DECISION = ("state", "state_reason", "representative_id")
_OWN = {"recurrence", "series_id", "occurrence_of", "starts_at", "ends_at", *_DECISION}
"""What an occurrence never takes from its series as it is."""


def check_date(session: Session, row: Engagement, before: EngagementFields | None) -> None:
    """Raise InvalidFields when an engagement takes a date that its series does not give, or that another has."""
    place = (row.series_id, row.occurrence_of)
    if (
        row.series_id is None
        or row.occurrence_of is None
        or (before and place == (before.series_id, before.occurrence_of))
    ):
        return
    owner = session.get(Engagement, row.series_id)
    if owner is None or owner.recurrence is None or owner.id == row.id:
        raise InvalidFields([Problem("series_id", "cet engagement ne se répète pas")])
    if not is_occurrence(owner.recurrence, owner.starts_at, row.occurrence_of):
        raise InvalidFields([Problem("occurrence_of", "la série ne donne pas cette date")])
    if any(
        other.id != row.id and other.occurrence_of == row.occurrence_of
        for other in series.standing_out(session, owner.id)
    ):
        raise InvalidFields([Problem("occurrence_of", "cette date de la série a déjà sa fiche")])


def follow_series(
    session: Session, row: Engagement, before: EngagementFields | None
) -> Sequence[tuple[Engagement, EngagementFields]]:
    """Bring the occurrences that stand out in step with what their series became; return those changed, as they were.

    An occurrence takes what changed in the series and had not been changed for its date. Its `occurrence_of` follows
    the new days and hours; when the series no longer gives it any date, it becomes an engagement of its own.
    """
    if before is None or before.recurrence is None:
        return ()
    after = records.fields_of(row, EngagementFields)
    taken: set[datetime] = set()
    changed: list[tuple[Engagement, EngagementFields]] = []
    children = series.standing_out(session, row.id)
    for child in sorted(children, key=lambda child: _has_same_day(child, after), reverse=True):
        was = records.fields_of(child, EngagementFields)
        values = {**_inherited(was, before, after), **_decision(was, before, after), **_when(was, before, after, taken)}
        if records.update(session, child, was.model_copy(update=values)):
            changed.append((child, was))
    return changed


def _has_same_day(child: Engagement, after: EngagementFields) -> bool:
    """Tell the occurrences whose day is still one of the series: they are served first."""
    same = _counterpart(child.occurrence_of, after, after)
    return same is not None and child.occurrence_of is not None and same.date() == child.occurrence_of.date()


def _inherited(was: EngagementFields, before: EngagementFields, after: EngagementFields) -> dict[str, Any]:
    names = [name for name in EngagementFields.model_fields if name not in _OWN]
    news = {name: getattr(after, name) for name in names if getattr(after, name) != getattr(before, name)}
    return {name: value for name, value in news.items() if getattr(was, name) == getattr(before, name)}


def _decision(was: EngagementFields, before: EngagementFields, after: EngagementFields) -> dict[str, Any]:
    """Return what was decided of the whole series, for an occurrence of which nothing else had been decided."""
    decided = {name: getattr(after, name) for name in _DECISION}
    if decided == {name: getattr(before, name) for name in _DECISION}:
        return {}
    alike = all(getattr(was, name) == getattr(before, name) for name in _DECISION)
    stops = after.state in NOT_TAKING_PLACE and was.state not in {*NOT_TAKING_PLACE, EngagementState.done}
    return decided if stops or (alike and after.state is not EngagementState.done) else {}


def _when(
    was: EngagementFields, before: EngagementFields, after: EngagementFields, taken: set[datetime]
) -> dict[str, Any]:
    occurrence_of = was.occurrence_of
    if occurrence_of is None or (_timing(before) == _timing(after)):
        return {}
    wanted = _counterpart(occurrence_of, before, after)
    if wanted is None or wanted in taken:
        return {"series_id": None, "occurrence_of": None}
    taken.add(wanted)
    values: dict[str, Any] = {"occurrence_of": wanted}
    if (was.starts_at, was.ends_at) == occurrence_times(before, occurrence_of):
        values["starts_at"], values["ends_at"] = occurrence_times(after, wanted)
    return values


def _counterpart(moment: datetime | None, before: EngagementFields, after: EngagementFields) -> datetime | None:
    if moment is None or before.recurrence is None or after.recurrence is None:
        return None
    return counterpart((before.recurrence, before.starts_at), (after.recurrence, after.starts_at), moment)


def _timing(fields: EngagementFields) -> tuple[Any, ...]:
    return fields.recurrence, fields.starts_at, fields.ends_at, fields.all_day, fields.time_zone
