"""The verbs of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.french import counted, full_date
from liaison_desk.domain.half_days import HalfDay, half_day_at
from liaison_desk.domain.lists import TaskRow
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.task_windows import TaskWindow
from liaison_desk.domain.tasks import TaskFields, TaskOwner, TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services import back_planning
from liaison_desk.services.clock import local_now, today
from liaison_desk.services.contributions import follow_contributions
from liaison_desk.services.records import RecordService
from liaison_desk.services.reminders import Reminder, reminder
from liaison_desk.services.report_tasks import follow_tasks
from liaison_desk.store import records, tasks
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Engagement, Partner, Row, Sitting, Task, new_id

_MOST = 100


class TaskService(RecordService[TaskFields, TaskRow]):
    """What can be done with tasks: do, drop, place, share out, ask again."""

    kind = Kind.task
    fields_class = TaskFields
    row_list = tasks.TASKS

    def add(self, fields: TaskFields, identifier: str | None = None) -> str:
        """Record a task and return its id; at a distance of an engagement, its due date is worked out."""
        with self.verb(f"Ajout : {fields.title}") as session:
            row = records.create(session, self.kind, self._settled(session, fields, None), identifier)
            follow_contributions(session, [row])
            return row.id

    def add_many(self, fields: TaskFields, count: int) -> list[str]:
        """Record so many tasks alike, numbered « 1/10 » and on, and return their ids."""
        if not 1 <= count <= _MOST:
            raise UserError("wrong_count", f"Indiquez un nombre de tâches entre 1 et {_MOST}.")
        with self.verb(f"Ajout : {fields.title} ({counted(count, 'tâche')})") as session:
            settled = self._settled(session, fields, None)
            numbered = [changed(settled, {"title": f"{fields.title} {rank}/{count}"}) for rank in range(1, count + 1)]
            rows = records.create_all(session, self.kind, [(new_id(), one) for one in numbered])
            follow_contributions(session, rows)
            return [row.id for row in rows]

    def edit(self, identifier: str, fields: TaskFields, version: int | None = None) -> None:
        """Make a task what the fields say; a due date changed by hand pins it."""
        with self.verb(f"Modification : {fields.title}") as session:
            row = _task(session, identifier)
            before = records.fields_of(row, TaskFields)
            records.update(session, row, self._settled(session, fields, before), version)
            follow_contributions(session, [row])

    def done(self, identifier: str) -> None:
        """It is done."""
        self._change("Tâche faite", [identifier], state=TaskState.done, state_reason="", done_on=today(self._clock))

    def reopen(self, identifier: str) -> None:
        """It is to do again; a step finds the due date its event gives it."""
        with self.verb("Tâche à refaire") as session:
            task = _task(session, identifier)
            values = {"state": TaskState.to_do, "state_reason": "", "done_on": None}
            tasks.change_all(session, [(task, values | self._due(session, task))])
            follow_contributions(session, [task])

    def drop(self, identifier: str, reason: str) -> None:
        """It will not be done; a reason is needed."""
        self.drop_all([identifier], reason)

    def drop_all(self, identifiers: Sequence[str], reason: str) -> None:
        """They will not be done, all for one reason."""
        if not reason.strip():
            raise UserError("reason_needed", "Indiquez pourquoi la tâche est abandonnée.")
        count = len(identifiers)
        sentence = "Tâche abandonnée" if count == 1 else f"Tâches abandonnées : {counted(count, 'tâche')}"
        self._change(sentence, identifiers, state=TaskState.dropped, state_reason=reason.strip())

    def place(self, identifier: str, day: date | None, afternoon: bool = False) -> None:
        """Put a task in a half-day, or let the desk propose one again (None); refuses one it cannot be done in."""
        with self.verb("Tâche placée" if day else "Tâche replacée par le bureau") as session:
            task = _task(session, identifier)
            if day:
                self._check_fits(session, task, HalfDay(day, afternoon))
            values = {"planned_on": day, "planned_afternoon": afternoon if day else False}
            tasks.change_all(session, [(task, values)])

    def pin(self, identifier: str, pinned: bool) -> None:
        """Have a step stay where it is when its event moves, or follow it again."""
        with self.verb("Échéance épinglée" if pinned else "Échéance libérée") as session:
            task = _task(session, identifier)
            due = {} if pinned else self._due(session, records.fields_of(task, TaskFields), pinned=False)
            tasks.change_all(session, [(task, {"pinned": pinned, **due})])

    def shorten(self, identifiers: Sequence[str]) -> None:
        """Do tasks in their short form; refuses those that have none."""
        with self.verb(f"Forme courte : {counted(len(identifiers), 'tâche')}") as session:
            found = [_task(session, identifier) for identifier in identifiers]
            if any(task.short_effort is None for task in found):
                raise UserError(
                    "no_short_form", "Une de ces tâches n'a pas de forme courte : indiquez d'abord sa durée."
                )
            tasks.change_all(session, [(task, {"is_short": True}) for task in found])
            follow_tasks(session, found)

    def delegate(self, identifiers: Sequence[str], owner: TaskOwner) -> None:
        """Have somebody else owe tasks."""
        if owner is TaskOwner.officer:
            raise UserError("owner_needed", "Choisissez à qui confier ces tâches.")
        sentence = f"Tâches confiées : {counted(len(identifiers), 'tâche')}"
        self._change(sentence, identifiers, owner=owner, planned_on=None, planned_afternoon=False)

    def plan(self, engagement_id: str) -> None:
        """Make the steps of an engagement that has none yet."""
        with self.verb("Préparation planifiée") as session:
            row = records.find(session, Kind.engagement, engagement_id)
            if isinstance(row, Engagement):
                back_planning.plan(session, row, today(self._clock))

    def reminder(self, identifier: str) -> Reminder:
        """Return the message that asks somebody again for what they owe."""
        with self._database.reading() as session:
            task = _task(session, identifier)
            if task.is_hers:
                raise UserError("nobody_owes_it", "Cette tâche est la vôtre : il n'y a personne à relancer.")
            engagement = session.get(Engagement, task.engagement_id) if task.engagement_id else None
            owner_id = task.owner_id or (engagement.host_id if engagement and task.owner is TaskOwner.host else None)
            owner = session.get(Partner, owner_id) if owner_id else None
            sitting = session.get(Sitting, task.sitting_id) if task.sitting_id else None
            for_sitting = records.fields_of(sitting, SittingFields) if sitting else None
            return reminder(
                records.fields_of(task, TaskFields),
                records.fields_of(engagement, EngagementFields) if engagement else for_sitting,
                office_fields(session),
                owner.email if owner else "",
                today(self._clock),
            )

    def mark_reminded(self, identifier: str) -> None:
        """A reminder was sent today."""
        self._change("Relance envoyée", [identifier], reminded_on=today(self._clock))

    def _after_delete(self, session: Session, row: Row) -> None:
        follow_contributions(session, [row])

    def _after_restore(self, session: Session, row: Row) -> None:
        follow_contributions(session, [row])

    def _change(self, sentence: str, identifiers: Sequence[str], **values: Any) -> None:
        with self.verb(sentence) as session:
            found = [_task(session, identifier) for identifier in identifiers]
            tasks.change_all(session, [(task, values) for task in found])
            follow_tasks(session, found)
            follow_contributions(session, found)

    def _settled(self, session: Session, fields: TaskFields, before: TaskFields | None) -> TaskFields:
        """Return fields with what follows from them: the due date of a step, the day it was done.

        Raises UserError when they put the task in a half-day it cannot be done in.
        """
        chosen = _chosen(fields)
        if chosen and fields.state is TaskState.to_do and chosen != _chosen(before):
            self._check_fits(session, fields, chosen)
        values: dict[str, Any] = {}
        if fields.state is TaskState.done and fields.done_on is None:
            values["done_on"] = today(self._clock)
        if fields.state is not TaskState.done:
            values["done_on"] = None
        due = self._due(session, fields, pinned=fields.pinned)
        given = (fields.due_on, fields.due_afternoon)
        kept = (before.due_on, before.due_afternoon) if before else (None, fields.due_afternoon)
        if due and fields.due_on and given != kept and given != (due["due_on"], due["due_afternoon"]):
            return changed(fields, {**values, "pinned": True})
        follows = before is None or _place(before) != _place(fields) or fields.due_on is None
        return changed(fields, {**values, **(due if follows else {})})

    def _due(self, session: Session, fields: TaskFields, *, pinned: bool | None = None) -> dict[str, Any]:
        """Return the due date its event or its sitting gives a step, nothing when it has none or is pinned."""
        day = _day_prepared(session, fields)
        if day is None or (fields.pinned if pinned is None else pinned):
            return {}
        return back_planning.due_of(fields, day, Presence.of(office_fields(session)))

    def _check_fits(self, session: Session, task: Task | TaskFields, half: HalfDay) -> None:
        if not task.is_hers:
            raise UserError("not_hers", "Cette tâche revient à quelqu'un d'autre : elle ne prend pas votre temps.")
        where = f"{half.label} ({full_date(half.day)})"
        if half < half_day_at(local_now(self._clock)):
            raise UserError("half_day_past", f"Cette demi-journée est passée : {where}.")
        if not Presence.of(office_fields(session)).is_worked(half):
            raise UserError("half_day_off", f"Vous n'êtes pas là {where} : choisissez une demi-journée de présence.")
        event = session.get(Engagement, task.engagement_id) if task.engagement_id else None
        window = TaskWindow(
            task.due_on,
            task.due_afternoon,
            task.available_on,
            event and event.starts_at,
            task.distance,
        )
        current = half_day_at(local_now(self._clock))
        if not window.is_late(current) and not window.allows(half):
            raise UserError("out_of_time", f"Cette tâche ne peut pas se faire {where} : voyez son échéance.")


def _day_prepared(session: Session, fields: Task | TaskFields) -> date | None:
    """Return the day a task prepares, from which the distance of a step is counted."""
    event = session.get(Engagement, fields.engagement_id) if fields.engagement_id else None
    if event is not None:
        return event.starts_at.date()
    sitting = session.get(Sitting, fields.sitting_id) if fields.sitting_id else None
    return sitting.held_on if sitting else None


def _task(session: Session, identifier: str) -> Task:
    row = records.find(session, Kind.task, identifier)
    if not isinstance(row, Task):
        raise TypeError(row.id)
    return row


def _chosen(fields: TaskFields | None) -> HalfDay | None:
    return HalfDay(fields.planned_on, fields.planned_afternoon) if fields and fields.planned_on else None


def _place(fields: TaskFields) -> tuple[Any, ...]:
    return (fields.engagement_id, fields.sitting_id, fields.distance, fields.distance_unit, fields.pinned)
