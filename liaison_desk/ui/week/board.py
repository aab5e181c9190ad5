"""The half-days side by side under the names of their days; arrows go from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.services.today_sheet import HalfDayState
from liaison_desk.services.week_plan import PlannedHalfDay
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.week import words
from liaison_desk.ui.week.card_layout import CardLayout
from liaison_desk.ui.week.half_day_column import HalfDayColumn
from liaison_desk.ui.week.rows import WeekRow

_GAP = 6
_DAY_GAP = 12
_SATURDAY = 5
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

_Shown = tuple[PlannedHalfDay, bool]
"""A half-day, and whether it stands for its whole day."""


class WeekBoard(QScrollArea):
    """`opened`, `done`, `drop_asked` give a row; `stepped` a row and by how many worked half-days it moves.

    `placed` gives the id of a task and the half-day it was dropped on; `pointed` the row the keyboard is on, or None;
    `menu_requested` where to show the menu and the half-day.
    """

    opened = Signal(object)
    done = Signal(object)
    drop_asked = Signal(object)
    stepped = Signal(object, int)
    placed = Signal(str, object)
    pointed = Signal(object)
    menu_requested = Signal(QPoint, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = _Canvas()
        self.setWidget(self._canvas)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Demi-journées de la semaine"))
        self.setMinimumHeight(190)

    def show_half_days(self, half_days: Sequence[PlannedHalfDay], now: date) -> None:
        """Show half-days; those of a week-end only when they hold something."""
        self._canvas.show_half_days(_shown(half_days), now, self._made)
        self._fit()

    def columns(self) -> list[HalfDayColumn]:
        """Return the half-days shown, in order."""
        return self._canvas.columns

    def current(self) -> WeekRow | None:
        """Return the row the keyboard is on."""
        column = self._focused()
        return column.list.current() if column else None

    def current_half_day(self) -> HalfDay | None:
        """Return the half-day the keyboard is on."""
        column = self._focused()
        return column.list.half_day if column else None

    def focus_on(self, identifier: str) -> bool:
        """Bring the keyboard to a task and tell whether it is shown."""
        for column in self.columns():
            index = column.list.rows.find(identifier)
            if index.isValid():
                self.ensureWidgetVisible(column, 0, 0)
                column.list.select(index)
                return True
        return False

    def first_list(self) -> QWidget | None:
        """Return what the keyboard enters by: the half-day under way, else the first that is worked."""
        reached = [column for column in self.columns() if column.list.isVisibleTo(self)]
        current = next((column for column in reached if column.is_current), None)
        worked = next((column for column in reached if column.is_worked), None)
        found = current or worked or next(iter(reached), None)
        return found.list if found else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._canvas.layout_of_cards.take_fonts()
            for column in self.columns():
                column.list.rows.layoutChanged.emit()
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(900, 420)

    def _fit(self) -> None:
        wide = max(self.viewport().width(), self._canvas.least_width())
        bar = self.horizontalScrollBar().sizeHint().height() if wide > self.viewport().width() else 0
        self._canvas.resize(wide, max(160, self.height() - bar))
        self._canvas.arrange()

    def _made(self) -> HalfDayColumn:
        column = HalfDayColumn(self._canvas.layout_of_cards, self._canvas)
        shown = column.list
        shown.opened.connect(self.opened)
        shown.done.connect(self.done)
        shown.drop_asked.connect(self.drop_asked)
        shown.stepped.connect(self.stepped)
        shown.pointed.connect(self.pointed)

        def go(step: int) -> None:
            self._go(column, step)

        def place(identifier: str) -> None:
            self.placed.emit(identifier, shown.half_day)

        def ask_menu(where: QPoint) -> None:
            self.menu_requested.emit(where, shown.half_day)

        shown.arrowed.connect(go)
        shown.dropped.connect(place)
        shown.menu_requested.connect(ask_menu)
        return column

    def _go(self, column: HalfDayColumn, step: int) -> None:
        """Go to the half-day beside, at the same height."""
        reached = [one for one in self.columns() if one.list.isVisibleTo(self)]
        place = reached.index(column) + step
        if 0 <= place < len(reached):
            height = column.list.visualRect(column.list.currentIndex()).top() + 8
            self.ensureWidgetVisible(reached[place], 0, 0)
            reached[place].list.select_near(height)

    def _focused(self) -> HalfDayColumn | None:
        return next((column for column in self.columns() if column.list.hasFocus()), None)


class _Canvas(QWidget):
    """Lays the columns out: those that are not worked are narrow, the others share the room."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: list[HalfDayColumn] = []
        self.layout_of_cards = CardLayout()
        self._spare: list[HalfDayColumn] = []
        self._days: list[date] = []
        self._heads: list[tuple[date, QRect]] = []
        self._now = date.min

    def show_half_days(self, shown: Sequence[_Shown], now: date, make: Callable[[], HalfDayColumn]) -> None:
        """Show half-days, with the columns made before when there are some."""
        kept = [*self.columns, *self._spare]
        kept += [make() for _missing in range(len(shown) - len(kept))]
        self.columns, self._spare = kept[: len(shown)], kept[len(shown) :]
        for column, (half, whole_day) in zip(self.columns, shown, strict=True):
            column.show_half_day(half, now, whole_day=whole_day)
            column.show()
        for column in self._spare:
            column.hide()
        self._days, self._now = [half.half_day.day for half, _whole_day in shown], now
        self.update()

    def least_width(self) -> int:
        """Return the least width that leaves every column readable."""
        return self._between() + sum(column.least_width() for column in self.columns)

    def arrange(self) -> None:
        """Give each column its place."""
        top = self._head_height()
        growing = [column for column in self.columns if column.is_wide] or self.columns
        more = max(0, self.width() - self.least_width()) / max(1, len(growing))
        left, self._heads = 0.0, []
        for place, (day, column) in enumerate(zip(self._days, self.columns, strict=True)):
            follows = place > 0 and self._days[place - 1] == day
            left += 0 if place == 0 else _GAP if follows else _DAY_GAP
            right = left + column.least_width() + (more if column in growing else 0)
            column.setGeometry(round(left), top, round(right) - round(left), self.height() - top)
            if follows:
                self._heads[-1][1].setRight(round(right))
            else:
                self._heads.append((day, QRect(round(left), 0, round(right) - round(left), top - 4)))
            left = right
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, cards = Theme.tokens(), self.layout_of_cards
        painter = QPainter(self)
        painter.setFont(cards.strong)
        for day, area in self._heads:
            whole, short = words.day_head(day)
            fits = cards.strong_metrics.horizontalAdvance(whole) <= area.width() - 2
            painter.setPen(QColor(tokens.accent if day == self._now else tokens.text))
            painter.drawText(area.adjusted(2, 0, 0, 0), _LEFT, whole if fits else short)
        painter.end()

    def _head_height(self) -> int:
        return self.layout_of_cards.small_metrics.lineSpacing() + 8

    def _between(self) -> int:
        return sum(_GAP if one == other else _DAY_GAP for one, other in pairwise(self._days))


def _shown(half_days: Sequence[PlannedHalfDay]) -> list[_Shown]:
    """Return what has a column: a day off whole has one, a week-end only when it holds something."""
    found: list[_Shown] = []
    for day, members in groupby(half_days, key=lambda half: half.half_day.day):
        halves = list(members)
        if day.weekday() >= _SATURDAY and not any(map(_holds_something, halves)):
            continue
        first = halves[0]
        off = all(half.state is first.state and not half.tasks and half.why_off == first.why_off for half in halves)
        if len(halves) > 1 and off and first.state is not HalfDayState.worked:
            engagements = tuple(row for half in halves for row in half.engagements)
            is_past, is_current = all(half.is_past for half in halves), any(half.is_current for half in halves)
            found.append((replace(first, engagements=engagements, is_past=is_past, is_current=is_current), True))
        else:
            found += [(half, False) for half in halves]
    return found


def _holds_something(half: PlannedHalfDay) -> bool:
    return bool(half.tasks or half.engagements or half.state is HalfDayState.worked)
