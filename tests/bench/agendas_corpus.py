"""A desk with years of engagements and the tasks of their preparation: the past done, the half year to come open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from liaison_desk.domain.back_plan_defaults import steps_of
from liaison_desk.domain.due_dates import due_half_day
from liaison_desk.domain.engagements import EngagementFields, EngagementKind, EngagementState
from liaison_desk.domain.folding import search_terms
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.records import Kind
from liaison_desk.domain.tasks import TaskFields, TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.domain.worked_time import WorkedHalfDay
from liaison_desk.services import offices
from liaison_desk.services.desk import Desk
from liaison_desk.store.tables import Engagement, RecordLink, SearchText, Task
from tests.bench.letters_corpus import CLOCK

TODAY = date(2026, 5, 5)
A_WEEK = timedelta(days=7)
STEPS_EACH = 4
_BATCH = 1_000
_ID = "{kind}{number:028x}"
_HALVES = [WorkedHalfDay(weekday=weekday, afternoon=half) for weekday in (0, 1, 3) for half in (False, True)][:5]
_OFFICE = OfficeFields(worked_half_days=_HALVES)
_STEPS = [step for step in steps_of(_OFFICE, EngagementKind.visit) if step.effort][:STEPS_EACH]


def make_agenda(folder: Path, count: int) -> Path:
    """Make an office of so many engagements, ten a week and most of them past, with four tasks each."""
    opened = offices.create_demonstration(folder)
    desk = Desk(opened, CLOCK)
    try:
        desk.settings.change(changed(desk.settings.office(), {"worked_half_days": _HALVES}))
        with opened.database.writing() as session:
            connection = session.connection()
            for first in range(0, count, _BATCH):
                numbers = range(first, min(count, first + _BATCH))
                tasks = [row for number in numbers for row in _tasks(number, count)]
                connection.execute(sa.insert(Engagement), [_engagement(number, count) for number in numbers])
                connection.execute(sa.insert(Task), tasks)
                connection.execute(sa.insert(RecordLink), [_link(task) for task in tasks])
                texts = [_text(rank, task) for rank, task in enumerate(tasks, STEPS_EACH * first + 1)]
                connection.execute(sa.insert(SearchText), texts)
                connection.execute(
                    sa.text(
                        "INSERT INTO search_index(rowid, title, body, kind, record_id) "
                        "VALUES (:id, :words, '', 'task', :record_id)"
                    ),
                    [{**text, "words": search_terms(text["title"])} for text in texts],
                )
    finally:
        desk.close()
    return folder


def engagement_id(number: int) -> str:
    """Return the id of an engagement made here; the last ones are the furthest ahead."""
    return _ID.format(kind="e000", number=number)


def _day(number: int, count: int) -> date:
    """Return when an engagement takes place: two each working day, the last 26 weeks of them to come."""
    ahead = number - (count - min(count, 260))
    week, rank = divmod(ahead, 10)
    return TODAY + timedelta(days=6) + week * A_WEEK + timedelta(days=rank % 5)


def _engagement(number: int, count: int) -> dict[str, Any]:
    is_past = _day(number, count) < TODAY
    fields = EngagementFields(
        title=f"Visite {number}",
        engagement_kind=EngagementKind.visit,
        state=EngagementState.done if is_past else EngagementState.accepted,
        starts_at=datetime.combine(_day(number, count), time(10)),
        ends_at=datetime.combine(_day(number, count), time(12)),
        officer_attends=number % 20 == 0,
    )
    return _columns(Engagement(**fields.model_dump(), id=engagement_id(number)))


def _tasks(number: int, count: int) -> Iterator[dict[str, Any]]:
    day = _day(number, count)
    for rank, step in enumerate(_STEPS):
        due = due_half_day(day, step.distance, step.distance_unit, Presence.of(_OFFICE))
        fields = TaskFields(
            **step.model_dump(exclude={"condition", "source"}),
            due_on=due.day,
            due_afternoon=due.afternoon,
            engagement_id=engagement_id(number),
            state=TaskState.to_do if due.day >= TODAY else TaskState.done,
        )
        fields = fields.model_copy(update={"effort": 0.25})
        yield _columns(Task(**fields.model_dump(), id=_ID.format(kind="a000", number=STEPS_EACH * number + rank)))


def _columns(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__table__.columns.keys()}  # noqa: SIM118


def _link(task: dict[str, Any]) -> dict[str, Any]:
    return {
        "from_id": task["id"],
        "from_kind": Kind.task,
        "role": "engagement",
        "to_id": task["engagement_id"],
        "to_kind": Kind.engagement,
    }


def _text(rank: int, task: dict[str, Any]) -> dict[str, Any]:
    day = task["due_on"].isoformat()
    return {"id": rank, "kind": Kind.task, "record_id": task["id"], "title": task["title"], "body": "", "day": day}
