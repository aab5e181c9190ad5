"""The four ways to see the agenda, in one place: list, week, month, territory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from liaison_desk.domain.half_days import monday_of
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.domain.working_days import add_months
from liaison_desk.services.clock import local_now, today
from liaison_desk.ui.agenda.list_view import AgendaList
from liaison_desk.ui.agenda.month_view import MonthView
from liaison_desk.ui.agenda.period_bar import LIST, MONTH, TERRITORY, WEEK
from liaison_desk.ui.agenda.territory_view import TerritoryView
from liaison_desk.ui.agenda.travel_strip import ClashStrip
from liaison_desk.ui.agenda.week_grid import WeekShown
from liaison_desk.ui.agenda.week_view import WeekView
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.dress import column

_MINUTE = 60_000
_NOT_TAKING_PLACE = {"declined", "cancelled"}
_SUNDAY = 6


class AgendaViews(QStackedWidget):
    """Shows one view at a time, on one period; what is declined or cancelled is only in the list."""

    chosen = Signal(str)
    opened = Signal(str)
    moved = Signal(str, object)
    menu_requested = Signal(str, QPoint)
    day_requested = Signal(object)

    def __init__(self, session: Session, create: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.current_view = WEEK
        self.day = today(session.desk.clock)
        self.list = AgendaList(session, create)
        self.week = WeekView()
        self.clashes = ClashStrip()
        self.month = MonthView()
        self.territory = TerritoryView(session)
        self._views: dict[str, QWidget] = {
            LIST: self.list,
            WEEK: self._week_with_clashes(),
            MONTH: self.month,
            TERRITORY: self.territory,
        }
        for view in self._views.values():
            self.addWidget(view)
        for shown in (self.list, self.week, self.month, self.territory):
            shown.chosen.connect(self.chosen)
            shown.opened.connect(self.opened)
        self.clashes.chosen.connect(self._on_clash)
        self.week.moved.connect(self.moved)
        for shown in (self.week, self.month):
            shown.menu_requested.connect(self.menu_requested)
        self.month.day_requested.connect(self.day_requested)
        self._minutes = QTimer(self, interval=_MINUTE)
        self._minutes.timeout.connect(self._on_minute)
        self._minutes.start()

    def show_view(self, view: str, day: date) -> None:
        """Show a view on the period of a day."""
        self.current_view, self.day = view, day
        self.refresh()
        self.setCurrentWidget(self._views[view])

    def refresh(self) -> None:
        """Read what the view shows again."""
        if self.current_view == LIST:
            self.list.ask()
        elif self.current_view == WEEK:
            self._show_week()
        elif self.current_view == TERRITORY:
            self.territory.show_coverage(self._session.desk.territory.coverage(today(self._session.desk.clock)))
        else:
            first = monday_of(self.day.replace(day=1))
            rows = self._rows(first, first + timedelta(days=41))
            self.month.show_month(self.day, rows, today(self._session.desk.clock))

    def step(self, periods: int) -> date:
        """Return the day to show for that many periods later."""
        if self.current_view == MONTH:
            return add_months(self.day.replace(day=1), periods)
        return self.day + timedelta(days=7 * periods)

    def selected(self) -> list[str]:
        """Return the ids selected in the list."""
        return self.list.selected() if self.current_view == LIST else []

    def mark(self, identifier: str) -> None:
        """Show which engagement the detail is about."""
        self.week.mark(identifier)
        self.month.mark(identifier)

    def focus_on(self, identifier: str) -> None:
        """Bring the keyboard to an engagement."""
        if self.current_view == WEEK:
            self.week.focus_on(identifier)
        elif self.current_view == LIST:
            self.list.list.view.setFocus()

    def _show_week(self) -> None:
        monday = monday_of(self.day)
        days = [monday + timedelta(days=offset) for offset in range(7)]
        rows = self._rows(days[0], days[-1])
        if not any(row.starts_at.date() <= days[_SUNDAY] <= _last_day(row) for row in rows):
            days = days[:_SUNDAY]
        presence = self._session.desk.settings.presence()
        desk = self._session.desk
        journeys = desk.territory.journeys(days[0], days[-1])
        readiness = desk.readiness.of_many({row.id for row in rows})
        self.week.show_week(WeekShown(tuple(days), tuple(rows), presence, self._now(), journeys, readiness))
        self.clashes.show_clashes(rows, journeys)

    def _week_with_clashes(self) -> QWidget:
        made = QWidget()
        layout = column(self.clashes, self.week, spacing=10)
        layout.setStretch(1, 1)
        made.setLayout(layout)
        return made

    def _on_clash(self, identifier: str) -> None:
        self.week.focus_on(identifier)
        self.chosen.emit(identifier)

    def _rows(self, first: date, last: date) -> list[EngagementRow]:
        rows = self._session.desk.engagements.in_period(first, last)
        return [row for row in rows if row.state not in _NOT_TAKING_PLACE]

    def _now(self) -> datetime:
        return local_now(self._session.desk.clock)

    def _on_minute(self) -> None:
        self.week.grid.set_now(self._now())


def _last_day(row: EngagementRow) -> date:
    return (row.ends_at or row.starts_at).date()
