"""One engagement on the week or the month: painted by its state, reached by the keyboard, named for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.french import period
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.ui.agenda.looks import hours, state_look, where, where_and_role
from liaison_desk.ui.agenda.travel_marks import BlockMarks
from liaison_desk.ui.icons import paint_icon
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.chip import chip_width, paint_chip
from liaison_desk.ui.widgets.dress import tooltip

_BAR = 4
_INSIDE = 8
_ICON_BESIDE_FROM = 60
_CHIP_HEIGHT = 18
_WORDS_BESIDE_CHIP = 34
_TALL = 7 * _CHIP_HEIGHT
LINE_HEIGHT = 24
"""Pixels of a block that shows one line."""

ARROWS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
"""What an arrow means: days, then places."""


class EventBlock(QAbstractButton):
    """`clicked` chooses it, `opened` (Enter, double click) opens it, `dragged` and `dropped` say where it is taken.

    `arrowed` gives the days and places of an arrow, and whether Alt takes the engagement along.
    """

    opened = Signal(str)
    menu_requested = Signal(str, QPoint)
    arrowed = Signal(int, int, bool)
    dragged = Signal(QPointF)
    dropped = Signal(QPointF)

    def __init__(
        self,
        row: EngagementRow,
        parent: QWidget,
        *,
        in_line: bool = False,
        marks: BlockMarks | None = None,
        movable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.row = row
        self.grabbed_at = QPoint()
        self._in_line = in_line
        self._marks = marks or BlockMarks()
        self._movable = movable
        self._dragging = False
        self._marked = False
        state = label(EngagementState(row.state))
        when = period(row.starts_at, row.ends_at, row.all_day)
        repeats = (self.tr("se répète"),) if row.series_id or row.recurrence else ()
        also = (*repeats, *self._marks.sentences)
        self.setAccessibleName(", ".join(filter(None, (row.title, when, where(row), state, *also))))
        self.setToolTip(tooltip("\n".join(filter(None, (row.title, when, where_and_role(row), state, *also)))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(120, LINE_HEIGHT)

    def mark(self, marked: bool) -> None:
        """Show that the detail is about it, or no longer."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.row.key)
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif event.key() in ARROWS:
            # told rather than passed on: a scroll area on the way would take it
            taken_along = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self.arrowed.emit(*ARROWS[Qt.Key(event.key())], taken_along)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.click()
        self.menu_requested.emit(self.row.key, event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.row.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.grabbed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position().toPoint() - self.grabbed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._movable and event.buttons() & Qt.MouseButton.LeftButton and (self._dragging or far):
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition())
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            self.setDown(False)
            self.unsetCursor()
            self.dropped.emit(event.globalPosition())
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, look = Theme.tokens(), state_look(self.row.state)
        ink, soft = QColor(tokens.ink(look.tone)), QColor(tokens.soft(look.tone))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.fillPath(shape, QColor(tokens.surface) if look.dashed else soft)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(QRect(0, 0, _BAR + 1, self.height()), ink)
        painter.restore()
        if look.dashed:
            painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
            painter.drawPath(shape)
        elif self.underMouse() or self._marked:
            painter.setPen(QPen(ink, 1))
            painter.drawPath(shape)
        if self.hasFocus() or self._marked:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawPath(shape)
        if self._in_line:
            self._paint_line(painter, QColor(tokens.text))
        else:
            self._paint_lines(painter, QColor(tokens.text), QColor(tokens.muted), ink)
        painter.end()

    def _paint_line(self, painter: QPainter, colour: QColor) -> None:
        area = self.rect().adjusted(_BAR + _INSIDE - 2, 0, -4, 0)
        look = state_look(self.row.state)
        spot = QRect(area.left(), area.center().y() - 6, 13, 13)
        paint_icon(painter, look.icon, spot, QColor(Theme.tokens().ink(look.tone)))
        area.setLeft(spot.right() + 6)
        start = hours(self.row).partition(" – ")[0]
        if start:
            painter.setFont(text_font(TextSize.small))
            painter.setPen(QColor(Theme.tokens().muted))
            wide = painter.fontMetrics().horizontalAdvance(start)
            if wide + 40 < area.width():
                painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), start)
                area.setLeft(area.left() + wide + 6)
        if self._marks.clashes:
            sign = QColor(Theme.tokens().ink(self._marks.clash_tone))
            paint_icon(painter, "alert", QRect(area.right() - 14, area.center().y() - 6, 13, 13), sign)
            area.setRight(area.right() - 18)
        if self.row.series_id or self.row.recurrence:
            area.setRight(_paint_repeat(painter, area.right(), area.center().y() - 6))
        self._paint_words(painter, area, self.row.title, colour, strong=True)

    def _paint_lines(self, painter: QPainter, strong: QColor, muted: QColor, ink: QColor) -> None:
        room = self.rect().adjusted(_BAR + _INSIDE, 4, -6, -3)
        chip = self._paint_preparation(painter, room)
        clash = QColor(Theme.tokens().ink(self._marks.clash_tone))
        first_right = self._paint_clash(painter, room, clash) if self._marks.clashes else room.right()
        if (self.row.series_id or self.row.recurrence) and room.width() > _ICON_BESIDE_FROM:
            first_right = _paint_repeat(painter, first_right, room.top() + 2)
        painter.setFont(text_font(TextSize.small))
        step = painter.fontMetrics().lineSpacing() + 1
        state = label(EngagementState(self.row.state))
        lines = [(self.row.title, strong, True), (where_and_role(self.row), muted, False), (state, ink, True)]
        if self._marks.clashes:
            lines.insert(1, (self._marks.clash_word, clash, True))
        if room.height() >= (len(lines) + 1) * step:
            lines.insert(1, (hours(self.row), muted, False))
        elif room.height() < 3 * step and not self._marks.clashes:
            lines = [lines[0], (" · ".join(filter(None, (state, where(self.row)))), ink, False)]
        top = room.top()
        for place, (words, colour, is_strong) in enumerate(lines):
            if top + step - 2 > room.bottom() + 2 and top > room.top():
                break
            line = QRect(room.left(), top, room.width(), step)
            if line.bottom() > chip.top() and not chip.isEmpty():
                line.setRight(chip.left() - 4)
            if not place:
                line.setRight(min(line.right(), first_right))
            self._paint_words(painter, line, words, colour, strong=is_strong)
            top += step

    def _paint_clash(self, painter: QPainter, room: QRect, colour: QColor) -> int:
        """Paint a warning, or a coloured edge when a sign would leave no room for words; return where they end."""
        if room.width() > _ICON_BESIDE_FROM:
            paint_icon(painter, "alert", QRect(room.right() - 14, room.top() + 1, 14, 14), colour)
            return room.right() - 16
        painter.fillRect(QRect(self.width() - 5, 5, 3, self.height() - 10), colour)
        return room.right()

    def _paint_preparation(self, painter: QPainter, room: QRect) -> QRect:
        """Paint how far the preparation is, at the foot; return its place, empty when there is no room."""
        look = self._marks.preparation
        if look is None:
            return QRect()
        wide = chip_width(look)
        lines_above = 2 if self._marks.clashes else 1
        beside = 0 if room.height() > _TALL else _WORDS_BESIDE_CHIP
        if room.width() < wide + beside or room.height() < (lines_above + 1) * _CHIP_HEIGHT:
            return QRect()
        area = QRect(room.right() - wide + 1, room.bottom() - _CHIP_HEIGHT + 1, wide, _CHIP_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(Theme.tokens().surface))
        painter.drawRoundedRect(area.adjusted(-1, -1, 1, 1), 7, 7)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_chip(painter, look, area)
        return area

    def _paint_words(self, painter: QPainter, area: QRect, words: str, colour: QColor, *, strong: bool) -> None:
        font = text_font(TextSize.small, strong=strong)
        font.setStrikeOut(strong and state_look(self.row.state).struck)
        painter.setFont(font)
        painter.setPen(colour)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def _paint_repeat(painter: QPainter, right: int, top: int) -> int:
    """Paint the sign of what comes back; return where the words end."""
    paint_icon(painter, "repeat", QRect(right - 12, top, 12, 12), QColor(Theme.tokens().muted))
    return right - 16
