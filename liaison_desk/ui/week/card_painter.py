"""Paints what stands in a half-day: engagements on a line or two, tasks as cards."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from liaison_desk.domain.french import NO_BREAK, clock
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.services.week_plan import PlannedTask
from liaison_desk.ui.icons import paint_icon
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import Tokens
from liaison_desk.ui.week.card_layout import ICON, INSIDE, CardLayout, Piece
from liaison_desk.ui.week.rows import HalfDayRows, WeekRow

_GAP = 6
_RADIUS = 7
_NARROW = 90
"""Width below which an engagement says only its hour."""

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTRED = int(Qt.AlignmentFlag.AlignCenter)


class CardPainter(QStyledItemDelegate):
    """The painter of the cards of one half-day; the layout is shared by all."""

    def __init__(self, layout: CardLayout, view: QListView, rows: HalfDayRows, card_width: Callable[[], int]) -> None:
        super().__init__(view)
        self._layout = layout
        self._card_width = card_width
        self._view = view
        self._rows = rows
        self._sizes: dict[tuple[int, int], QSize] = {}
        rows.modelReset.connect(self._sizes.clear)
        rows.layoutChanged.connect(self._sizes.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        # asked for several times at each painting
        key = (index.row(), self._card_width())
        if key not in self._sizes:
            self._sizes[key] = QSize(key[1], self._height(self._rows.row(index), key[1]))
        return self._sizes[key]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]  # absent from the stubs
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]  # absent from the stubs
        row = self._rows.row(index)
        if row is None:
            return
        pointed = bool(state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        size = QSize(self._card_width(), area.height() - _GAP + 1)
        painter.drawPixmap(area.topLeft(), self._picture(row, size, pointed=pointed, hovered=hovered))

    def _height(self, row: WeekRow | None, wide: int) -> int:
        if isinstance(row, PlannedTask):
            return self._layout.look(row, wide - 2, self._rows.now).height + _GAP + 2
        step = self._layout.small_metrics.lineSpacing()
        return (step if wide < _NARROW else 2 * step) + 8 + _GAP

    def _picture(self, row: WeekRow, size: QSize, *, pointed: bool, hovered: bool) -> QPixmap:
        """Return a card as a picture: its text is drawn once, not each time the week is painted."""
        ratio = self._view.devicePixelRatioF()
        key = (_shown(row), size.width(), ratio, Theme.tokens().is_dark, pointed, hovered, self._rows.now)
        kept = self._layout.pictures.get(key)
        if kept is not None:
            return kept
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_row(
            painter, QRect(1, 1, size.width() - 2, size.height() - 2), row, pointed=pointed, hovered=hovered
        )
        painter.end()
        self._layout.keep_picture(key, picture)
        return picture

    def _paint_row(self, painter: QPainter, card: QRect, row: WeekRow, *, pointed: bool, hovered: bool) -> None:
        if isinstance(row, PlannedTask):
            painter.setPen(_edge(Theme.tokens(), row, pointed=pointed, hovered=hovered))
            self._paint_task(painter, card, row)
            return
        ink = QColor(Theme.tokens().blue)
        edge = QPen(QColor(Theme.tokens().accent), 2) if pointed else QPen(ink, 1)
        painter.setPen(edge if pointed or hovered else Qt.PenStyle.NoPen)
        self._paint_engagement(painter, card, row, ink)

    def _paint_task(self, painter: QPainter, card: QRect, task: PlannedTask) -> None:
        tokens, layout = Theme.tokens(), self._layout
        look = layout.look(task, card.width(), self._rows.now)
        painter.setBrush(QColor(tokens.red_soft if task.late else tokens.surface))
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.translate(card.topLeft())
        painter.setFont(layout.strong)
        painter.setPen(QColor(tokens.text))
        for line, at in look.title:
            painter.drawText(at, line)
        for piece in look.pieces:
            self._paint_piece(painter, piece, tokens)

    def _paint_piece(self, painter: QPainter, piece: Piece, tokens: Tokens) -> None:
        said, area = piece.said, piece.area
        colour = QColor(getattr(tokens, said.tone))
        if said.boxed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(area, 5, 5)
        if said.icon:
            paint_icon(painter, said.icon, QRect(area.left(), area.center().y() - ICON // 2, ICON, ICON), colour)
        painter.setFont(self._layout.font(strong=said.strong))
        painter.setPen(colour)
        painter.drawText(piece.at, said.words)

    def _paint_engagement(self, painter: QPainter, card: QRect, row: EngagementRow, ink: QColor) -> None:
        layout, hour = self._layout, "" if row.all_day else clock(row.starts_at)
        painter.setBrush(QColor(Theme.tokens().blue_soft))
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setPen(ink)
        if card.width() < _NARROW:
            fits = layout.small_metrics.horizontalAdvance(hour) <= card.width() - 2
            painter.setFont(layout.small)
            painter.drawText(card, _CENTRED, (hour if fits else f"{row.starts_at.hour}{NO_BREAK}h") or "…")
            return
        step = layout.small_metrics.lineSpacing()
        inner = card.adjusted(INSIDE, 4, -INSIDE + 2, -3)
        paint_icon(painter, "engagement", QRect(inner.left(), inner.top() + step // 2 - 6, ICON, ICON), ink)
        inner.setLeft(inner.left() + ICON + 4)
        more = " · ".join(filter(None, (hour, row.place)))
        for place, (said, strong) in enumerate(((row.title, True), (more, False))):
            painter.setFont(layout.font(strong=strong))
            line = QRect(inner.left(), inner.top() + place * step, inner.width(), step)
            painter.drawText(line, _LEFT, layout.cut(said, line.width(), strong=strong))


def _shown(row: WeekRow) -> Hashable:
    """Return what of a row is seen on its card."""
    return row if isinstance(row, PlannedTask) else (row.title, row.starts_at, row.all_day, row.place)


def _edge(tokens: Tokens, task: PlannedTask, *, pointed: bool, hovered: bool) -> QPen:
    """Return the edge of a card: plain when the officer chose the place, dashed when it is proposed."""
    if pointed:
        return QPen(QColor(tokens.accent), 2)
    colour = tokens.red if task.late else tokens.field_line if hovered or not task.chosen else tokens.line
    return QPen(QColor(colour), 1, Qt.PenStyle.SolidLine if task.chosen else Qt.PenStyle.DashLine)
