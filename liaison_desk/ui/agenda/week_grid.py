"""The grid of hours of a week: presence, the line of now, the engagements, and one being moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import NO_BREAK
from liaison_desk.domain.half_days import AFTERNOON_STARTS, HalfDay
from liaison_desk.domain.journeys import Journey
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.readiness import ReadinessSheet
from liaison_desk.ui.agenda.event_block import EventBlock
from liaison_desk.ui.agenda.travel_layout import Way, ways
from liaison_desk.ui.agenda.travel_marks import Key, marks_of
from liaison_desk.ui.agenda.week_layout import Placed, hours_shown, placed
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme

GUTTER = 54
"""Pixels of the column of hours."""

_HOUR = 46
_STEP = 15
_EVENING = 18
_HATCH_STEP = 10


@dataclass(frozen=True)
class WeekShown:
    """What a week is painted from; journeys by id and occurrence, preparation by id."""

    days: tuple[date, ...]
    rows: tuple[EngagementRow, ...]
    presence: Presence
    now: datetime
    journeys: Mapping[Key, Journey] = field(default_factory=dict[Key, Journey])
    readiness: Mapping[str, ReadinessSheet] = field(default_factory=dict[str, ReadinessSheet])


class WeekGrid(QWidget):
    """Blocks are children, so that Tab and screen readers find them; `moved` gives an id and its new start."""

    moved = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: WeekShown | None = None
        self._parts: list[Placed] = []
        self._ways: list[Way] = []
        self._hours = (8, 20)
        self._worked: dict[HalfDay, HalfDay] = {}
        self._target: tuple[date, int, int] | None = None
        self.blocks: list[EventBlock] = []
        self.setAccessibleName(self.tr("Semaine"))

    def show_week(self, shown: WeekShown) -> None:
        """Show a week in place of the one before."""
        self._shown = shown
        self._parts = placed(shown.rows, shown.days[0], shown.days[-1])
        self._ways = ways(self._parts, shown.journeys)
        self._hours = hours_shown((span.start, span.end) for span in (*self._parts, *self._ways))
        self._worked = {half: half for half in shown.presence.half_days(shown.days[0], shown.days[-1])}
        for block in self.blocks:
            block.hide()
            block.deleteLater()
        self.blocks = [self._made(part) for part in self._parts]
        self.setMinimumHeight((self._hours[1] - self._hours[0]) * _HOUR + _HOUR // 2)
        self._arrange()
        self.update()

    def set_now(self, now: datetime) -> None:
        """Move the line of now."""
        if self._shown is not None:
            self._shown = replace(self._shown, now=now)
            self.update()

    def column_width(self) -> float:
        """Return the width of a day in pixels."""
        return (self.width() - GUTTER) / len(self._shown.days) if self._shown else 0.0

    def top_of(self, minute: int) -> float:
        """Return where a minute of the day stands."""
        return (minute - self._hours[0] * 60) * self._hour_height() / 60

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        tokens = Theme.tokens()
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(tokens.surface))
        painter.setFont(text_font(TextSize.small))
        for place, day in enumerate(self._shown.days):
            self._paint_day(painter, place, day)
        painter.setPen(QColor(tokens.line))
        for hour in range(self._hours[0], self._hours[1] + 1):
            top = round(self.top_of(hour * 60))
            painter.setPen(QColor(tokens.line))
            painter.drawLine(GUTTER, top, self.width(), top)
            painter.setPen(QColor(tokens.muted))
            area = QRect(0, top + 1, GUTTER - 8, painter.fontMetrics().height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignRight), f"{hour}{NO_BREAK}h")
        for way in self._ways:
            self._paint_way(painter, way)
        self._paint_evenings(painter)
        self._paint_now(painter)
        self._paint_target(painter)
        painter.end()

    def _hour_height(self) -> float:
        return self.height() / (self._hours[1] - self._hours[0] + 0.5)

    def _paint_day(self, painter: QPainter, place: int, day: date) -> None:
        tokens, left = Theme.tokens(), round(GUTTER + place * self.column_width())
        right = round(GUTTER + (place + 1) * self.column_width())
        told = ""
        for half in (HalfDay(day), HalfDay(day, afternoon=True)):
            noon = AFTERNOON_STARTS.hour * 60
            top = self.top_of(noon if half.afternoon else self._hours[0] * 60)
            bottom = self.top_of(_EVENING * 60 if half.afternoon else noon)
            area = QRect(left, round(top), right - left, round(bottom) - round(top))
            worked = self._worked.get(half)
            if worked is None:
                _hatch(painter, area, QColor(tokens.away), QColor(tokens.hatch))
            why = label(worked.place).lower() if worked else self._shown.presence.why_off(half) if self._shown else ""
            # the reason of a whole day off is said once
            words, told = ("" if why == told and not worked else why), why
            painter.setPen(QColor(tokens.muted))
            inside = area.adjusted(6, 2, -6, 0)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), shown)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(left, 0, left, self.height())

    def _paint_evenings(self, painter: QPainter) -> None:
        """Say which engagements take an evening: they are attended beside the half-days."""
        days = self._shown.days if self._shown else ()
        painter.setFont(text_font(TextSize.small))
        painter.setPen(QColor(Theme.tokens().muted))
        for place, day in enumerate(days):
            if any(part.day == day and part.end > _EVENING * 60 for part in self._parts):
                left = round(GUTTER + place * self.column_width())
                area = QRect(left, round(self.top_of(_EVENING * 60)) + 2, round(self.column_width()) - 6, _HOUR)
                alignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
                painter.drawText(area, int(alignment), self.tr("soirée"))

    def _paint_way(self, painter: QPainter, way: Way) -> None:
        """Draw the time on the way, lighter than an engagement; its words when there is room for them."""
        if self._shown is None or way.day not in self._shown.days:
            return
        area = self._area(self._shown.days.index(way.day), way.start, way.end, way.lane, way.lanes, shortest=4)
        tokens = Theme.tokens()
        painter.save()
        _hatch(painter, area, QColor(tokens.accent_soft), QColor(tokens.line))
        painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DotLine))
        painter.drawLine(area.left() + 2, area.top(), area.left() + 2, area.bottom())
        painter.setFont(text_font(TextSize.small))
        metrics = painter.fontMetrics()
        inside = area.adjusted(10, 0, -2, 0)
        words = next((words for words in way.words if metrics.horizontalAdvance(words) <= inside.width()), "")
        if area.height() >= metrics.ascent():
            painter.setPen(QColor(tokens.muted))
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.restore()

    def _paint_now(self, painter: QPainter) -> None:
        shown = self._shown
        if shown is None or shown.now.date() not in shown.days:
            return
        minute = shown.now.hour * 60 + shown.now.minute
        if not self._hours[0] * 60 <= minute <= self._hours[1] * 60:
            return
        left = round(GUTTER + shown.days.index(shown.now.date()) * self.column_width())
        top = round(self.top_of(minute))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(Theme.tokens().red), 2))
        painter.drawLine(left, top, round(left + self.column_width()), top)
        painter.setBrush(QColor(Theme.tokens().red))
        painter.drawEllipse(QPoint(left + 1, top), 4, 4)

    def _paint_target(self, painter: QPainter) -> None:
        if self._target is None or self._shown is None:
            return
        day, start, length = self._target
        area = self._area(self._shown.days.index(day), start, start + length, 0, 1)
        accent = QColor(Theme.tokens().accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(Theme.tokens().accent_soft))
        painter.drawRoundedRect(QRectF(area), 6, 6)
        painter.setPen(accent)
        hour = f"{start // 60}{NO_BREAK}h{NO_BREAK}{start % 60:02d}"
        painter.drawText(area.adjusted(10, 4, -4, -4), int(Qt.AlignmentFlag.AlignLeft), hour)

    def _made(self, part: Placed) -> EventBlock:
        marks = marks_of(part.row, self._shown.journeys, self._shown.readiness) if self._shown else None
        block = EventBlock(part.row, self, marks=marks, movable=True)

        def drag(position: QPointF) -> None:
            self._target = self._under(block, part, position)
            self.update()

        def drop(position: QPointF) -> None:
            self._on_dropped(block, part, position)

        block.dragged.connect(drag)
        block.dropped.connect(drop)
        block.show()
        return block

    def _arrange(self) -> None:
        if self._shown is None:
            return
        for part, block in zip(self._parts, self.blocks, strict=True):
            place = self._shown.days.index(part.day)
            block.setGeometry(self._area(place, part.start, part.end, part.lane, part.lanes))

    def _area(self, place: int, start: int, end: int, lane: int, lanes: int, shortest: int = 20) -> QRect:
        wide = (self.column_width() - 8) / lanes
        left = GUTTER + place * self.column_width() + 4 + lane * wide
        top = self.top_of(start)
        return QRect(round(left), round(top) + 2, round(wide) - 2, max(shortest, round(self.top_of(end) - top) - 3))

    def _on_dropped(self, block: EventBlock, part: Placed, position: QPointF) -> None:
        day, start, _length = self._under(block, part, position)
        self._target = None
        self.update()
        if (day, start) != (part.day, part.start):
            first = datetime.combine(day, time()) + timedelta(minutes=start)
            # a part after midnight takes the whole engagement along
            shift = datetime.combine(part.day, time()) + timedelta(minutes=part.start) - part.row.starts_at
            self.moved.emit(part.row.key, first - shift)

    def _under(self, block: EventBlock, part: Placed, position: QPointF) -> tuple[date, int, int]:
        """Return the day and the minute (by quarters of an hour) under the pointer, and the length."""
        days: Sequence[date] = self._shown.days if self._shown else (part.day,)
        point = self.mapFromGlobal(position)
        place = max(0, min(len(days) - 1, int((point.x() - GUTTER) // self.column_width())))
        minute = self._hours[0] * 60 + (point.y() - block.grabbed_at.y()) * 60 / self._hour_height()
        length = part.end - part.start
        start = max(0, min(24 * 60 - length, round(minute / _STEP) * _STEP))
        return days[place], start, length


def _hatch(painter: QPainter, area: QRect, ground: QColor, lines: QColor) -> None:
    painter.save()
    painter.setClipRect(area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    faint = QColor(ground)
    faint.setAlphaF(0.45)
    painter.fillRect(area, faint)
    painter.setPen(QPen(lines, 1.2))
    # the lines go on from one area to the next
    low = area.left() - area.height() - (area.left() + area.bottom()) % _HATCH_STEP
    for x in range(low, area.right() + _HATCH_STEP, _HATCH_STEP):
        painter.drawLine(x, area.bottom() + 1, x + area.height() + 1, area.top())
    painter.restore()
