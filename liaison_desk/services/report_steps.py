"""The back-plan of the reports to a sitting, as tasks that follow the sitting, each report carried and its vote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session

from liaison_desk.domain.back_plan_defaults import steps_of
from liaison_desk.domain.back_plans import BackPlanStep, PaperPlan, StepCondition
from liaison_desk.domain.council_reports import CouncilReportFields
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sittings import VOTING
from liaison_desk.domain.tasks import TaskFields, TaskOwner, TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.domain.wanted_steps import NOT_NEEDED
from liaison_desk.services.back_planning import due_of
from liaison_desk.store import records, tasks
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import CouncilReport, Sitting, Task, new_id

_WRITERS = {TaskOwner.djva, TaskOwner.deci}
_OF_UNIT = {Unit.djva: TaskOwner.djva, Unit.deci: TaskOwner.deci}


def begin_sitting(session: Session, sitting: Sitting, day: date) -> None:
    """Make the steps a sitting that votes asks for whatever its reports, those still to come."""
    _follow(session, sitting, None, lambda step: step.condition is StepCondition.always, is_wanted=True, day=day)


def follow_carried(session: Session, sitting: Sitting, report: CouncilReport, day: date) -> None:
    """Make the steps that lead a report the official carries to its sitting; leave off those of one no longer so."""
    is_wanted = report.carried_by_official
    _follow(
        session, sitting, report, lambda step: _is_carried(step) and step.distance >= 0, is_wanted=is_wanted, day=day
    )


def follow_name(session: Session, sitting: Sitting, report: CouncilReport, before: CouncilReportFields) -> None:
    """Have the steps of a report say it as it is called now."""
    was, now = (f" : {_called(one.number, one.title)}" for one in (before, report))
    known = tasks.steps_of_sitting(session, sitting.id, report.id)
    for task in (one for one in known if was != now and one.title.endswith(was)):
        title = f"{task.title.removesuffix(was)}{now}"[:500]
        records.update(session, task, changed(records.fields_of(task, TaskFields), {"title": title}))


def follow_vote(session: Session, sitting: Sitting, report: CouncilReport, *, has_passed: bool) -> None:
    """Make the steps that follow a carried report once voted, late or not; leave them off when the vote is mended."""
    is_wanted = has_passed and report.carried_by_official
    _follow(session, sitting, report, lambda step: _is_carried(step) and step.distance < 0, is_wanted=is_wanted)


def step_of(task: Task, steps: Sequence[BackPlanStep]) -> BackPlanStep | None:
    """Return the step a task was made of, recognised by its title, once called otherwise by its distance."""
    called = [step for step in steps if task.title.startswith(f"{step.title} : ")]
    placed = [step for step in steps if (step.distance, step.distance_unit) == (task.distance, task.distance_unit)]
    return max(called, key=lambda step: len(step.title)) if called else next(iter(placed), None)


def step_dates(task: TaskFields, sitting: Sitting, presence: Presence) -> dict[str, Any]:
    """Return when a step may be done and is due, as fields; what follows a sitting waits for it."""
    opens = sitting.held_on if task.distance is not None and task.distance < 0 else None
    return {**due_of(task, sitting.held_on, presence), "available_on": opens}


def _is_carried(step: BackPlanStep) -> bool:
    return step.condition is StepCondition.report_carried


def _follow(
    session: Session,
    sitting: Sitting,
    report: CouncilReport | None,
    concerns: Callable[[BackPlanStep], bool],
    *,
    is_wanted: bool,
    day: date | None = None,
) -> None:
    """Have the steps concerned be there, or be left off; those due before `day` are not made.

    Only a body that votes calls for them.
    """
    office = office_fields(session)
    presence = Presence.of(office)
    steps = [step for step in steps_of(office, PaperPlan.council_report) if concerns(step)]
    known = [
        (task, step)
        for task in tasks.steps_of_sitting(session, sitting.id, report.id if report else None)
        if (step := step_of(task, steps))
    ]
    if not is_wanted or sitting.body not in VOTING:
        left = {"state": TaskState.dropped, "state_reason": NOT_NEEDED}
        tasks.change_all(session, [(task, left) for task, _step in known if task.state is TaskState.to_do])
        return
    tasks.change_all(
        session,
        [
            (task, {"state": TaskState.to_do, "state_reason": "", **_dates_unless_pinned(task, sitting, presence)})
            for task, _step in known
            if task.state is TaskState.dropped and task.state_reason == NOT_NEEDED
        ],
    )
    missing = [step for step in steps if all(step is not one for _task, one in known)]
    made = [_task_of(step, sitting, report, presence) for step in missing]
    kept = [task for task in made if day is None or (task.due_on and task.due_on >= day)]
    if kept:
        records.create_all(session, Kind.task, [(new_id(), task) for task in kept])


def _dates_unless_pinned(task: Task, sitting: Sitting, presence: Presence) -> dict[str, Any]:
    return {} if task.pinned else step_dates(task, sitting, presence)


def _called(number: str, title: str) -> str:
    return f"rapport {number or title}"


def _task_of(step: BackPlanStep, sitting: Sitting, report: CouncilReport | None, presence: Presence) -> TaskFields:
    about = _called(report.number, report.title) if report else sitting.title
    writer = _OF_UNIT.get(report.unit, step.owner) if report and step.owner in _WRITERS else step.owner
    made = TaskFields(
        title=f"{step.title} : {about}"[:500],
        owner=writer,
        unit=report.unit if report else Unit.both,
        effort=step.effort if writer is TaskOwner.officer else 0,
        short_effort=step.short_effort,
        optional=step.optional,
        distance=step.distance,
        distance_unit=step.distance_unit,
        sitting_id=sitting.id,
        council_report_id=report.id if report else None,
    )
    return changed(made, step_dates(made, sitting, presence))
