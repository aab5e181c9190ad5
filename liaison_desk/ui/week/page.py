"""« Ma semaine »: half-days as columns, what is to do in each, what does not fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from liaison_desk.domain.half_days import HalfDay, half_day_at, monday_of
from liaison_desk.domain.lists import EngagementRow, ListQuery
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.services.clock import local_now, today
from liaison_desk.services.today_sheet import HalfDayState
from liaison_desk.services.week_plan import PlannedTask, WeekPlan
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.session import Session
from liaison_desk.ui.week.board import WeekBoard
from liaison_desk.ui.week.doing import TaskDoing
from liaison_desk.ui.week.form_page import TaskForm
from liaison_desk.ui.week.overloads import OverloadBanner
from liaison_desk.ui.week.side_lists import SideLists, line_of
from liaison_desk.ui.week.verbs import WeekVerbs
from liaison_desk.ui.week.week_bar import WeekBar
from liaison_desk.ui.widgets.dress import column

_CONCERNED = frozenset({Kind.task, Kind.engagement, Kind.letter, Kind.briefing})
_LEAST_SIDE = 112
_SIDE_SHARE = 0.25


class WeekPage(QWidget):
    """Reads one plan and shows it; everything done here is told and can be taken back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._monday = monday_of(self._today())
        self._plan: WeekPlan | None = None
        self._read_in = self._current()
        self._task: PlannedTask | None = None
        self._is_entered = False
        self.verbs = WeekVerbs(self)
        self._doing = TaskDoing(session, self)
        self._build()
        self._lay_out()
        self._connect()

    def show_record(self, identifier: str) -> None:
        """Point at a task in its week; open it when no week shows it."""
        sheet = self._session.attempt(lambda: self._session.desk.tasks.sheet(identifier))
        if sheet is None:
            return
        self._leave_form()
        for day in (sheet.fields.planned_on or sheet.fields.due_on or self._today(), self._today()):
            self.show_week(day)
            if self._focus_on(identifier):
                return
        self._open(identifier)

    def create(self) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # every page has it, none makes a native window
        """Type a new task."""
        self.create_from({})

    def create_from(self, values: Mapping[str, Any]) -> None:
        """Type a new task that starts from values of its fields."""
        self._leave_form()
        self.form.begin(None, values)
        self._stack.setCurrentWidget(self.form)

    def remind(self, identifier: str) -> None:
        """Point at a task somebody else owes, and prepare the message that asks for it again."""
        self.show_record(identifier)
        self._doing.ask_reminder(identifier)

    def show_week(self, day: date) -> None:
        """Show the week of a day."""
        self._monday = monday_of(day)
        self.refresh()

    def refresh(self) -> None:
        """Read the plan again and show it."""
        plan = self._plan = self._session.desk.planning.week(self._monday)
        self._read_in = self._current()
        now = self._today()
        self.setUpdatesEnabled(False)
        self.bar.show_plan(plan)
        self.overloads.show_overloads(plan.overloads)
        self.board.show_half_days(plan.half_days, now)
        self.side.show_plan(plan, now)
        self._share_height()
        self._on_pointed(self.board.current() or self.side.current())
        self.setUpdatesEnabled(True)

    def page_actions(self) -> list[QAction]:
        """Return the actions of this page."""
        return self.verbs.all()

    def count_waiting(self) -> int:
        """Return how many tasks are to do before the end of this week."""
        return self._session.desk.tasks.count(ListQuery(saved_filter="mine this_week"))

    def regions(self) -> list[QWidget]:
        """Return the parts F6 goes through."""
        if self._stack.currentWidget() is self.form:
            return [self.form]
        return [part for part in (self.bar, self.overloads, self.board, self.side) if part.isVisibleTo(self)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def showEvent(self, event: QShowEvent) -> None:
        if self._plan is not None and self._read_in != self._current():
            self.refresh()
        super().showEvent(event)
        if not self._is_entered:
            self._is_entered = True
            self._enter()

    def _build(self) -> None:
        self.bar = WeekBar(self.verbs)
        self.overloads = OverloadBanner()
        self.board = WeekBoard()
        self.side = SideLists()
        self.form = TaskForm(self._session)
        self._stack = QStackedWidget()

    def _lay_out(self) -> None:
        self._week = QWidget()
        layout = column(self.bar, self.overloads, self.board, self.side, spacing=14)
        layout.setStretch(2, 1)
        self._week.setLayout(layout)
        self._stack.addWidget(self._week)
        self._stack.addWidget(self.form)
        self.setLayout(column(self._stack))

    def _connect(self) -> None:
        verbs, doing = self.verbs, self._doing
        self.overloads.remedied.connect(self._on_remedied)
        for shown in (self.board, self.side):
            shown.opened.connect(self._on_opened)
            shown.done.connect(self._on_done)
            shown.drop_asked.connect(self._on_drop_asked)
            shown.pointed.connect(self._on_pointed)
        self.board.stepped.connect(self._on_stepped)
        self.board.placed.connect(self._on_placed)
        self.board.menu_requested.connect(self._on_board_menu)
        self.side.menu_requested.connect(self._on_menu)
        self.side.remind_asked.connect(doing.ask_reminder)
        doing.moved.connect(self._on_moved)
        self.form.saved.connect(self._on_saved)
        self.form.given_up.connect(self._leave)
        verbs.create.triggered.connect(lambda: self.create())
        verbs.previous.triggered.connect(lambda: self.show_week(self._monday - timedelta(days=7)))
        verbs.next.triggered.connect(lambda: self.show_week(self._monday + timedelta(days=7)))
        verbs.today.triggered.connect(lambda: self.show_week(self._today()))
        for action, act in self._acts():
            action.triggered.connect(partial(self._act, act))
        self.addActions(self.page_actions())
        Freshness(self._session, self, _CONCERNED, self.refresh).ensure()
        self._on_pointed(None)

    def _acts(self) -> tuple[tuple[QAction, Callable[[PlannedTask], object]], ...]:
        """Return what each action does with the task pointed at."""
        verbs, doing = self.verbs, self._doing

        def shorten(task: PlannedTask) -> None:
            doing.shorten([task.id])

        def delegate(task: PlannedTask) -> None:
            doing.ask_delegate([line_of(task, self._today())])

        def remind(task: PlannedTask) -> None:
            doing.ask_reminder(task.id)

        def place(task: PlannedTask) -> None:
            doing.ask_place(task, self.board.current_half_day())

        return (
            (verbs.open, self._on_opened), (verbs.done, doing.done), (verbs.place, place),
            (verbs.propose, doing.propose), (verbs.pin, doing.pin), (verbs.shorten, shorten),
            (verbs.delegate, delegate), (verbs.remind, remind), (verbs.drop, self._on_drop_asked),
            (verbs.delete, doing.delete), (verbs.open_about, self._open_about),
        )  # fmt: skip

    def _act(self, act: Callable[[PlannedTask], object], _checked: bool = False) -> None:
        if self._task is not None:
            act(self._task)

    def _on_pointed(self, pointed: object) -> None:
        self._task = pointed if isinstance(pointed, PlannedTask) else None
        about = self._task.about.kind if self._task and self._task.about else None
        named = {
            Kind.letter: self.tr("Ouvrir le co&urrier"), Kind.briefing: self.tr("Ouvrir la n&ote"),
        }.get(about or Kind.engagement, self.tr("O&uvrir l'engagement"))  # fmt: skip
        self.verbs.follow(self._task, named)

    def _on_opened(self, row: object) -> None:
        if isinstance(row, EngagementRow):
            self._session.open_requested.emit(Reference(Kind.engagement, row.key))
        elif isinstance(row, PlannedTask):
            self._open(row.id)

    def _on_done(self, row: object) -> None:
        if isinstance(row, PlannedTask):
            self._doing.done(row)

    def _on_drop_asked(self, row: object) -> None:
        if isinstance(row, PlannedTask):
            self._doing.ask_drop([line_of(row, self._today())])

    def _on_stepped(self, row: object, by: int) -> None:
        half = self.board.current_half_day()
        if isinstance(row, PlannedTask) and half is not None and self._plan is not None:
            self._doing.step(row, half, by, self._plan)

    def _on_placed(self, identifier: str, half: HalfDay) -> None:
        task = self._known(identifier)
        if task is not None:
            self._doing.place(identifier, task.title, half)

    def _on_moved(self, identifier: str, half: HalfDay) -> None:
        if not self._focus_on(identifier):
            self.show_week(half.day)
            self._focus_on(identifier)

    def _on_remedied(self, found: Any) -> None:
        if self._plan is not None:
            self._doing.remedy(found, self._plan)

    def _on_board_menu(self, where: QPoint, half: HalfDay) -> None:
        if self._task is not None:
            self._on_menu(where)
            return
        row = self.board.current()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(row, EngagementRow):
            menu.addAction(self.tr("O&uvrir l'engagement"), lambda: self._on_opened(row))
        if self._is_worked(half):
            values = {"planned_on": half.day, "planned_afternoon": half.afternoon}
            menu.addAction(self.tr("&Nouvelle tâche dans cette demi-journée"), lambda: self.create_from(values))
        menu.popup(where)

    def _on_menu(self, where: QPoint) -> None:
        menu = self.verbs.menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def _on_saved(self, identifier: str, and_next: bool) -> None:
        if and_next:
            self.form.begin(None, {})
            return
        self._stack.setCurrentWidget(self._week)
        if not self._focus_on(identifier):
            self._enter()

    def _open(self, identifier: str) -> None:
        sheet = self._session.attempt(lambda: self._session.desk.tasks.sheet(identifier))
        if sheet is not None:
            self.form.begin(sheet)
            self._stack.setCurrentWidget(self.form)

    def _open_about(self, task: PlannedTask) -> None:
        if task.about is not None:
            self._session.open_requested.emit(task.about)

    def _leave(self) -> None:
        self._stack.setCurrentWidget(self._week)
        self._enter()

    def _leave_form(self) -> None:
        """Go back to the week; what is typed stays as a draft."""
        if self._stack.currentWidget() is self.form:
            self.form.keep()
            self._stack.setCurrentWidget(self._week)

    def _enter(self) -> None:
        if (found := self.board.first_list()) is not None:
            found.setFocus()

    def _focus_on(self, identifier: str) -> bool:
        return self.board.focus_on(identifier) or self.side.focus_on(identifier)

    def _known(self, identifier: str) -> PlannedTask | None:
        plan = self._plan
        if plan is None:
            return None
        everything = (*(task for half in plan.half_days for task in half.tasks), *plan.unplaced, *plan.undated)
        return next((task for task in everything if task.id == identifier), None)

    def _is_worked(self, half: HalfDay) -> bool:
        plan = self._plan
        return plan is not None and any(
            one.half_day == half and one.state is HalfDayState.worked and not one.is_past for one in plan.half_days
        )

    def _share_height(self) -> None:
        share = max(_LEAST_SIDE, round(self.height() * _SIDE_SHARE))
        self.side.setFixedHeight(max(_LEAST_SIDE, min(share, self.side.wished_height())))

    def _current(self) -> HalfDay:
        return half_day_at(local_now(self._session.desk.clock))

    def _today(self) -> date:
        return today(self._session.desk.clock)
