"""The meetings of the demonstration office, with the decisions and tasks their minutes make."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session

from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.records import Kind
from liaison_desk.domain.tasks import TaskFields, TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.services.minutes import follow_lines, papers_are_sent, plan_papers
from liaison_desk.store import meetings, records
from liaison_desk.store.tables import Meeting

if TYPE_CHECKING:
    from liaison_desk.demo.structure import DemoRecord


def fill(session: Session, entries: Sequence[DemoRecord[MeetingFields]], today: date) -> None:
    """Record meetings; what has its proof is done, and so are the papers sent."""
    rows = records.create_all(session, Kind.meeting, ((entry.id, entry.fields) for entry in entries))
    for row in rows:
        if isinstance(row, Meeting) and row.lines:
            _follow(session, row, today)


def _follow(session: Session, row: Meeting, today: date) -> None:
    fields = records.fields_of(row, MeetingFields)
    plan_papers(session, row, fields)
    lines = follow_lines(session, row, fields.model_copy(update={"lines": []}), fields)
    records.update(session, row, changed(fields, {"lines": [line.model_dump() for line in lines]}))
    for sending in fields.sendings:
        papers_are_sent(session, row, sending.papers, sending.sent_on)
    proved = {line.task_id for line in lines if line.evidence}
    for task in meetings.tasks_of(session, [row.id]):
        if task.id in proved:
            done = {"state": TaskState.done, "done_on": min(task.due_on or today, today)}
            records.update(session, task, changed(records.fields_of(task, TaskFields), done))
