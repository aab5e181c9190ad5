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
from liaison_desk.ui.icons import paint_icon
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme

_BAR = 4
_INSIDE = 8
_ICON_BESIDE_FROM = 60
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
        clashes: bool = False,
        movable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.row = row
        self.grabbed_at = QPoint()
        self._in_line = in_line
        self._clashes = clashes
        self._movable = movable
        self._dragging = False
        self._marked = False
        state = label(EngagementState(row.state))
        when = period(row.starts_at, row.ends_at, row.all_day)
        also = self.tr("en même temps qu'un autre") if clashes else ""
        self.setAccessibleName(", ".join(filter(None, (row.title, when, where(row), state, also))))
        self.setToolTip("\n".join(filter(None, (row.title, when, where_and_role(row), state, also))))
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
            self.opened.emit(self.row.id)
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
        self.menu_requested.emit(self.row.id, event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.row.id)

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
        self._paint_words(painter, area, self.row.title, colour, strong=True)

    def _paint_lines(self, painter: QPainter, strong: QColor, muted: QColor, ink: QColor) -> None:
        room = self.rect().adjusted(_BAR + _INSIDE, 4, -6, -3)
        if self._clashes:
            room.setRight(self._paint_clash(painter, room))
        step = painter.fontMetrics().lineSpacing() - 2
        state = label(EngagementState(self.row.state))
        lines = [(self.row.title, strong, True), (where_and_role(self.row), muted, False), (state, ink, True)]
        if room.height() >= 4 * step:
            lines.insert(1, (hours(self.row), muted, False))
        elif room.height() < 3 * step:
            lines = [lines[0], (" · ".join(filter(None, (state, where(self.row)))), ink, False)]
        top = room.top()
        for words, colour, is_strong in lines:
            if top + step - 2 > room.bottom() + 2 and top > room.top():
                break
            self._paint_words(painter, QRect(room.left(), top, room.width(), step), words, colour, strong=is_strong)
            top += step
            room.setRight(self.rect().right() - 6)

    def _paint_clash(self, painter: QPainter, room: QRect) -> int:
        """Paint a warning, or a red edge when a sign would leave no room for words; return where they end."""
        red = QColor(Theme.tokens().red)
        if room.width() > _ICON_BESIDE_FROM:
            paint_icon(painter, "alert", QRect(room.right() - 14, room.top() + 1, 14, 14), red)
            return room.right() - 16
        painter.fillRect(QRect(self.width() - 5, 5, 3, self.height() - 10), red)
        return room.right()

    def _paint_words(self, painter: QPainter, area: QRect, words: str, colour: QColor, *, strong: bool) -> None:
        font = text_font(TextSize.small, strong=strong)
        font.setStrikeOut(strong and state_look(self.row.state).struck)
        painter.setFont(font)
        painter.setPen(colour)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
