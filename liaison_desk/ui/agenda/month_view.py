"""The month: a box for each day, its engagements, and « +2 » for those there is no room for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from liaison_desk.domain.french import counted, full_date, weekday_name
from liaison_desk.domain.half_days import monday_of
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.domain.working_days import add_months, public_holidays
from liaison_desk.ui.agenda.event_block import LINE_HEIGHT, EventBlock
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.dress import dressed

_NAMES_HEIGHT = 30
_NUMBER_HEIGHT = 26
_GAP = 2


class MonthView(Card):
    """`chosen` and `opened` give the id of an engagement, `day_requested` a day to see in its week."""

    chosen = Signal(str)
    opened = Signal(str)
    day_requested = Signal(object)
    menu_requested = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=0)
        self._first = date.min
        self._today = date.min
        self._weeks = 6
        self._days: dict[date, _Day] = {}
        self.blocks: list[EventBlock] = []

    def show_month(self, month: date, rows: Sequence[EngagementRow], today: date) -> None:
        """Show the weeks of a month."""
        month = month.replace(day=1)
        self._first, self._today = monday_of(month), today
        self._weeks = ((add_months(month, 1) - timedelta(days=1)) - self._first).days // 7 + 1
        for shown in self._days.values():
            shown.forget()
        self._days = {}
        self.blocks = []
        for offset in range(self._weeks * 7):
            day = self._first + timedelta(days=offset)
            inside = [row for row in rows if row.starts_at.date() <= day <= (row.ends_at or row.starts_at).date()]
            blocks = [EventBlock(row, self, in_line=True) for row in inside]
            self._days[day] = _Day(day, day.month == month.month, blocks, self._more(day))
            self.blocks += blocks
        for block in self.blocks:
            block.clicked.connect(self._on_clicked)
            block.opened.connect(self.opened)
            block.menu_requested.connect(self.menu_requested)
            block.arrowed.connect(self._on_arrow)
        self._arrange()
        self.update()

    def mark(self, identifier: str) -> None:
        """Show which engagement the detail is about."""
        for block in self.blocks:
            block.mark(block.row.key == identifier)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = Theme.tokens()
        painter = QPainter(self)
        painter.setFont(text_font(TextSize.small, strong=True))
        painter.setPen(QColor(tokens.muted))
        for weekday in range(7):
            cell = self._cell(0, weekday)
            area = QRect(cell.left(), 0, cell.width(), _NAMES_HEIGHT)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), weekday_name(weekday))
        for place, shown in enumerate(self._days.values()):
            self._paint_day(painter, self._cell(*divmod(place, 7)), shown, place)
        painter.end()

    def _paint_day(self, painter: QPainter, cell: QRect, shown: _Day, place: int) -> None:
        tokens = Theme.tokens()
        holiday = public_holidays(shown.day.year).get(shown.day, "")
        inner = cell.adjusted(1, 1, -1, -1)
        if place % 7 > 4 or holiday or not shown.in_month:
            painter.fillRect(inner, QColor(tokens.background if shown.in_month else tokens.away))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(cell.left(), cell.top(), cell.right(), cell.top())
        if place % 7:
            painter.drawLine(cell.left(), cell.top(), cell.left(), cell.bottom())
        number = QRect(cell.left() + 6, cell.top() + 3, 24, _NUMBER_HEIGHT - 4)
        if shown.day == self._today:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(number, 11, 11)
        painter.setFont(text_font(TextSize.small, strong=shown.in_month))
        colour = tokens.on_accent if shown.day == self._today else tokens.text if shown.in_month else tokens.muted
        painter.setPen(QColor(colour))
        painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), str(shown.day.day))
        if holiday:
            painter.setFont(text_font(TextSize.small))
            painter.setPen(QColor(tokens.muted))
            area = QRect(number.right() + 4, number.top(), cell.right() - number.right() - 8, number.height())
            words = painter.fontMetrics().elidedText(holiday, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)

    def _cell(self, week: int, weekday: int) -> QRect:
        wide = (self.width() - 2) / 7
        high = (self.height() - _NAMES_HEIGHT - 8) / self._weeks
        left, top = 1 + weekday * wide, _NAMES_HEIGHT + week * high
        return QRect(round(left), round(top), round(left + wide) - round(left), round(top + high) - round(top))

    def _arrange(self) -> None:
        for place, shown in enumerate(self._days.values()):
            shown.arrange(self._cell(*divmod(place, 7)))

    def _more(self, day: date) -> QPushButton:
        more = dressed(QPushButton(self), role="link", compact=True)
        more.clicked.connect(lambda _checked=False: self.day_requested.emit(day))
        return more

    def _on_arrow(self, days: int, place: int, _taken_along: bool) -> None:
        visible = [block for block in self.blocks if block.isVisible()]
        at = next((number for number, block in enumerate(visible) if block is self.sender()), -1) + days + place
        if 0 <= at < len(visible):
            visible[at].setFocus()

    def _on_clicked(self) -> None:
        block = self.sender()
        if isinstance(block, EventBlock):
            self.chosen.emit(block.row.key)


class _Day:
    """The engagements of one day, as many as there is room for."""

    def __init__(self, day: date, in_month: bool, blocks: list[EventBlock], more: QPushButton) -> None:
        self.day = day
        self.in_month = in_month
        self._blocks = blocks
        self._more = more

    def forget(self) -> None:
        for widget in (*self._blocks, self._more):
            widget.hide()
            widget.deleteLater()

    def arrange(self, cell: QRect) -> None:
        step = LINE_HEIGHT + _GAP
        room = max(1, (cell.height() - _NUMBER_HEIGHT - 4) // step)
        shown = len(self._blocks) if len(self._blocks) <= room else room - 1
        hidden = len(self._blocks) - shown
        for place, block in enumerate(self._blocks):
            top = cell.top() + _NUMBER_HEIGHT + place * step
            block.setGeometry(cell.left() + 4, top, cell.width() - 7, LINE_HEIGHT)
            block.setVisible(place < shown)
        self._more.setText(f"+{hidden}")
        words = counted(hidden, self._more.tr("autre engagement"), self._more.tr("autres engagements"))
        self._more.setAccessibleName(f"{full_date(self.day)}, {words}")
        self._more.setToolTip(words)
        self._more.setGeometry(
            cell.left() + 4, cell.top() + _NUMBER_HEIGHT + shown * step, cell.width() - 7, LINE_HEIGHT
        )
        self._more.setVisible(hidden > 0)
