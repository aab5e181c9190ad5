"""Seats drawn as they are seen, with who sits there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.protocol_order import ProtocolPlace
from liaison_desk.domain.seating import SeatingPlan, SeatingShape, Viewpoint, caption_of, seat_words
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.dress import dressed

_SEAT, _LEAST_SEAT, _HIGH, _GAP, _AISLE, _BAR = 104, 62, 66, 6, 30, 26


class SeatsView(QWidget):
    """Paints a `SeatingPlan`; the seat of the official stands out; what is drawn is also said to screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: SeatingPlan | None = None
        self._order: Sequence[ProtocolPlace] = ()
        dressed(self, role="plain")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Plan de placement"))

    def show_plan(self, plan: SeatingPlan, order: Sequence[ProtocolPlace]) -> None:
        """Show a plan in place of the one before."""
        self._plan, self._order = plan, order
        said = (f"{order[seat.place - 1].name} : {seat_words(seat, plan.shape)}" for seat in plan.seats)
        self.setAccessibleDescription(" ; ".join((caption_of(plan), *said)))
        self.setMinimumSize(self._size(_LEAST_SEAT))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._size(_SEAT)

    def seat_area(self, row: int, place: int) -> QRect:
        """Return where the seat of a row and a column is drawn, both from 0, rows from the stage outwards."""
        if self._plan is None:
            return QRect()
        columns, rows = len(self._plan.numbers), len(self._plan.rows)
        aisle = self._aisle()
        free = self.width() - aisle - (columns - 1) * _GAP - 2
        width = max(_LEAST_SEAT, min(_SEAT + 30, free // max(1, columns)))
        left = max(1, (self.width() - columns * (width + _GAP) + _GAP - aisle) // 2)
        shown = rows - 1 - row if self._plan.viewpoint is Viewpoint.stage else row
        x = left + place * (width + _GAP) + (aisle if 0 < self._plan.aisle_after <= place else 0)
        y = self._seats_top() + shown * (_HIGH + _GAP)
        return QRect(x, y, width, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        plan = self._plan
        if plan is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bar(painter)
        for row, places in enumerate(plan.rows):
            for column, place in enumerate(places):
                self._paint_seat(painter, self.seat_area(row, column), place)
        if self.hasFocus():
            painter.setPen(QPen(QColor(Theme.tokens().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _size(self, seat: int) -> QSize:
        if self._plan is None:
            return QSize(200, 100)
        columns, rows = len(self._plan.numbers), len(self._plan.rows)
        width = columns * (seat + _GAP) - _GAP + self._aisle() + 4
        return QSize(width, rows * (_HIGH + _GAP) + _BAR + 2 * _GAP)

    def _aisle(self) -> int:
        return _AISLE if self._plan is not None and self._plan.aisle_after > 0 else 0

    def _bar_is_on_top(self) -> bool:
        """Tell whether what the seats face, or whoever looks, is above them: the stage or the room."""
        plan = self._plan
        if plan is None:
            return True
        return (plan.viewpoint is Viewpoint.room) == (plan.shape is SeatingShape.central_aisle)

    def _seats_top(self) -> int:
        return _BAR + _GAP if self._bar_is_on_top() else _GAP // 2

    def _paint_bar(self, painter: QPainter) -> None:
        plan, tokens = self._plan, Theme.tokens()
        if plan is None:
            return
        on_stage = plan.shape is SeatingShape.side_by_side
        words = self.tr("Salle") if on_stage else self.tr("Estrade")
        top = 1 if self._bar_is_on_top() else self._seats_top() + len(plan.rows) * (_HIGH + _GAP)
        area = QRect(1, top, self.width() - 2, _BAR - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.away))
        painter.drawRoundedRect(area, 6, 6)
        painter.setPen(QColor(tokens.muted))
        painter.setFont(text_font(TextSize.small))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_seat(self, painter: QPainter, area: QRect, place: int) -> None:
        tokens = Theme.tokens()
        person = self._order[place - 1] if place else None
        is_official = person is not None and not person.partner_id
        pen = QPen(QColor(tokens.accent if is_official else tokens.line), 2 if is_official else 1)
        pen.setStyle(Qt.PenStyle.SolidLine if person else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(QColor(tokens.accent_soft if is_official else tokens.surface))
        painter.drawRoundedRect(area, 8, 8)
        if person is None:
            return
        inner = area.adjusted(3, 4, -3, -3)
        painter.setPen(QColor(tokens.accent))
        painter.setFont(text_font(TextSize.base, strong=True))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), str(place))
        painter.setPen(QColor(tokens.text))
        painter.setFont(text_font(TextSize.small))
        metrics = painter.fontMetrics()
        lines = _two_lines(person.name, lambda words: metrics.horizontalAdvance(words) <= inner.width())
        top = inner.top() + 20
        for number, words in enumerate(lines):
            line = QRect(inner.x(), top + number * metrics.height(), inner.width(), metrics.height())
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), shown)


def _two_lines(name: str, fits: Callable[[str], bool]) -> list[str]:
    """Return a name on two lines: « Mme Solène », « Kerbrat », without the first name where there is no room."""
    words = name.split(" ")
    cut = 2 if len(words) > 2 else 1
    first = " ".join(words[:cut])
    return [first if fits(first) else words[0], " ".join(words[cut:])]
