"""The synthesis each report asks for, as tasks that follow the report and its sitting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session

from liaison_desk.domain.council_reports import CouncilReportFields, SynthesisForm
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.records import Kind
from liaison_desk.domain.report_syntheses import EFFORT, SHORT_EFFORT
from liaison_desk.domain.sittings import SittingFields, SittingState
from liaison_desk.domain.tasks import TaskFields, TaskOwner, TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.domain.working_days import add_working_days
from liaison_desk.services.report_steps import begin_sitting, follow_carried, follow_name, step_dates
from liaison_desk.store import council_reports, records, sittings, tasks
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import CouncilReport, Sitting, Task, new_id

AWAITED = "Synthèse d'un rapport attendu"
CALLED_OFF = "Séance annulée"
IN_THE_BIN = "Mis à la corbeille"
WITHDRAWN = "Rapport retiré de la séance"
_FORM_DROPPED = "Sans synthèse"
_OWNERS = {"DJVA": TaskOwner.djva, "DECI": TaskOwner.deci}
_NAMES = {owner: name for name, owner in _OWNERS.items()}


def follow_sitting(session: Session, row: Sitting, before: SittingFields | None, day: date) -> None:
    """Bring the tasks of a sitting in step with its date, its state and the reports it expects."""
    now = records.fields_of(row, SittingFields)
    if now.state is SittingState.cancelled:
        leave_off(session, sittings.open_tasks(session, row.id), CALLED_OFF)
        return
    if before is not None and before.state is SittingState.cancelled:
        take_up(session, row, sittings.tasks_of(session, row.id), CALLED_OFF)
    if before is not None and (before.held_on, before.engagement_id) != (now.held_on, now.engagement_id):
        for task in sittings.open_tasks(session, row.id):
            if not task.pinned:
                records.update(session, task, _placed(session, records.fields_of(task, TaskFields), row))
    if now.state is not SittingState.held:
        if before is None or before.body is not now.body:
            begin_sitting(session, row, day)
            for report in council_reports.of_sitting(session, row.id):
                follow_carried(session, row, report, day)
        _await(session, row)


def leave_off(session: Session, found: Sequence[Task], reason: str) -> None:
    """Drop what is still to do among tasks, for a reason under which they may be taken up again."""
    _change(
        session,
        [task for task in found if task.state is TaskState.to_do],
        state=TaskState.dropped,
        state_reason=reason,
    )


def take_up(session: Session, sitting: Sitting, found: Sequence[Task], *reasons: str) -> None:
    """Have tasks left off for these reasons be to do again for a sitting, which may have moved or been called off."""
    for task in (one for one in found if one.state_reason in reasons):
        again = changed(records.fields_of(task, TaskFields), {"state": TaskState.to_do, "state_reason": ""})
        records.update(session, task, again if task.pinned else _placed(session, again, sitting))
    if sitting.state is SittingState.cancelled:
        leave_off(session, found, CALLED_OFF)


def give_tasks(session: Session, sitting: Sitting, reports: Sequence[CouncilReport], day: date) -> list[str]:
    """Give each report its synthesis to write, and return the ids; those awaited are taken first.

    One the official carries has the steps of its back-plan too.

    What was decided of an awaited one (short form, handed over) holds for the report that takes it.
    """
    awaited = list(_awaited(session, sitting.id))
    made: list[str] = []
    for report in reports:
        if awaited:
            task = awaited.pop(0)
            fields = changed(records.fields_of(task, TaskFields), {"council_report_id": report.id, "unit": report.unit})
            records.update(session, task, changed(fields, {"title": _title(report)}))
            follow_tasks(session, [task])
            made.append(task.id)
        else:
            made.append(_make(session, sitting, report).id)
        follow_carried(session, sitting, report, day)
    _await(session, sitting)
    return made


def follow_report(session: Session, report: CouncilReport, before: CouncilReportFields, day: date) -> None:
    """Bring the tasks of a report in step with its sitting, its name, who carries it and the form of its synthesis."""
    sitting = session.get(Sitting, report.sitting_id) if report.sitting_id else None
    if before.sitting_id != report.sitting_id:
        _follow_to(session, report, sitting)
    if sitting is None or sitting.state in {SittingState.held, SittingState.cancelled}:
        return
    follow_name(session, sitting, report, before)
    follow_carried(session, sitting, report, day)
    own = [task for task in sittings.tasks_of_report(session, report.id) if task.distance is None]
    if not own:
        _make(session, sitting, report)
    for task in own:
        if task.state is not TaskState.done:
            fields = records.fields_of(task, TaskFields)
            records.update(session, task, _placed(session, changed(fields, _as_form(report)), sitting))


def _follow_to(session: Session, report: CouncilReport, sitting: Sitting | None) -> None:
    """Have the tasks of a report go with it to another sitting, or be left off when it goes to none."""
    own = sittings.tasks_of_report(session, report.id)
    if sitting is None:
        leave_off(session, own, WITHDRAWN)
        return
    for task in own:
        fields = changed(records.fields_of(task, TaskFields), {"sitting_id": sitting.id})
        is_open = task.state is TaskState.to_do and not task.pinned
        records.update(session, task, _placed(session, fields, sitting) if is_open else fields)
    take_up(session, sitting, own, WITHDRAWN)
    _await(session, sitting)


def close_synthesis(session: Session, briefing_id: str, day: date) -> None:
    """Say done the synthesis a note is, once that note is validated."""
    _change(session, sittings.open_syntheses(session, briefing_id), state=TaskState.done, done_on=day)


def follow_tasks(session: Session, found: Sequence[Task]) -> None:
    """Say of reports what was decided of their tasks: the short form, who writes them."""
    for task in found:
        report = session.get(CouncilReport, task.council_report_id) if task.council_report_id else None
        if report is None or report.deleted_at is not None or task.distance is not None:
            continue
        form, name = _form_of(task)
        fields = records.fields_of(report, CouncilReportFields)
        if task.state is not TaskState.done:
            records.update(session, report, changed(fields, {"synthesis_form": form, "delegated_to": name}))


def _form_of(task: Task) -> tuple[SynthesisForm, str]:
    if task.state is TaskState.dropped:
        return SynthesisForm.none, ""
    if task.owner is not TaskOwner.officer:
        return SynthesisForm.delegated, _NAMES.get(task.owner, "")
    return (SynthesisForm.short if task.is_short else SynthesisForm.full), ""


def _as_form(report: CouncilReport) -> dict[str, Any]:
    is_dropped = report.synthesis_form is SynthesisForm.none
    return {
        "title": _title(report),
        "unit": report.unit,
        "is_short": report.synthesis_form is SynthesisForm.short,
        "owner": _owner_of(report),
        "state": TaskState.dropped if is_dropped else TaskState.to_do,
        "state_reason": _FORM_DROPPED if is_dropped else "",
    }


def _owner_of(report: CouncilReport) -> TaskOwner:
    if report.synthesis_form is not SynthesisForm.delegated:
        return TaskOwner.officer
    return _OWNERS.get(report.delegated_to.upper(), TaskOwner.deci if report.unit is Unit.deci else TaskOwner.djva)


def _make(session: Session, sitting: Sitting, report: CouncilReport) -> Task:
    fields = changed(_blank(sitting, _title(report)), {"council_report_id": report.id, **_as_form(report)})
    return _task(records.create(session, Kind.task, _placed(session, fields, sitting)))


def _title(report: CouncilReport) -> str:
    number = f" {report.number}" if report.number else ""
    return f"Synthèse du rapport{number} : {report.title}"[:500]


def _blank(sitting: Sitting, title: str) -> TaskFields:
    expected = sitting.reports_expected_on
    return TaskFields(
        title=title,
        effort=EFFORT,
        short_effort=SHORT_EFFORT,
        available_on=expected if expected and expected < sitting.held_on else None,
        due_on=sitting.held_on,
        sitting_id=sitting.id,
        engagement_id=sitting.engagement_id,
    )


def _placed(session: Session, fields: TaskFields, sitting: Sitting) -> TaskFields:
    """Return a task due for its sitting: a step at its distance, what somebody else writes the working day before."""
    if fields.distance is not None:
        return changed(fields, step_dates(fields, sitting, Presence.of(office_fields(session))))
    day = sitting.held_on if fields.is_hers else add_working_days(sitting.held_on, -1)
    opens = fields.available_on if fields.available_on and fields.available_on <= day else None
    chosen = fields.planned_on if fields.is_hers and fields.planned_on and fields.planned_on < day else None
    values = {"due_on": day, "available_on": opens, "planned_on": chosen, "engagement_id": sitting.engagement_id}
    return changed(fields, values)


def _await(session: Session, sitting: Sitting) -> None:
    """Have as many syntheses awaited as reports are still expected."""
    arrived = len(council_reports.of_sitting(session, sitting.id))
    wanted = max(0, sitting.reports_expected - arrived)
    awaited = _awaited(session, sitting.id)
    for task in awaited[wanted:]:
        records.put_in_bin(session, task)
    expected = sitting.reports_expected_on
    for task in awaited[:wanted]:
        if expected and task.available_on != expected and task.due_on and expected <= task.due_on:
            records.update(session, task, changed(records.fields_of(task, TaskFields), {"available_on": expected}))
    first = arrived + len(awaited) + 1
    made = [
        _blank(sitting, f"{AWAITED} ({rank}/{sitting.reports_expected}) : {sitting.title}")
        for rank in range(first, arrived + wanted + 1)
    ]
    if made:
        records.create_all(session, Kind.task, [(new_id(), one) for one in made])


def _awaited(session: Session, sitting_id: str) -> list[Task]:
    """Return the syntheses of reports that did not come yet."""
    found = sittings.open_tasks(session, sitting_id)
    return [task for task in found if task.council_report_id is None and task.title.startswith(AWAITED)]


def _change(session: Session, found: Sequence[Task], **values: Any) -> None:
    tasks.change_all(session, [(task, values) for task in found])


def _task(row: object) -> Task:
    if not isinstance(row, Task):
        raise TypeError(type(row).__name__)
    return row
