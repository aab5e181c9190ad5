"""Turning back-plans into tasks, and having the tasks follow their engagement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from liaison_desk.domain.back_plans import BackPlanStep
from liaison_desk.domain.due_dates import due_half_day
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.records import Kind
from liaison_desk.domain.tasks import TaskFields, TaskState
from liaison_desk.domain.wanted_steps import (
    DROPPED_BY_THE_DESK,
    NOT_NEEDED,
    OTHER_KIND,
    SERIES,
    WHY_DROPPED,
    is_called_off,
    is_on,
    steps_after,
    titles_of_all,
    wanted_steps,
)
from liaison_desk.store import records, tasks
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Engagement, Task, new_id

Changes = dict[str, tuple[Task, dict[str, Any]]]
"""What becomes of tasks, by id."""


@dataclass(frozen=True)
class _Known:
    """The steps an engagement has already, whatever became of them, and what each is of the back-plan."""

    tasks: Sequence[Task]
    step_of: Mapping[str, BackPlanStep | None]

    @classmethod
    def of(cls, found: Sequence[Task], steps: Sequence[BackPlanStep]) -> _Known:
        """Recognise tasks by their titles, those called otherwise by who owes them and when."""
        titles = {task.title for task in found}
        untitled = [step for step in steps if step.title not in titles]
        return cls(found, {task.id: _step_of(task, steps, untitled) for task in found})

    @property
    def are_begun(self) -> bool:
        """Tell whether any of it was done or asked again."""
        return any(task.state is TaskState.done or task.reminded_on for task in self.tasks)


def _step_of(task: Task, steps: Sequence[BackPlanStep], untitled: Sequence[BackPlanStep]) -> BackPlanStep | None:
    place = (task.owner, task.distance, task.distance_unit, task.piece)
    called = (step for step in steps if step.title == task.title)
    placed = (step for step in untitled if (step.owner, step.distance, step.distance_unit, step.piece) == place)
    return next(called, None) or next(placed, None)


def follow_engagement(session: Session, row: Engagement, before: EngagementFields | None, today: date) -> None:
    """Bring the tasks of an engagement in step with what it became.

    Steps it now calls for are made, or taken up again when the desk had dropped them; those it no longer calls for
    are dropped with the reason; the open ones follow the day of the event unless they are pinned.
    """
    now = records.fields_of(row, EngagementFields)
    if before is not None and _signs(before) == _signs(now):
        return
    office = office_fields(session)
    presence = Presence.of(office)
    wanted, wanted_before = wanted_steps(office, now), wanted_steps(office, before) if before else ()
    known = _Known.of(tasks.steps_of_engagement(session, row.id), (*wanted, *wanted_before))
    if before is not None and before.engagement_kind is not now.engagement_kind and known.are_begun:
        wanted_before = wanted
    if now.state is EngagementState.done and wanted_before:
        wanted = steps_after(wanted_before)
    changes: Changes = {}
    removed = [step for step in wanted_before if step not in wanted]
    _drop(changes, known, removed, _why(before, now), all_of_them=before is not None and is_called_off(before, now))
    added = [step for step in wanted if step not in wanted_before]
    missing = _take_up(changes, known, added, now.starts_at.date(), presence)
    if is_on(now) and not (before and is_on(before)):
        _take_up_added(changes, known, titles_of_all(office), now.starts_at.date(), presence)
    if before is not None and before.starts_at.date() != now.starts_at.date():
        _move(changes, known.tasks, now.starts_at.date(), presence)
    tasks.change_all(session, list(changes.values()))
    _make(session, row, missing, presence, today)


def plan(session: Session, row: Engagement, today: date) -> None:
    """Make the steps an engagement calls for and does not have: for those accepted before there were any."""
    office = office_fields(session)
    presence = Presence.of(office)
    wanted = wanted_steps(office, records.fields_of(row, EngagementFields))
    known = _Known.of(tasks.steps_of_engagement(session, row.id), wanted)
    changes: Changes = {}
    missing = _take_up(changes, known, wanted, row.starts_at.date(), presence)
    tasks.change_all(session, list(changes.values()))
    _make(session, row, missing, presence, today)


def follow_presence(session: Session) -> None:
    """Bring the steps counted in half-days in step with when the officer works from now on."""
    presence = Presence.of(office_fields(session))
    changes: Changes = {}
    for task, day in tasks.open_steps_in_half_days(session):
        _move(changes, [task], day, presence)
    tasks.change_all(session, list(changes.values()))


def due_of(fields: TaskFields, event: date, presence: Presence) -> dict[str, Any]:
    """Return the due date of a step as fields."""
    if fields.distance is None:
        return {}
    due = due_half_day(event, fields.distance, fields.distance_unit, presence)
    return {"due_on": due.day, "due_afternoon": due.afternoon}


def _signs(fields: EngagementFields) -> tuple[Any, ...]:
    """Return what tasks depend on."""
    speech = (fields.official_role, fields.speaking_minutes, fields.speaking_slot)
    where = (fields.municipality, fields.host_id, fields.press.strip())
    when = (fields.starts_at.date(), fields.recurrence is None)
    return (fields.state, fields.engagement_kind, fields.representative_id, *speech, *where, *when)


def _why(before: EngagementFields | None, now: EngagementFields) -> str:
    if now.recurrence is not None:
        return SERIES
    if before is None or before.state is not now.state:
        return WHY_DROPPED[now.state]
    return NOT_NEEDED if before.engagement_kind is now.engagement_kind else OTHER_KIND


def _drop(changes: Changes, known: _Known, removed: Sequence[BackPlanStep], reason: str, *, all_of_them: bool) -> None:
    """Drop the open steps that are no longer called for, with those added by hand when nothing is."""
    for task in known.tasks:
        if task.state is TaskState.to_do and (all_of_them or known.step_of[task.id] in removed):
            changes[task.id] = (task, {"state": TaskState.dropped, "state_reason": reason})


def _take_up(
    changes: Changes, known: _Known, added: Sequence[BackPlanStep], event: date, presence: Presence
) -> list[BackPlanStep]:
    """Take up again the steps the desk had dropped and return those that have no task yet."""
    missing: list[BackPlanStep] = []
    for step in added:
        alike = [task for task in known.tasks if known.step_of[task.id] == step]
        if not alike:
            missing.append(step)
        for task in alike:
            _open_again(changes, task, event, presence)
    return missing


def _take_up_added(changes: Changes, known: _Known, titles: frozenset[str], event: date, presence: Presence) -> None:
    """Take up again the steps added by hand that went with the engagement when it was called off."""
    for task in known.tasks:
        if known.step_of[task.id] is None and task.title not in titles:
            _open_again(changes, task, event, presence)


def _open_again(changes: Changes, task: Task, event: date, presence: Presence) -> None:
    """Have a step the desk had dropped be to do again."""
    if task.state is TaskState.dropped and task.state_reason in DROPPED_BY_THE_DESK:
        due = {} if task.pinned else due_of(task, event, presence)
        changes[task.id] = (task, {"state": TaskState.to_do, "state_reason": "", **due})


def _move(changes: Changes, steps: Sequence[Task], event: date, presence: Presence) -> None:
    for task in steps:
        if task.state is TaskState.to_do and not task.pinned and task.id not in changes:
            changes[task.id] = (task, due_of(task, event, presence))


def _make(session: Session, row: Engagement, steps: Sequence[BackPlanStep], presence: Presence, today: date) -> None:
    """Make one task of each step; of a past event, only those still to come."""
    made = [_task_of(step, row, presence) for step in steps]
    if row.starts_at.date() < today:
        made = [task for task in made if task.due_on and task.due_on >= today]
    if made:
        records.create_all(session, Kind.task, [(new_id(), task) for task in made])


def _task_of(step: BackPlanStep, row: Engagement, presence: Presence) -> TaskFields:
    due = due_half_day(row.starts_at.date(), step.distance, step.distance_unit, presence)
    return TaskFields(
        title=step.title,
        owner=step.owner,
        unit=row.unit,
        effort=step.effort,
        short_effort=step.short_effort,
        optional=step.optional,
        piece=step.piece,
        distance=step.distance,
        distance_unit=step.distance_unit,
        due_on=due.day,
        due_afternoon=due.afternoon,
        engagement_id=row.id,
    )
