"""Does what the page asks with tasks; each verb is told, with what takes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import counted
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.labels import label
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.errors import NotFound
from liaison_desk.services.tasks import TaskService
from liaison_desk.services.today_sheet import HalfDayState
from liaison_desk.services.week_plan import PlannedTask, Remedy, RemedyKind, WeekPlan
from liaison_desk.ui.record_form import parsers
from liaison_desk.ui.session import Session
from liaison_desk.ui.week import dialogs, words
from liaison_desk.ui.week.reminder_dialog import ReminderDialog
from liaison_desk.ui.widgets.task_line_model import TaskLine

_DAY = timedelta(days=1)


class TaskDoing(QObject):
    """`moved` gives the id of a task and the half-day it was put in."""

    moved = Signal(str, object)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page

    def done(self, task: PlannedTask) -> None:
        """It is done."""
        self._attempt(lambda: self._tasks.done(task.id), self.tr("Fait : {title}").format(title=task.title))

    def place(self, identifier: str, title: str, half: HalfDay) -> None:
        """Put a task in a half-day."""
        told = self.tr("« {title} » : {half}").format(title=title, half=words.half_day_words(half))
        if self._attempt(lambda: self._tasks.place(identifier, half.day, half.afternoon), told):
            self.moved.emit(identifier, half)

    def step(self, task: PlannedTask, half: HalfDay, by: int, plan: WeekPlan) -> None:
        """Put a task in a worked half-day before or after, in another week when this one is over."""
        worked = [one.half_day for one in plan.half_days if one.state is HalfDayState.worked]
        place = worked.index(half) + by if half in worked else -1
        if 0 <= place < len(worked):
            found: HalfDay | None = worked[place]
        else:
            presence = self._session.desk.settings.presence()
            sunday = plan.monday + 6 * _DAY
            found = presence.nth_after(sunday, 1) if by > 0 else presence.last_before(plan.monday)
        if found is not None:
            self.place(task.id, task.title, found)

    def propose(self, task: PlannedTask) -> None:
        """Let the desk choose the half-day again."""
        told = self.tr("« {title} » rendue à la proposition").format(title=task.title)
        self._attempt(lambda: self._tasks.place(task.id, None), told)

    def pin(self, task: PlannedTask) -> None:
        """Have a task stay when its event moves, or follow it again."""
        words_of = self.tr("« {title} » ne suit plus") if not task.pinned else self.tr("« {title} » suit de nouveau")
        self._attempt(lambda: self._tasks.pin(task.id, not task.pinned), words_of.format(title=task.title))

    def shorten(self, identifiers: Sequence[str]) -> None:
        """Do tasks in their short form."""
        told = self.tr("{tasks} en forme courte").format(tasks=self._counted(identifiers))
        self._attempt(lambda: self._tasks.shorten(list(identifiers)), told)

    def delete(self, task: PlannedTask) -> None:
        """Put a task in the bin."""
        told = self.tr("« {title} » mise à la corbeille").format(title=task.title)
        self._attempt(lambda: self._tasks.delete(task.id), told)

    def ask_place(self, task: PlannedTask, half: HalfDay | None) -> None:
        """Ask in which half-day."""

        def told(value: object) -> None:
            if isinstance(value, HalfDay):
                self.place(task.id, task.title, value)

        dialogs.place_dialog(task.title, half, parsers(self._session), told, self._page).open()

    def ask_delegate(self, lines: Sequence[TaskLine]) -> None:
        """Ask who takes tasks over."""

        def told(identifiers: list[str], owner: object) -> None:
            if isinstance(owner, TaskOwner):
                sentence = self.tr("{owner} : {tasks} à attendre").format(
                    owner=label(owner), tasks=self._counted(identifiers)
                )
                self._attempt(lambda: self._tasks.delegate(identifiers, owner), sentence)

        dialogs.delegate_dialog(lines, self._usual_owner(lines), told, self._page).open()

    def ask_drop(self, lines: Sequence[TaskLine]) -> None:
        """Ask why tasks will not be done."""

        def told(identifiers: list[str], reason: object) -> None:
            sentence = self.tr("Abandon : {tasks}").format(tasks=self._counted(identifiers))
            self._attempt(lambda: self._tasks.drop_all(identifiers, str(reason)), sentence)

        dialogs.drop_dialog(lines, told, self._page).open()

    def ask_reminder(self, identifier: str) -> None:
        """Show the message that asks again for what a task is about."""
        reminder = self._session.attempt(lambda: self._tasks.reminder(identifier))
        if reminder is None:
            return
        fields = self._tasks.sheet(identifier).fields
        named = self._session.desk.partners.sheet(fields.owner_id).label if fields.owner_id else ""

        def sent() -> None:
            told = self.tr("Relance notée : {who}").format(who=named or label(fields.owner))
            self._attempt(lambda: self._tasks.mark_reminded(identifier), told)

        ReminderDialog(reminder, words.whom(fields.owner, named), sent, self._page).open()

    def remedy(self, found: Remedy, plan: WeekPlan) -> None:
        """Make room: at once for the short form, else after the question."""
        if found.kind is RemedyKind.shorten:
            self.shorten(found.task_ids)
            return
        lines = self._lines(found.task_ids, plan)
        if lines and found.kind is RemedyKind.delegate:
            self.ask_delegate(lines)
        elif lines:
            self.ask_drop(lines)

    @property
    def _tasks(self) -> TaskService:
        return self._session.desk.tasks

    def _attempt(self, verb: Callable[[], object], sentence: str) -> bool:
        return self._session.attempt(lambda: (verb(), True)[1], sentence) is True

    def _counted(self, identifiers: Sequence[str]) -> str:
        return counted(len(identifiers), self.tr("tâche"), self.tr("tâches"))

    def _lines(self, identifiers: Sequence[str], plan: WeekPlan) -> list[TaskLine]:
        """Return tasks as lines: those of the week as they are known, the others by their title."""
        known = {task.id: task for half in plan.half_days for task in half.tasks}
        known |= {task.id: task for task in (*plan.unplaced, *plan.undated)}
        found: list[TaskLine] = []
        for identifier in identifiers:
            if identifier in known:
                task = known[identifier]
                found.append(TaskLine(identifier, task.title, task.about_label, words.due(task, plan.monday)))
                continue
            try:
                found.append(TaskLine(identifier, self._tasks.sheet(identifier).label))
            except NotFound:
                continue
        return found

    def _usual_owner(self, lines: Sequence[TaskLine]) -> TaskOwner:
        """Return the unit most likely to take tasks over."""
        units = {self._tasks.sheet(line.id).fields.unit for line in lines}
        return TaskOwner.deci if units == {Unit.deci} else TaskOwner.djva
