"""What the lines of minutes make: decisions in the register, tasks for those who owe something, kept in step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from sqlmodel import Session

from liaison_desk.domain.decisions import DecisionFields, Outcome
from liaison_desk.domain.fields import Fields
from liaison_desk.domain.meetings import MeetingFields, MinutesLine, MinutesLineKind
from liaison_desk.domain.minutes import is_writing_task, task_of_paper, task_values, writing_tasks
from liaison_desk.domain.records import Kind
from liaison_desk.domain.tasks import TaskFields, TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.store import meetings, records
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import RECORD_TABLES, Meeting, Row

FieldsType = TypeVar("FieldsType", bound=Fields)
_LONGEST = 500


def follow_lines(session: Session, meeting: Meeting, before: MeetingFields, after: MeetingFields) -> list[MinutesLine]:
    """Bring decisions and tasks in step with the lines of the minutes and return the lines with what they made.

    Only what a line changed changes in its task: what was changed there meanwhile stays. What a line no longer says
    goes to the bin.
    """
    officer = office_fields(session).officer_name
    known_tasks = {line.task_id: line for line in before.lines if line.task_id}
    known_decisions = {line.decision_id: line for line in before.lines if line.decision_id}
    kept: list[MinutesLine] = []
    for line in after.lines:
        task_id = decision_id = None
        if line.line_kind is MinutesLineKind.action:
            former = known_tasks.pop(line.task_id or "", None)
            task_id = _task(session, meeting, former, line, officer)
        elif line.line_kind is MinutesLineKind.decision:
            former = known_decisions.pop(line.decision_id or "", None)
            decision_id = _decision(session, meeting, (before, former), (after, line))
        kept.append(line.model_copy(update={"task_id": task_id, "decision_id": decision_id}))
    for kind, identifiers in ((Kind.task, known_tasks), (Kind.decision, known_decisions)):
        for identifier in identifiers:
            _put_away(session, kind, identifier)
    return kept


def plan_papers(session: Session, meeting: Meeting, fields: MeetingFields) -> None:
    """Make the tasks of writing what follows a meeting, once."""
    if not any(is_writing_task(task.title) for task in meetings.tasks_of(session, [meeting.id])):
        for task in writing_tasks(fields, meeting.id):
            records.create(session, Kind.task, task)


def papers_are_sent(session: Session, meeting: Meeting, papers: Sequence[str], day: date) -> None:
    """Say of the tasks of writing papers that they are done."""
    beginnings = tuple(task_of_paper(paper) for paper in papers)
    for task in meetings.tasks_of(session, [meeting.id]):
        if task.state is TaskState.to_do and task.title.startswith(beginnings):
            done = {"state": TaskState.done, "done_on": day}
            records.update(session, task, changed(records.fields_of(task, TaskFields), done))


def _task(session: Session, meeting: Meeting, former: MinutesLine | None, line: MinutesLine, officer: str) -> str:
    values = task_values(line, officer)
    row = _living(session, Kind.task, former.task_id if former else None)
    if row is None or former is None:
        fields = TaskFields(**values, unit=meeting.unit, meeting_id=meeting.id)
        return records.create(session, Kind.task, fields).id
    said = task_values(former, officer)
    _change(session, row, TaskFields, {name: value for name, value in values.items() if value != said[name]})
    return row.id


def _decision(
    session: Session,
    meeting: Meeting,
    former: tuple[MeetingFields, MinutesLine | None],
    now: tuple[MeetingFields, MinutesLine],
) -> str:
    values = _decision_values(*now)
    before, line = former
    row = _living(session, Kind.decision, line.decision_id if line else None)
    if row is None or line is None:
        fields = DecisionFields.model_validate({**values, "unit": meeting.unit, "meeting_id": meeting.id})
        return records.create(session, Kind.decision, fields).id
    said = _decision_values(before, line)
    _change(session, row, DecisionFields, {name: value for name, value in values.items() if value != said[name]})
    return row.id


def _decision_values(fields: MeetingFields, line: MinutesLine) -> dict[str, object]:
    """Return a decision as the register has it: the item it is about, what was decided in one line and in full."""
    words = " ".join(line.text.split())
    about = fields.items[min(line.item, len(fields.items) - 1)].title if fields.items else fields.title
    return {
        "subject": about,
        "outcome": Outcome.option,
        "chosen_option": words[:_LONGEST],
        "reason": line.text,
        "decided_on": fields.day,
        "decided_by": fields.title,
    }


def _change(session: Session, row: Row, fields_class: type[FieldsType], values: dict[str, object]) -> None:
    if values:
        records.update(session, row, changed(records.fields_of(row, fields_class), values))


def _living(session: Session, kind: Kind, identifier: str | None) -> Row | None:
    row = session.get(RECORD_TABLES[kind], identifier) if identifier else None
    return row if row is not None and row.deleted_at is None else None


def _put_away(session: Session, kind: Kind, identifier: str) -> None:
    row = _living(session, kind, identifier)
    if row is not None:
        records.put_in_bin(session, row)
