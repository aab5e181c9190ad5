"""One half-day: its name, where it is worked, its load, and its rows; narrow when nobody is there."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLine, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.worked_time import HalfDayPlace
from liaison_desk.services.today_sheet import HalfDayState
from liaison_desk.services.week_plan import PlannedHalfDay
from liaison_desk.ui.icons import paint_icon
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.week import words
from liaison_desk.ui.week.card_layout import CardLayout
from liaison_desk.ui.week.half_day_list import HalfDayList

NARROW = 46
"""Width of a half-day that is not worked, in pixels."""

WHOLE_DAY = 70
"""Width of a day that is not worked, in pixels."""

WIDEST_LEAST = 130
"""Least width of a half-day that is worked, in pixels."""

_INSIDE = 9
_BAR = 6
_RADIUS = 8
_HATCH_STEP = 9
_PAST = 0.62
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class HalfDayColumn(QWidget):
    """Its head is painted; its rows are a list."""

    def __init__(self, layout: CardLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = layout
        self._shown: PlannedHalfDay | None = None
        self._whole_day = False
        self._awaits = False
        self.list = HalfDayList(layout, self)
        self.list.hovered_by_task.connect(self._on_hovered)

    def show_half_day(self, shown: PlannedHalfDay, now: date, *, whole_day: bool = False) -> None:
        """Show a half-day, or a whole day when both of its half-days are off."""
        self._shown = shown
        self._whole_day = whole_day
        self._awaits = False
        self.list.show_half_day(shown, now)
        self.list.setVisible(bool(shown.tasks or shown.engagements) or self.is_worked)
        spoken = words.spoken_half_day(shown, whole_day=whole_day)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self._arrange()
        self.update()

    @property
    def is_worked(self) -> bool:
        """Tell whether somebody is there."""
        return self._shown is not None and self._shown.state is HalfDayState.worked

    @property
    def is_current(self) -> bool:
        """Tell whether it is the half-day of now."""
        return self._shown is not None and self._shown.is_current

    @property
    def is_wide(self) -> bool:
        """Tell whether it needs room: it is worked, or tasks stand there all the same."""
        return self.is_worked or (self._shown is not None and bool(self._shown.tasks))

    def least_width(self) -> int:
        """Return the least width it takes, in pixels; only a wide one takes more."""
        return WIDEST_LEAST if self.is_wide else WHOLE_DAY if self._whole_day else NARROW

    def head_height(self) -> int:
        """Return the height of the head, in pixels."""
        return 3 * self._layout.small_metrics.lineSpacing() + 2 * _INSIDE + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._shown
        if shown is None:
            return
        tokens, painter = Theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if shown.is_past:
            painter.setOpacity(_PAST)
        marked = shown.is_current or self._awaits
        width = 2.0 if marked else 1.0
        shape = QPainterPath()
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        shape.addRoundedRect(frame, _RADIUS, _RADIUS)
        if self.is_worked:
            painter.fillPath(shape, QColor(tokens.accent_soft if self._awaits else tokens.background))
        else:
            painter.fillPath(shape, QColor(tokens.away))
            self._hatch(painter, shape, QColor(tokens.hatch))
        painter.setPen(QPen(QColor(tokens.accent if marked else tokens.line), width))
        painter.drawPath(shape)
        painter.setOpacity(1.0)  # pale, what is over can still be read
        if self.is_wide:
            self._paint_head(painter, shown)
        else:
            self._paint_narrow(painter, shown)
        painter.end()

    def _arrange(self) -> None:
        narrow_top = 6 if self._whole_day else self._layout.small_metrics.lineSpacing() + 2 * _INSIDE
        top = self.head_height() if self.is_wide else narrow_top
        left, right = (8, 1) if self.is_wide else (2, 2)
        height = self.height() - top - 4
        if not self.is_wide and self.list.isVisibleTo(self):
            height = min(height, self.list.rows.rowCount() * self._engagement_height() + 2)
        self.list.setGeometry(left, top, max(0, self.width() - left - right), max(0, height))

    def _engagement_height(self) -> int:
        return self._layout.small_metrics.lineSpacing() + 14

    def _paint_head(self, painter: QPainter, shown: PlannedHalfDay) -> None:
        tokens, layout = Theme.tokens(), self._layout
        step = layout.small_metrics.lineSpacing()
        line = QRect(_INSIDE, _INSIDE - 2, self.width() - 2 * _INSIDE, step)
        painter.setFont(layout.strong)
        painter.setPen(QColor(tokens.accent if shown.is_current else tokens.muted if shown.is_past else tokens.text))
        painter.drawText(line, _LEFT, words.part_of_day(shown.half_day))
        if shown.is_current:
            painter.drawText(line, _RIGHT, words.under_way())
        line.translate(0, step)
        self._paint_place(painter, shown, QRect(line))
        if self.is_worked:
            line.translate(0, step + 4)
            self._paint_load(painter, shown, line)

    def _paint_place(self, painter: QPainter, shown: PlannedHalfDay, line: QRect) -> None:
        muted = QColor(Theme.tokens().muted)
        if self.is_worked and shown.half_day.place is HalfDayPlace.telework:
            paint_icon(painter, "telework", QRect(line.left(), line.center().y() - 6, 14, 14), muted)
            line.setLeft(line.left() + 19)
        if words.is_overloaded(shown):
            painter.setFont(self._layout.strong)
            painter.setPen(QColor(Theme.tokens().red))
            painter.drawText(line, _RIGHT, words.overloaded())
            line.setRight(line.right() - self._layout.strong_metrics.horizontalAdvance(words.overloaded()) - 6)
        painter.setFont(self._layout.small)
        painter.setPen(muted)
        painter.drawText(line, _LEFT, self._layout.cut(words.place(shown), line.width()))

    def _paint_load(self, painter: QPainter, shown: PlannedHalfDay, line: QRect) -> None:
        tokens, layout = Theme.tokens(), self._layout
        over = words.is_overloaded(shown)
        said = words.load(shown)
        colour = QColor(tokens.red if over else tokens.accent)
        wide = layout.strong_metrics.horizontalAdvance(said)
        bar = QRectF(line.left(), line.center().y() - _BAR / 2 + 1, max(0, line.width() - wide - 8), _BAR)
        painter.setPen(QColor(tokens.red if over else tokens.muted))
        painter.setFont(layout.font(strong=over))
        painter.drawText(line, _RIGHT, layout.cut(said, line.width(), strong=over))
        if bar.width() < _BAR * 2:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.line))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        share = min(1.0, shown.load / shown.capacity) if shown.capacity else float(bool(shown.load))
        if share:
            painter.setBrush(colour)
            filled = QRectF(bar)
            filled.setWidth(max(_BAR, bar.width() * share))
            painter.drawRoundedRect(filled, _BAR / 2, _BAR / 2)

    def _paint_narrow(self, painter: QPainter, shown: PlannedHalfDay) -> None:
        tokens, layout = Theme.tokens(), self._layout
        step = layout.small_metrics.lineSpacing()
        painter.setFont(layout.strong)
        painter.setPen(QColor(tokens.accent if shown.is_current else tokens.muted))
        head = QRect(2, _INSIDE - 2, self.width() - 4, 0 if self._whole_day else step)
        if not self._whole_day:
            painter.drawText(head, int(Qt.AlignmentFlag.AlignCenter), words.short_part_of_day(shown.half_day))
        top = self.list.geometry().bottom() + 8 if self.list.isVisibleTo(self) else head.bottom() + _INSIDE
        room = self.height() - top - _INSIDE
        if room < 3 * step:
            return
        # the reason is written upwards: the column is narrower than its words
        painter.setFont(layout.small)
        painter.setPen(QColor(tokens.muted))
        painter.translate(self.width() / 2, top + room)
        painter.rotate(-90)
        painter.drawText(QRect(0, -step // 2, room, step), _RIGHT, layout.cut(words.why_off(shown), room))

    def _hatch(self, painter: QPainter, shape: QPainterPath, colour: QColor) -> None:
        painter.save()
        painter.setClipPath(shape)
        painter.setPen(QPen(colour, 1.2))
        high = self.height()
        painter.drawLines([QLine(x, high, x + high, 0) for x in range(-high, self.width() + 1, _HATCH_STEP)])
        painter.restore()

    def _on_hovered(self, awaits: bool) -> None:
        self._awaits = awaits
        self.update()
