"""The sittings as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from liaison_desk.domain.lists import SittingRow
from liaison_desk.domain.sittings import SittingState
from liaison_desk.domain.tasks import TaskState
from liaison_desk.store.rows import RowList
from liaison_desk.store.tables import CouncilReport, Sitting, Task

_TABLE = SQLModel.metadata.tables["sitting"]
_C = _TABLE.c


def _make(row: Any) -> SittingRow:
    return SittingRow(
        id=row.id,
        title=row.title,
        body=row.body.value,
        state=row.state.value,
        held_on=row.held_on,
        reports_expected=row.reports_expected,
        engagement_id=row.engagement_id,
    )


SITTINGS = RowList[SittingRow](
    table=_TABLE,
    columns=(_C.id, _C.title, _C.body, _C.state, _C.held_on, _C.reports_expected, _C.engagement_id),
    source=_TABLE,
    views={
        "coming": lambda today: sa.and_(_C.held_on >= today, _C.state != SittingState.cancelled),
        "held": lambda _today: _C.state == SittingState.held,
    },
    sorts={"held_on": (_C.held_on,), "title": (_C.title, _C.held_on), "body": (_C.body, _C.held_on)},
    default_sort="held_on",
    newest_first=True,
    make=_make,
)


def of_engagement(session: Session, engagement_id: str) -> Sequence[Sitting]:
    """Return the sittings an engagement of the agenda stands for."""
    query = select(Sitting).where(Sitting.engagement_id == engagement_id, col(Sitting.deleted_at).is_(None))
    return session.exec(query.order_by(col(Sitting.created_at), col(Sitting.id))).all()


def promised_reports(session: Session, day: date) -> Sequence[Sitting]:
    """Return the sittings to come whose reports were promised for a day that is past, the nearest first."""
    query = select(Sitting).where(
        col(Sitting.deleted_at).is_(None),
        col(Sitting.state).not_in([SittingState.cancelled, SittingState.held]),
        Sitting.held_on >= day,
        Sitting.reports_expected > 0,
        col(Sitting.reports_expected_on) < day,
    )
    return session.exec(query.order_by(col(Sitting.held_on), col(Sitting.id))).all()


def from_day(session: Session, day: date) -> Sequence[Sitting]:
    """Return the sittings from a day on, the nearest first."""
    query = select(Sitting).where(Sitting.held_on >= day, col(Sitting.deleted_at).is_(None))
    return session.exec(query.order_by(col(Sitting.held_on), col(Sitting.id))).all()


def open_tasks(session: Session, sitting_id: str) -> Sequence[Task]:
    """Return what is still to do for a sitting and its reports, those made first at the top."""
    query = select(Task).where(
        Task.sitting_id == sitting_id, Task.state == TaskState.to_do, col(Task.deleted_at).is_(None)
    )
    return session.exec(query.order_by(col(Task.created_at), col(Task.title), col(Task.id))).all()


def tasks_of(session: Session, sitting_id: str) -> Sequence[Task]:
    """Return every task of a sitting and its reports, done and dropped ones included; none of a report in the bin."""
    in_bin = select(CouncilReport.id).where(col(CouncilReport.deleted_at).is_not(None))
    query = select(Task).where(
        Task.sitting_id == sitting_id,
        col(Task.deleted_at).is_(None),
        col(Task.council_report_id).is_(None) | col(Task.council_report_id).not_in(in_bin),
    )
    return session.exec(query.order_by(col(Task.created_at), col(Task.title), col(Task.id))).all()


def tasks_of_report(session: Session, report_id: str) -> Sequence[Task]:
    """Return every task of a report, whatever its sitting, done and dropped ones included."""
    query = select(Task).where(Task.council_report_id == report_id, col(Task.deleted_at).is_(None))
    return session.exec(query.order_by(col(Task.created_at), col(Task.title), col(Task.id))).all()


def open_syntheses(session: Session, briefing_id: str) -> Sequence[Task]:
    """Return the tasks to write a note as the synthesis of a report, those still to do."""
    query = select(Task).where(
        Task.briefing_id == briefing_id,
        col(Task.council_report_id).is_not(None),
        Task.state == TaskState.to_do,
        col(Task.deleted_at).is_(None),
    )
    return session.exec(query).all()
