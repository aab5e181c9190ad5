"""Beside the half-days: what others owe, what has no date, what found no room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal, SignalInstance
from PySide6.QtWidgets import QSizePolicy, QWidget

from liaison_desk.domain.efforts import half_days_words
from liaison_desk.domain.french import short_date
from liaison_desk.services.week_plan import PlannedTask, WeekPlan
from liaison_desk.ui.theme.tokens import COMPACT_HEIGHT, Tone
from liaison_desk.ui.week import words
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card, SectionTitle
from liaison_desk.ui.widgets.chip import ChipLook
from liaison_desk.ui.widgets.dress import row
from liaison_desk.ui.widgets.task_line_model import TaskLine
from liaison_desk.ui.widgets.task_lines import TaskLines


class TaskList(Card):
    """One list under its title; it takes no room when there is nothing."""

    def __init__(
        self,
        title: str,
        detail: Callable[[PlannedTask, date], str],
        parent: QWidget | None = None,
        *,
        draggable: bool = False,
    ) -> None:
        super().__init__(parent, margins=8)
        self._detail = detail
        self._shown: dict[str, PlannedTask] = {}
        self.title = SectionTitle(title)
        self.title.line.setContentsMargins(6, 0, 2, 0)
        self.title.setMinimumHeight(COMPACT_HEIGHT)
        self.lines = TaskLines(title, draggable=draggable)
        self.body.setSpacing(4)
        self.body.addWidget(self.title)
        self.body.addWidget(self.lines, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def show_tasks(self, tasks: Sequence[PlannedTask], now: date) -> None:
        """Show tasks."""
        self._shown = {task.id: task for task in tasks}
        self.title.set_remark(str(len(tasks)))
        self.lines.show_lines([line_of(task, now, self._detail(task, now)) for task in tasks])
        self.setVisible(bool(tasks))

    def task(self, identifier: str) -> PlannedTask | None:
        """Return a task shown."""
        return self._shown.get(identifier)

    def wished_height(self) -> int:
        """Return the height that shows every line."""
        return self.title.sizeHint().height() + self.lines.sizeHint().height() + 22


class SideLists(QWidget):
    """`opened`, `done`, `drop_asked` and `pointed` give a PlannedTask, `menu_requested` the place of the menu.

    `remind_asked` gives the id of the task whose owner is asked again.
    """

    opened = Signal(object)
    done = Signal(object)
    drop_asked = Signal(object)
    pointed = Signal(object)
    menu_requested = Signal(QPoint)
    remind_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.owed = TaskList(self.tr("Attendu des autres"), _owed_detail)
        self.remind_button = button(self.tr("Relancer…"), self._on_remind, compact=True, meaning="email")
        self.remind_button.setToolTip(self.tr("Préparer le message pour la tâche choisie (Ctrl+R)"))
        self.owed.title.add_action(self.remind_button)
        self.unplaced = TaskList(self.tr("À replacer"), _left_detail, draggable=True)
        self.undated = TaskList(self.tr("Sans date"), _left_detail, draggable=True)
        self.setLayout(row(*self.lists(), spacing=12))
        for one in self.lists():
            self._connect(one)

    def lists(self) -> tuple[TaskList, ...]:
        """Return the lists, in order."""
        return (self.owed, self.unplaced, self.undated)

    def show_plan(self, plan: WeekPlan, now: date) -> None:
        """Show what stands beside the half-days of a week."""
        for shown, tasks in zip(self.lists(), (plan.owed, plan.unplaced, plan.undated), strict=True):
            shown.show_tasks(tasks, now)
        self.setVisible(bool(plan.owed or plan.unplaced or plan.undated))

    def current(self) -> PlannedTask | None:
        """Return the task the keyboard is on."""
        for one in self.lists():
            if one.lines.hasFocus():
                return one.task(one.lines.current())
        return None

    def focus_on(self, identifier: str) -> bool:
        """Bring the keyboard to a task and tell whether it is shown."""
        return any(one.task(identifier) is not None and one.lines.focus_on(identifier) for one in self.lists())

    def wished_height(self) -> int:
        """Return the height that shows every line."""
        return max((one.wished_height() for one in self.lists() if one.isVisibleTo(self)), default=0)

    def _on_remind(self) -> None:
        """Ask again for what the line pointed at is about, the first one otherwise."""
        lines = self.owed.lines
        self.remind_asked.emit(lines.current() or lines.lines()[0].id)

    def _connect(self, shown: TaskList) -> None:
        def passed_on(signal: SignalInstance) -> Callable[[str], None]:
            def emit(identifier: str) -> None:
                signal.emit(shown.task(identifier))

            return emit

        def ask_menu(_identifier: str, where: QPoint) -> None:
            self.menu_requested.emit(where)

        lines = shown.lines
        lines.opened.connect(passed_on(self.opened))
        lines.done.connect(passed_on(self.done))
        lines.drop_asked.connect(passed_on(self.drop_asked))
        lines.pointed.connect(passed_on(self.pointed))
        lines.menu_requested.connect(ask_menu)


def line_of(task: PlannedTask, now: date, detail: str = "") -> TaskLine:
    """Return a task as a line."""
    dated = words.due(task, now)
    chip = ChipLook(words.late(), Tone.red, "late") if task.late else None
    return TaskLine(task.id, task.title, detail, dated, chip=chip)


def _owed_detail(task: PlannedTask, now: date) -> str:
    reminded = task.reminded_on
    last = words.reminded(short_date(reminded, now)) if reminded else ""
    return " · ".join(filter(None, (words.owner(task), last, task.about_label)))


def _left_detail(task: PlannedTask, _now: date) -> str:
    return " · ".join(filter(None, (half_days_words(task.effort), task.about_label)))
