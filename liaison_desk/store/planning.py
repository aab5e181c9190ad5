"""What planning asks of the store: open tasks by due date, engagements the officer attends, names of things."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.task_windows import TaskWindow
from liaison_desk.domain.tasks import TaskOwner, TaskState
from liaison_desk.store.links import names_of
from liaison_desk.store.series import with_occurrences

_TABLES = SQLModel.metadata.tables
_T, _E, _L, _B = (_TABLES[name].c for name in ("task", "engagement", "letter", "briefing"))
_R, _S = (_TABLES[name].c for name in ("council_report", "sitting"))
_BEGINNING = date(1900, 1, 1)
_ATTENDED = (EngagementState.accepted, EngagementState.represented, EngagementState.done)
_ABOUT = (
    (Kind.council_report, "council_report_id"),
    (Kind.sitting, "sitting_id"),
    (Kind.engagement, "engagement_id"),
    (Kind.letter, "letter_id"),
    (Kind.briefing, "briefing_id"),
)
_OPEN = sa.and_(_T.state == TaskState.to_do, _T.deleted_at.is_(None))


@dataclass(frozen=True)
class Attended:
    """An engagement the officer goes to; times are wall time, travel is in minutes."""

    starts_at: datetime
    ends_at: datetime | None
    all_day: bool
    travel_before: int
    travel_after: int


@dataclass(frozen=True)
class OpenTask:
    """A task of the officer still to do, as far as placing it goes; efforts are in half-days."""

    id: str
    effort: float
    short_effort: float | None
    is_short: bool
    optional: bool
    planned_on: date | None
    planned_afternoon: bool
    window: TaskWindow

    @property
    def load(self) -> float:
        """Half-days it takes."""
        return self.short_effort if self.is_short and self.short_effort is not None else self.effort


@dataclass(frozen=True)
class TaskDetails:
    """What is shown of a task; `owner_name` is that of the partner who owes it."""

    id: str
    title: str
    state: TaskState
    owner: TaskOwner
    owner_name: str
    total: float
    due_on: date | None
    due_afternoon: bool
    is_placed: bool
    pinned: bool
    reminded_on: date | None
    about: Reference | None
    about_label: str


def attended(session: Session, last: date) -> list[Attended]:
    """Return all the engagements the officer attended or will attend up to and with a day, series date by date."""
    columns = (
        _E.id, _E.starts_at, _E.ends_at, _E.all_day, _E.time_zone, _E.recurrence, _E.travel_before, _E.travel_after,
    )  # fmt: skip
    query = sa.select(*columns).where(
        _E.officer_attends.is_(True),
        _E.deleted_at.is_(None),
        _E.starts_at < datetime.combine(last + timedelta(days=1), time()),
        _E.state.in_(_ATTENDED),
    )
    found = with_occurrences(session, session.connection().execute(query), _BEGINNING, last)
    return [
        Attended(
            starts_at=occurrence.starts_at if occurrence else row.starts_at,
            ends_at=occurrence.ends_at if occurrence else row.ends_at,
            all_day=row.all_day,
            travel_before=row.travel_before or 0,
            travel_after=row.travel_after or 0,
        )
        for row, occurrence in found
    ]


def open_tasks(session: Session, until: date, planned_from: date) -> list[OpenTask]:
    """Return her open tasks due up to and with a day, those she placed from another day on, and those never due."""
    hers = sa.and_(_OPEN, _T.owner == TaskOwner.officer)
    which = (_T.due_on <= until, _T.due_on.is_(None), sa.and_(_T.planned_on >= planned_from, _T.due_on > until))
    columns = (
        _T.id, _T.effort, _T.short_effort, _T.is_short, _T.optional, _T.planned_on, _T.planned_afternoon,
        _T.due_on, _T.due_afternoon, _T.available_on, _E.starts_at, _T.distance,
    )  # fmt: skip
    tied = _TABLES["task"].outerjoin(_TABLES["engagement"], _E.id == _T.engagement_id)
    found = sa.union_all(
        # one index serves each part, none would serve the three together
        *(sa.select(*columns).select_from(tied).where(hers, one, _E.deleted_at.is_(None)) for one in which)
    )
    return [OpenTask(*row[:7], window=_window(row)) for row in session.connection().execute(found)]


def _window(row: Any) -> TaskWindow:
    return TaskWindow(row.due_on, row.due_afternoon, row.available_on, row.starts_at, row.distance)


def owed_ids(session: Session, until: date) -> list[str]:
    """Return the open tasks others owe up to and with a day, those without a due date last."""
    query = (
        sa.select(_T.id)
        .select_from(_TABLES["task"].outerjoin(_TABLES["engagement"], _E.id == _T.engagement_id))
        .where(_OPEN, _T.owner != TaskOwner.officer, _E.deleted_at.is_(None))
        .where(sa.or_(_T.due_on <= until, _T.due_on.is_(None)))
        .order_by(_T.due_on.is_(None), _T.due_on, _T.due_afternoon, _T.title)
    )
    return [row.id for row in session.connection().execute(query)]


def ids_of_engagement(session: Session, engagement_id: str) -> list[str]:
    """Return the tasks of an engagement that are not dropped, in order of their due dates."""
    query = sa.select(_T.id).where(
        _T.engagement_id == engagement_id, _T.deleted_at.is_(None), _T.state != TaskState.dropped
    )
    order = (_T.due_on.is_(None), _T.due_on, _T.due_afternoon, _T.created_at, _T.id)
    return [row.id for row in session.connection().execute(query.order_by(*order))]


def details(session: Session, identifiers: Collection[str]) -> dict[str, TaskDetails]:
    """Return what is shown of tasks, by id."""
    if not identifiers:
        return {}
    query = sa.select(_TABLES["task"]).where(_T.id.in_(identifiers))
    rows = session.connection().execute(query).all()
    labels = _labels(session, rows)
    hosts = _hosts(session, rows)
    names = names_of(session, {row.owner_id for row in rows if row.owner_id} | set(hosts.values()))
    return {row.id: _details(row, labels, names, hosts) for row in rows}


def _details(row: Any, labels: dict[Reference, str], names: dict[str, str], hosts: dict[str, str]) -> TaskDetails:
    about = next((Reference(kind, getattr(row, name)) for kind, name in _ABOUT if getattr(row, name)), None)
    owner_id = row.owner_id or (hosts.get(row.engagement_id, "") if row.owner is TaskOwner.host else "")
    return TaskDetails(
        id=row.id,
        title=row.title,
        state=row.state,
        owner=row.owner,
        owner_name=names.get(owner_id, ""),
        total=row.short_effort if row.is_short and row.short_effort is not None else row.effort,
        due_on=row.due_on,
        due_afternoon=row.due_afternoon,
        is_placed=row.planned_on is not None,
        pinned=row.pinned,
        reminded_on=row.reminded_on,
        about=about,
        about_label=labels.get(about, "") if about else "",
    )


def _labels(session: Session, rows: Sequence[Any]) -> dict[Reference, str]:
    """Return how the things the tasks are about are called."""
    queries = {
        Kind.engagement: (_E.id, _E.title, {row.engagement_id for row in rows}),
        Kind.letter: (_L.id, _L.subject, {row.letter_id for row in rows}),
        Kind.briefing: (_B.id, _B.title, {row.briefing_id for row in rows}),
        Kind.council_report: (_R.id, _R.title, {row.council_report_id for row in rows}),
        Kind.sitting: (_S.id, _S.title, {row.sitting_id for row in rows}),
    }
    return {
        Reference(kind, identifier): words
        for kind, (key, called, wanted) in queries.items()
        if wanted - {None}
        for identifier, words in session.connection().execute(sa.select(key, called).where(key.in_(wanted - {None})))
    }


def _hosts(session: Session, rows: Sequence[Any]) -> dict[str, str]:
    """Return who hosts the engagements the tasks owed by a host hang on."""
    wanted = {row.engagement_id for row in rows if row.owner is TaskOwner.host and row.engagement_id}
    if not wanted:
        return {}
    query = sa.select(_E.id, _E.host_id).where(_E.id.in_(wanted), _E.host_id.is_not(None))
    return {row.id: row.host_id for row in session.connection().execute(query)}
