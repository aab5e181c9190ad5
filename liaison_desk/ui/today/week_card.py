"""« Ma semaine »: the half-days from Monday to Friday, where they are worked and what falls on them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from liaison_desk.domain.french import full_date, short_date
from liaison_desk.services.today_sheet import HalfDayLoad, HalfDayState, TodaySheet
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.today.words import TodayWords
from liaison_desk.ui.widgets.card import Card, SectionTitle
from liaison_desk.ui.widgets.dress import column, empty, text

_INSIDE = 9
_LINES = 5
_HATCH_STEP = 9


class WeekCard(Card):
    """The five days, each with its two half-days."""

    def __init__(self, words: TodayWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._title = SectionTitle(self.tr("Ma semaine"))
        self._days = QHBoxLayout()
        self._days.setSpacing(12)
        self._boxes: list[HalfDayBox] = []
        self.body.addWidget(self._title)
        self.body.addLayout(self._days)

    def show_week(self, sheet: TodaySheet) -> None:
        """Show the half-days of a sheet."""
        self._title.set_title(self._words.week_title(sheet))
        self._title.set_remark(self._words.week_remark(sheet))
        empty(self._days)
        for place in range(0, len(sheet.week), 2):
            self._days.addWidget(self._day(sheet.week[place : place + 2]), 1)

    def _day(self, halves: Sequence[HalfDayLoad]) -> QWidget:
        day = halves[0].half_day.day
        shown = QWidget()
        heading = text(" ".join(short_date(day).split(" ")[:2]), "label")
        heading.setToolTip(full_date(day))
        boxes = QHBoxLayout()
        boxes.setSpacing(6)
        for load in halves:
            boxes.addWidget(HalfDayBox(load, self._words), 1)
        layout = column(heading, spacing=4)
        layout.addLayout(boxes)
        shown.setLayout(layout)
        return shown


class HalfDayBox(QWidget):
    """One half-day: outlined when it is now, hatched when nobody is there, its heading light when it is over."""

    def __init__(self, load: HalfDayLoad, words: TodayWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._name = words.half_day(load.half_day)
        self._lines = words.half_day_lines(load)
        whole = [line[0] for line in self._lines]
        spoken = (full_date(load.half_day.day), self._name[0], *whole)
        self.setAccessibleName(", ".join(spoken) + (self.tr(", en cours") if load.is_current else ""))
        self.setToolTip(" · ".join(whole))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        strong = QFontMetrics(text_font(TextSize.small, strong=True)).lineSpacing()
        small = QFontMetrics(text_font(TextSize.small)).lineSpacing()
        return QSize(96, strong + (_LINES - 1) * small + 2 * _INSIDE)

    def minimumSizeHint(self) -> QSize:
        return QSize(56, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, load = Theme.tokens(), self._load
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if load.is_current else 1.0
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 8, 8)
        if load.presence is HalfDayState.worked:
            painter.fillPath(shape, QColor(tokens.surface))
        else:
            painter.fillPath(shape, QColor(tokens.away))
            _hatch(painter, shape, self.rect(), QColor(tokens.hatch))
        painter.setPen(QPen(QColor(tokens.accent if load.is_current else tokens.line), width))
        painter.drawPath(shape)
        self._paint_words(painter, QColor(tokens.muted if load.is_past else tokens.text), QColor(tokens.muted))
        painter.end()

    def _paint_words(self, painter: QPainter, strong: QColor, muted: QColor) -> None:
        top = _INSIDE
        wide = self.width() - 2 * _INSIDE
        for place, words in enumerate((self._name, *self._lines)):
            painter.setFont(text_font(TextSize.small, strong=place == 0))
            metrics = painter.fontMetrics()
            area = QRect(_INSIDE, top, wide, metrics.lineSpacing())
            painter.setPen(strong if place == 0 else muted)
            fitting = next((form for form in words if metrics.horizontalAdvance(form) <= wide), words[-1])
            shown = metrics.elidedText(fitting, Qt.TextElideMode.ElideRight, wide + 2)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
            top += metrics.lineSpacing()


def _hatch(painter: QPainter, shape: QPainterPath, area: QRect, colour: QColor) -> None:
    painter.save()
    painter.setClipPath(shape)
    painter.setPen(QPen(colour, 1.2))
    for x in range(area.left() - area.height(), area.right() + 1, _HATCH_STEP):
        painter.drawLine(x, area.bottom() + 1, x + area.height() + 1, area.top())
    painter.restore()
