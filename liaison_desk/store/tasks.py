"""The tasks as a list, and those of an engagement together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from liaison_desk.domain.lists import TaskRow
from liaison_desk.domain.tasks import DistanceUnit, TaskOwner, TaskState
from liaison_desk.store.rows import RowList
from liaison_desk.store.tables import Engagement, Sitting, Task

_TASK, _TEXTS = (SQLModel.metadata.tables[name] for name in ("task", "search_text"))
_C = _TASK.c


def _make(row: Any) -> TaskRow:
    return TaskRow(
        id=row.id,
        title=row.title,
        state=row.state.value,
        owner=row.owner.value,
        owner_id=row.owner_id,
        unit=row.unit.value,
        effort=row.effort,
        due_on=row.due_on,
        due_afternoon=row.due_afternoon,
        planned_on=row.planned_on,
        planned_afternoon=row.planned_afternoon,
        pinned=row.pinned,
        engagement_id=row.engagement_id,
        letter_id=row.letter_id,
        briefing_id=row.briefing_id,
    )


TASKS = RowList[TaskRow](
    table=_TASK,
    columns=(
        _C.id, _C.title, _C.state, _C.owner, _C.owner_id, _C.unit, _C.effort, _C.due_on, _C.due_afternoon,
        _C.planned_on, _C.planned_afternoon, _C.pinned, _C.engagement_id, _C.letter_id, _C.briefing_id,
    ),
    source=_TASK,
    views={
        "to_do": lambda _today: _C.state == TaskState.to_do,
        "mine": lambda _today: _C.owner == TaskOwner.officer,
        "owed": lambda _today: _C.owner != TaskOwner.officer,
        "late": lambda today: sa.and_(_C.state == TaskState.to_do, _C.due_on < today),
        "this_week": lambda today: sa.and_(
            _C.state == TaskState.to_do, _C.due_on <= today + timedelta(days=6 - today.weekday())
        ),
        "djva": lambda _today: _C.unit.in_(["DJVA", "BOTH"]),
        "deci": lambda _today: _C.unit.in_(["DECI", "BOTH"]),
    },
    sorts={
        "due_on": (_C.due_on.is_(None), _C.due_on, _C.due_afternoon),
        "title": (_C.title,),
        "owner": (_C.owner, _C.due_on),
        "state": (_C.state, _C.due_on),
    },
    default_sort="due_on",
    newest_first=False,
    make=_make,
)  # fmt: skip


def due_until(session: Session, day: date) -> Sequence[Task]:
    """Return the tasks due up to and with a day, in an order that does not hang on their ids."""
    in_order = (col(Task.due_on), col(Task.title), col(Task.engagement_id))
    return session.exec(select(Task).where(col(Task.due_on) <= day).order_by(*in_order)).all()


def steps_of_engagement(session: Session, engagement_id: str) -> Sequence[Task]:
    """Return the steps that hang on an engagement at some distance, those in the bin too: they were made once."""
    query = select(Task).where(Task.engagement_id == engagement_id, col(Task.distance).is_not(None))
    return session.exec(query.order_by(col(Task.created_at), col(Task.id))).all()


def steps_of_sitting(session: Session, sitting_id: str, report_id: str | None) -> Sequence[Task]:
    """Return the steps that lead a report to a sitting, or those of the sitting itself; those in the bin too."""
    query = select(Task).where(
        Task.sitting_id == sitting_id, Task.council_report_id == report_id, col(Task.distance).is_not(None)
    )
    return session.exec(query.order_by(col(Task.created_at), col(Task.id))).all()


def open_steps_in_half_days(session: Session) -> Sequence[tuple[Task, date]]:
    """Return the open steps whose distance is counted in half-days, with the day of their event or sitting."""
    are_open = sa.and_(
        col(Task.state) == TaskState.to_do,
        col(Task.deleted_at).is_(None),
        col(Task.distance).is_not(None),
        col(Task.distance_unit).in_([DistanceUnit.half_days, DistanceUnit.office_half_days]),
    )
    events = select(Task, Engagement.starts_at).join(Engagement, col(Engagement.id) == col(Task.engagement_id))
    held = select(Task, Sitting).join(Sitting, col(Sitting.id) == col(Task.sitting_id))
    of_sittings = session.exec(held.where(are_open, col(Task.engagement_id).is_(None)))
    of_events = session.exec(events.where(are_open))
    return [
        *((task, starts_at.date()) for task, starts_at in of_events),
        *((task, sitting.held_on) for task, sitting in of_sittings),
    ]


def change_all(session: Session, changes: Sequence[tuple[Task, Mapping[str, Any]]]) -> None:
    """Change the state or the dates of tasks in one go; the index keeps their words and follows their days."""
    moved: list[dict[str, str]] = []
    moment = datetime.now(UTC)
    for task, values in changes:
        new = {name: value for name, value in values.items() if getattr(task, name) != value}
        for name, value in new.items():
            setattr(task, name, value)
        if new:
            task.version += 1
            task.changed_at = moment
            moved.append({"task_id": task.id, "due": task.due_on.isoformat() if task.due_on else ""})
    if moved:
        session.flush()
        update = sa.update(_TEXTS).where(_TEXTS.c.record_id == sa.bindparam("task_id"))
        session.connection().execute(update.values(day=sa.bindparam("due")), moved)


def is_owed_by_others(session: Session, letter_id: str) -> bool:
    """Tell whether somebody else has something to do about a letter."""
    owed = select(Task.id).where(
        Task.letter_id == letter_id,
        Task.state == TaskState.to_do,
        Task.owner != TaskOwner.officer,
        col(Task.deleted_at).is_(None),
    )
    return session.exec(owed.limit(1)).first() is not None
