"""The week: names of days, what lasts all day, the grid of hours; arrows go from one engagement to the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from liaison_desk.domain.french import full_date, short_date
from liaison_desk.ui.agenda.event_block import LINE_HEIGHT, EventBlock
from liaison_desk.ui.agenda.travel_marks import marks_of
from liaison_desk.ui.agenda.week_grid import GUTTER, WeekGrid, WeekShown
from liaison_desk.ui.agenda.week_layout import Band, bands
from liaison_desk.ui.theme.fonts import text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.card import Card

_DAYS_HEIGHT = 36
_QUARTER = timedelta(minutes=15)


class WeekView(Card):
    """`chosen` gives the id pointed at, `opened` the one to open, `moved` an id and its new start."""

    chosen = Signal(str)
    opened = Signal(str)
    moved = Signal(str, object)
    menu_requested = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=0)
        self._shown: WeekShown | None = None
        self.head = WeekHead()
        self.grid = WeekGrid()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.grid)
        self.body.setContentsMargins(1, 1, 1, 6)
        self.body.setSpacing(0)
        self.body.addWidget(self.head)
        self.body.addWidget(self._scroll, 1)
        self.grid.moved.connect(self.moved)

    def show_week(self, shown: WeekShown) -> None:
        """Show a week; the engagement pointed at stays so."""
        focused = self.focused()
        self._shown = shown
        self.setUpdatesEnabled(False)
        self.head.show_week(shown)
        self.grid.show_week(shown)
        for block in self.blocks():
            block.clicked.connect(self._on_clicked)
            block.opened.connect(self.opened)
            block.menu_requested.connect(self.menu_requested)
            block.arrowed.connect(self._on_arrow)
        self.setUpdatesEnabled(True)
        if focused:
            self.focus_on(focused)

    def blocks(self) -> list[EventBlock]:
        """Return every block, in order of time."""
        return sorted([*self.head.blocks, *self.grid.blocks], key=lambda block: (block.row.starts_at, block.row.title))

    def focused(self) -> str:
        """Return the id of the engagement the keyboard is on, empty when it is elsewhere."""
        return next((block.row.key for block in self.blocks() if block.hasFocus()), "")

    def focus_on(self, identifier: str) -> None:
        """Bring the keyboard to an engagement."""
        block = next((block for block in self.blocks() if block.row.key == identifier), None)
        if block is not None:
            block.setFocus()
            self._scroll.ensureWidgetVisible(block)

    def mark(self, identifier: str) -> None:
        """Show which engagement the detail is about."""
        for block in self.blocks():
            block.mark(block.row.key == identifier)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_width()

    def _follow_width(self) -> None:
        bar = self._scroll.verticalScrollBar()
        self.head.set_right_margin(bar.sizeHint().width() if self.grid.minimumHeight() > self._scroll.height() else 0)

    def _go(self, block: EventBlock, days: int, place: int) -> None:
        """Go to the neighbour: the one before or after, or the nearest hour on another day."""
        blocks = self.blocks()
        if place:
            at = blocks.index(block) + place
            found = blocks[at] if 0 <= at < len(blocks) else None
        else:
            day = block.row.starts_at.date()
            beyond = [other for other in blocks if (other.row.starts_at.date() > day) == (days > 0)]
            others = [other for other in beyond if other.row.starts_at.date() != day]
            found = min(others, key=_nearness(block, day), default=None)
        if found is not None:
            found.setFocus()
            self._scroll.ensureWidgetVisible(found)

    def _on_arrow(self, days: int, place: int, taken_along: bool) -> None:
        block = self.sender()
        if not isinstance(block, EventBlock):
            return
        if taken_along:
            self.moved.emit(block.row.key, block.row.starts_at + days * timedelta(days=1) + place * _QUARTER)
        else:
            self._go(block, days, place)

    def _on_clicked(self) -> None:
        block = self.sender()
        if isinstance(block, EventBlock):
            self.chosen.emit(block.row.key)


class WeekHead(QWidget):
    """The names of the days, over a band of what lasts all day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: WeekShown | None = None
        self._bands: list[Band] = []
        self._right = 0
        self.blocks: list[EventBlock] = []

    def show_week(self, shown: WeekShown) -> None:
        """Show the days of a week."""
        self._shown = shown
        self._bands = bands(shown.rows, shown.days[0], shown.days[-1])
        for block in self.blocks:
            block.hide()
            block.deleteLater()
        self.blocks = [
            EventBlock(band.row, self, in_line=True, marks=marks_of(band.row, shown.journeys, shown.readiness))
            for band in self._bands
        ]
        levels = max((band.level + 1 for band in self._bands), default=0)
        self.setFixedHeight(_DAYS_HEIGHT + levels * (LINE_HEIGHT + 3) + (4 if levels else 0))
        self.setAccessibleName(self.tr("Semaine du {day}").format(day=full_date(shown.days[0])))
        self._arrange()
        for block in self.blocks:
            block.show()
        self.update()

    def set_right_margin(self, pixels: int) -> None:
        """Leave the room of the scroll bar under it."""
        if pixels != self._right:
            self._right = pixels
            self._arrange()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        tokens = Theme.tokens()
        painter = QPainter(self)
        painter.setFont(text_font(strong=True))
        for place, day in enumerate(self._shown.days):
            left, right = self._edges(place)
            area = QRect(left, 0, right - left, _DAYS_HEIGHT)
            painter.setPen(QColor(tokens.accent if day == self._shown.now.date() else tokens.text))
            words = " ".join(short_date(day).split(" ")[:2])
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), words)
            painter.setPen(QColor(tokens.line))
            painter.drawLine(left, 0, left, self.height())
            if day == self._shown.now.date():
                painter.fillRect(QRect(left + 1, _DAYS_HEIGHT - 3, right - left - 1, 3), QColor(tokens.accent))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def _edges(self, place: int) -> tuple[int, int]:
        days = len(self._shown.days) if self._shown else 1
        wide = (self.width() - self._right - GUTTER) / days
        return round(GUTTER + place * wide), round(GUTTER + (place + 1) * wide)

    def _arrange(self) -> None:
        if self._shown is None:
            return
        for band, block in zip(self._bands, self.blocks, strict=True):
            left = self._edges(self._shown.days.index(band.first))[0]
            right = self._edges(self._shown.days.index(band.last))[1]
            top = _DAYS_HEIGHT + 2 + band.level * (LINE_HEIGHT + 3)
            block.setGeometry(left + 4, top, right - left - 7, LINE_HEIGHT)


def _nearness(block: EventBlock, day: date) -> Callable[[EventBlock], tuple[int, int]]:
    minute = block.row.starts_at.hour * 60 + block.row.starts_at.minute

    def measure(other: EventBlock) -> tuple[int, int]:
        starts_at = other.row.starts_at
        return abs((starts_at.date() - day).days), abs(starts_at.hour * 60 + starts_at.minute - minute)

    return measure
