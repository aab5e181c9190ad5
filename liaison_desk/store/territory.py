"""Where the official goes: engagements as stays, and presence by commune and by host, each in one or two queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from liaison_desk.domain.coverage import Visits, together
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.stays import FIRM, Stay, at_home, end_at_home, is_online
from liaison_desk.domain.working_days import add_months
from liaison_desk.store import engagements
from liaison_desk.store.engagements import ENGAGEMENTS
from liaison_desk.store.series import with_occurrences

_ENGAGEMENT, _PARTNER, _LINK = (SQLModel.metadata.tables[name] for name in ("engagement", "partner", "record_link"))
_C, _P, _L = _ENGAGEMENT.c, _PARTNER.c, _LINK.c
_MET_AS = ("host", "participant")
_MONTHS_OF_VISITS, _MONTHS_OF_REFUSALS = 12, 24
_MONTHS_OF_SERIES = 60
"""How far back the dates of a series are counted: every day of five years still is few."""

_A_DAY = timedelta(days=1)


def stays(session: Session, first: date, last: date) -> list[Stay]:
    """Return what takes place between two days, both included, occurrences of series apart, in order of time."""
    rows = engagements.in_period(session, first, last)
    columns = (_C.id, _C.address, _C.online_url, _C.time_zone, _C.travel_mode, _C.travel_before, _C.travel_after)
    query = sa.select(*columns).where(_C.id.in_({row.id for row in rows}))
    more = {found.id: found for found in session.connection().execute(query)}
    return [_stay(row, more[row.id]) for row in rows]


def visits_by_municipality(session: Session, today: date) -> Mapping[str, Visits]:
    """Return the presence by INSEE code of the engagements."""
    return _tallies(session, today, _C.municipality, ())


def visits_by_host(session: Session, today: date) -> Mapping[str | None, Visits]:
    """Return the presence by partner who organises, None for what has no host."""
    return _tallies(session, today, _C.host_id, ())


def visits_in(session: Session, today: date, municipalities: Collection[str], without: str) -> Sequence[Visits]:
    """Return the presence in some communes, one engagement left out."""
    conditions = (_C.municipality.in_(municipalities), _C.id != without)
    return list(_tallies(session, today, _C.municipality, conditions).values())


def visits_with(session: Session, today: date, partner: str, without: str) -> Sequence[Visits]:
    """Return the presence with a partner who organises or takes part, one engagement left out."""
    met = sa.select(_L.from_id).where(_L.to_id == partner, _L.role.in_(_MET_AS))
    conditions = (_C.id.in_(met), _C.id != without)
    return list(_tallies(session, today, sa.literal(partner), conditions).values())


def hosts(session: Session) -> list[tuple[str, str, list[str]]]:
    """Return who organises engagements: id, name, and the codes of the functions held by or in each."""
    hosting = sa.select(_C.host_id).where(_C.host_id.is_not(None)).distinct()
    columns = (_P.id, _P.partner_kind, _P.first_name, _P.last_name, _P.name, _P.offices_held)
    within = sa.select(_L.from_id).where(_L.role == "organisation", _L.to_id.in_(hosting))
    query = sa.select(*columns).where(sa.or_(_P.id.in_(hosting), _P.id.in_(within)))
    found = list(session.connection().execute(query))
    held: dict[str, list[str]] = {}
    for row in found:
        for office in row.offices_held:
            for identifier in (row.id, office.organisation_id):
                if identifier and office.function:
                    held.setdefault(identifier, []).append(office.function)
    wanted = {row[0] for row in session.connection().execute(hosting)}
    return [(row.id, _name(row), held.get(row.id, [])) for row in found if row.id in wanted]


def engagements_in(session: Session, municipalities: Iterable[str], limit: int) -> list[EngagementRow]:
    """Return the engagements in some communes, the latest first."""
    return _latest(session, _C.municipality.in_(list(municipalities)), limit)


def engagements_hosted(session: Session, host_ids: Iterable[str], limit: int) -> list[EngagementRow]:
    """Return the engagements some partners organise, the latest first."""
    return _latest(session, _C.host_id.in_(list(host_ids)), limit)


def engagements_without_host(session: Session, limit: int) -> list[EngagementRow]:
    """Return the engagements nobody is known to organise, the latest first."""
    return _latest(session, _C.host_id.is_(None), limit)


def _tallies(
    session: Session, today: date, key: sa.ColumnElement[Any], conditions: Iterable[sa.ColumnElement[bool]]
) -> dict[Any, Visits]:
    midnight = datetime.combine(today, time())
    was_there = sa.or_(
        sa.and_(_C.state.in_(FIRM), _C.starts_at < midnight),
        sa.and_(_C.state == EngagementState.done, _C.starts_at < midnight + _A_DAY),
    )
    was_there = sa.and_(_C.recurrence.is_(None), was_there)
    represented = sa.and_(_C.recurrence.is_(None), _C.state == EngagementState.represented, _C.starts_at < midnight)
    recent = _C.starts_at >= datetime.combine(add_months(today, -_MONTHS_OF_VISITS), time())
    not_long_ago = _C.starts_at >= datetime.combine(add_months(today, -_MONTHS_OF_REFUSALS), time())
    last_at = sa.func.max(sa.case((was_there, _C.starts_at)))
    query = (
        sa.select(
            key.label("key"),
            last_at.label("last_at"),
            # with one max(), SQLite gives the other columns from the row that holds it
            _C.title,
            _C.id,
            _times(was_there, recent).label("recent"),
            _times(represented, recent).label("represented"),
            _times(_C.state == EngagementState.declined, not_long_ago).label("refusals"),
        )
        .where(_C.deleted_at.is_(None), *conditions)
        .group_by(key)
    )
    tallies = {
        row.key: Visits(
            last_on=row.last_at.date() if row.last_at else None,
            last_title=row.title if row.last_at else "",
            last_id=row.id if row.last_at else "",
            in_twelve_months=row.recent,
            represented=row.represented,
            refusals=row.refusals,
        )
        for row in session.connection().execute(query)
    }
    for found, visits in _visits_of_series(session, today, key, conditions):
        tallies[found] = together((tallies.get(found, Visits()), visits))
    return tallies


def _visits_of_series(
    session: Session, today: date, key: sa.ColumnElement[Any], conditions: Iterable[sa.ColumnElement[bool]]
) -> Iterator[tuple[Any, Visits]]:
    """Yield the past dates of the series that are attended, by the official or somebody else, as visits."""
    columns = (_C.id, _C.title, _C.state, _C.starts_at, _C.ends_at, _C.all_day, _C.time_zone, _C.recurrence)
    attended = _C.state.in_((*FIRM, EngagementState.represented))
    query = sa.select(key.label("key"), *columns).where(
        _C.deleted_at.is_(None), _C.recurrence.is_not(None), attended, *conditions
    )
    recent = add_months(today, -_MONTHS_OF_VISITS)
    rows = session.connection().execute(query)
    for row, occurrence in with_occurrences(session, rows, add_months(today, -_MONTHS_OF_SERIES), today - _A_DAY):
        if occurrence is None:
            continue
        day = occurrence.starts_at.date()
        if row.state == EngagementState.represented:
            yield row.key, Visits(represented=int(day >= recent))
        else:
            yield row.key, Visits(day, row.title, row.id, in_twelve_months=int(day >= recent))


def _times(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.coalesce(sa.func.sum(sa.case((sa.and_(*conditions), 1), else_=0)), 0)


def _latest(session: Session, condition: sa.ColumnElement[bool], limit: int) -> list[EngagementRow]:
    query = (
        sa.select(*ENGAGEMENTS.columns)
        .where(_C.deleted_at.is_(None), condition)
        .order_by(_C.starts_at.desc(), _C.id)
        .limit(limit)
    )
    return [ENGAGEMENTS.make(row) for row in session.connection().execute(query)]


def _stay(row: EngagementRow, more: Any) -> Stay:
    return Stay(
        id=row.id,
        title=row.title,
        state=EngagementState(row.state),
        starts_at=at_home(row.starts_at, more.time_zone, row.all_day),
        ends_at=end_at_home(row.starts_at, row.ends_at, more.time_zone, row.all_day),
        all_day=row.all_day,
        municipality=row.municipality,
        place=row.place,
        address=more.address,
        is_online=is_online(more.online_url, row.place, more.address, row.municipality),
        travel_mode=more.travel_mode,
        travel_before=more.travel_before,
        travel_after=more.travel_after,
        occurrence_of=row.occurrence_of,
        opens=row.key,
    )


def _name(row: Any) -> str:
    known = PartnerFields.model_construct(
        partner_kind=row.partner_kind, first_name=row.first_name, last_name=row.last_name, name=row.name
    )
    return known.name if row.partner_kind is PartnerKind.organisation else known.display_name
