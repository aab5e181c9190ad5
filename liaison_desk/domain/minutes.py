"""Minutes of meetings: who owes an action, what may still change, when the papers are due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from liaison_desk.domain.folding import fold
from liaison_desk.domain.meetings import MeetingFields, MinutesLine, MinutesLineKind, MinutesState
from liaison_desk.domain.tasks import TaskFields, TaskOwner, TaskState
from liaison_desk.domain.working_days import add_working_days

RECORD_TASK = "Relevé de décisions à diffuser"
MINUTES_TASK = "Compte rendu à diffuser"
MINUTES_PAPER, RECORD_PAPER = "Compte rendu", "Relevé de décisions"
"""The papers a meeting makes, as they are named where they are sent."""

RECORD_WITHIN, MINUTES_WITHIN = 2, 5
"""Working days after the meeting (office targets, domain reference §1.5)."""

_REMARKS_WITHIN = timedelta(days=15)
_LONGEST_TITLE = 500
_OWNERS = {
    "moi": TaskOwner.officer,
    "djva": TaskOwner.djva,
    "deci": TaskOwner.deci,
    "cabinet": TaskOwner.cabinet,
}
_STILL_FREE = frozenset({"notes", "next_on", "engagement_id"})

USUAL_OWNERS = ("Moi", "DJVA", "DECI", "Cabinet")
"""Who owes most actions, as it is typed."""


@dataclass(frozen=True)
class EarlierAction:
    """An action of an earlier meeting of the series, as it stands today."""

    task_id: str
    title: str
    owner: str
    due_on: date | None
    state: TaskState
    done_on: date | None
    decided_on: date

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to do."""
        return self.state is TaskState.to_do


def owner_of(line: MinutesLine, officer_name: str) -> TaskOwner:
    """Return who owes the task an action makes; nobody named means the officer."""
    words = fold(line.owner)
    if line.owner_id:
        return TaskOwner.person
    if not words or (officer_name and words == fold(officer_name)):
        return TaskOwner.officer
    return _OWNERS.get(words, TaskOwner.person)


def is_officer(owner: str) -> bool:
    """Tell whether an owner typed is the officer herself (« moi »)."""
    return _OWNERS.get(fold(owner)) is TaskOwner.officer


def task_values(line: MinutesLine, officer_name: str) -> dict[str, Any]:
    """Return what a line says of its task."""
    owner = owner_of(line, officer_name)
    nameless = owner is TaskOwner.person and not line.owner_id
    return {
        "title": " ".join(line.text.split())[:_LONGEST_TITLE],
        "owner": owner,
        "owner_id": line.owner_id if owner is TaskOwner.person else None,
        "due_on": line.due_on,
        "notes": f"Responsable : {line.owner}" if nameless else "",
    }


def writing_tasks(fields: MeetingFields, meeting_id: str) -> list[TaskFields]:
    """Return the tasks that follow a meeting: its record of decisions, then its minutes."""
    return [
        TaskFields(
            title=f"{title} : {fields.title}"[:_LONGEST_TITLE],
            unit=fields.unit,
            effort=effort,
            due_on=add_working_days(fields.day, days),
            meeting_id=meeting_id,
        )
        for title, days, effort in ((RECORD_TASK, RECORD_WITHIN, 0.25), (MINUTES_TASK, MINUTES_WITHIN, 0.5))
    ]


def is_writing_task(title: str) -> bool:
    """Tell whether a task of a meeting is to write its papers, not to carry out what was decided."""
    return title.startswith((f"{RECORD_TASK} : ", f"{MINUTES_TASK} : "))


def task_of_paper(paper: str) -> str:
    """Return how the task of a paper begins."""
    return f"{RECORD_TASK if paper == RECORD_PAPER else MINUTES_TASK} : "


def remarks_by(fields: MeetingFields, today: date) -> date:
    """Return the day without remark before which the minutes are deemed approved."""
    return fields.remarks_by or today + _REMARKS_WITHIN


def changes_of_approved(before: MeetingFields, after: MeetingFields) -> list[str]:
    """Return the fields that change although the minutes are approved, which is to be refused."""
    if before.minutes_state is not MinutesState.approved:
        return []
    return [
        name
        for name in MeetingFields.model_fields
        if name not in _STILL_FREE and _told(before, name) != _told(after, name)
    ]


def what_is_said(lines: Sequence[MinutesLine]) -> list[MinutesLine]:
    """Return lines as they are read, without what was made of them nor what shows that it was done."""
    apart = {"evidence": "", "task_id": None, "decision_id": None}
    return [line.model_copy(update=apart) for line in lines]


def outcomes(fields: MeetingFields) -> Sequence[MinutesLine]:
    """Return the decisions and the actions, in the order of the agenda."""
    told = [line for line in fields.lines if line.line_kind is not MinutesLineKind.talk]
    return sorted(told, key=lambda line: line.item)


def lines_of_item(fields: MeetingFields, place: int) -> Sequence[MinutesLine]:
    """Return what was written under an item; what is under none of them goes with the last."""
    last = max(0, len(fields.items) - 1)
    return [line for line in fields.lines if min(line.item, last) == place]


def _told(fields: MeetingFields, name: str) -> Any:
    return what_is_said(fields.lines) if name == "lines" else getattr(fields, name)
