"""The sections of a note at its left: number, heading, and a sign that says whether something is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from liaison_desk.ui.briefings.written_note import SectionState
from liaison_desk.ui.icons import paint_icon
from liaison_desk.ui.theme.fonts import text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.card import Card, SectionTitle

_STATE = Qt.ItemDataRole.UserRole
_NUMBERED = Qt.ItemDataRole.UserRole + 1
_SIDE, _NUMBER, _SIGN = 8, 28, 14

PARTICULARS = ""
"""Stands for the fields of the form, before its sections."""


class SectionsList(Card):
    """`chosen` gives the heading pointed at, `PARTICULARS` for the fields; Up and Down go from one to the next."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=12)
        self.title = SectionTitle(self.tr("Sections"))
        self.list = _Headings()
        self.list.setAccessibleName(self.tr("Sections de la note"))
        self._first = 0
        self.body.setSpacing(6)
        self.body.addWidget(self.title)
        self.body.addWidget(self.list, 1)
        self.list.currentItemChanged.connect(self._on_current)

    def show_headings(self, headings: Sequence[str], *, with_particulars: bool = False, numbered: bool = True) -> None:
        """Show these headings, pointing at the first, without saying so."""
        blocked = self.list.blockSignals(True)
        self.list.clear()
        self._first = int(with_particulars)
        if with_particulars:
            item = QListWidgetItem(self.tr("Renseignements"))
            item.setToolTip(self.tr("Les champs de cette forme de note"))
            self.list.addItem(item)
        for number, heading in enumerate(headings, 1):
            item = QListWidgetItem(heading)
            item.setData(_STATE, SectionState.empty)
            item.setData(_NUMBERED, number if numbered else 0)
            self.list.addItem(item)
        self.list.setCurrentRow(self._first)
        self.list.blockSignals(blocked)

    def mark(self, states: Sequence[SectionState]) -> None:
        """Say what there is in each section."""
        words = {
            SectionState.filled: self.tr("rempli"),
            SectionState.by_desk: self.tr("rempli par le bureau"),
            SectionState.empty: self.tr("vide"),
            SectionState.missing: self.tr("vide, obligatoire"),
        }
        for row, one in enumerate(states, self._first):
            item = self.list.item(row)
            item.setData(_STATE, one)
            number = row + 1 - self._first
            item.setToolTip(f"{number}. {item.text()} : {words[one]}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{number}. {item.text()}, {words[one]}")
        done = sum(one in {SectionState.filled, SectionState.by_desk} for one in states)
        self.title.set_remark(self.tr("{done} sur {total}").format(done=done, total=len(states)))

    def go(self, step: int) -> None:
        """Point at the next section (1) or the one before (-1)."""
        row = self.list.currentRow() + step
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def point_at(self, heading: str) -> None:
        """Point at a section by its heading."""
        rows = range(self._first, self.list.count())
        row = next((row for row in rows if self.list.item(row).text() == heading), None)
        if heading == PARTICULARS and self._first:
            row = 0
        if row is not None:
            self.list.setCurrentRow(row)

    def current(self) -> str:
        """Return the heading pointed at, `PARTICULARS` for the fields."""
        row = self.list.currentRow()
        return PARTICULARS if row < self._first else self.list.item(row).text()

    def _on_current(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if now is not None:
            self.chosen.emit(self.current())


class _Headings(QListWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_HeadingDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)  # headings wrap: their heights follow the width
        self.setWordWrap(True)  # Qt lays rows out again at another width only then
        self.setMinimumWidth(150)


class _HeadingDelegate(QStyledItemDelegate):
    def __init__(self, headings: QListWidget) -> None:
        super().__init__(headings)
        self._headings = headings

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._headings.viewport().width()
        room = QRect(0, 0, width - 2 * _SIDE - _NUMBER - _SIGN - _SIDE, 1000)
        flags = int(Qt.TextFlag.TextWordWrap)
        words = QFontMetrics(text_font()).boundingRect(room, flags, str(index.data()))
        return QSize(width, words.height() + 2 * _SIDE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = Theme.tokens()
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]  # absent from the stubs
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]  # absent from the stubs
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if selected else tokens.away))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 2, -1, -2), 6, 6)
        self._write(painter, area, index, selected)
        if state_said := index.data(_STATE):
            self._sign(painter, area, SectionState(state_said))
        painter.restore()

    def _write(
        self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex, selected: bool
    ) -> None:
        tokens = Theme.tokens()
        inner = area.adjusted(_SIDE, _SIDE, -_SIDE, -_SIDE)
        painter.setFont(text_font())
        painter.setPen(QColor(tokens.accent if selected else tokens.muted))
        number = index.data(_NUMBERED)
        if number is None:
            side = painter.fontMetrics().height()
            place = QRect(inner.left(), inner.top(), side - 2, side)
            paint_icon(painter, "particulars", place, QColor(tokens.accent if selected else tokens.muted))
        elif number:
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop), str(number))
        painter.setPen(QColor(tokens.accent if selected else tokens.text))
        words = inner.adjusted(_NUMBER, 0, -_SIGN - _SIDE, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), str(index.data()))

    def _sign(self, painter: QPainter, area: QRect, state: SectionState) -> None:
        """Draw a full dot, a ring, an alert for what must be written, a half-full dot for what the desk wrote."""
        tokens = Theme.tokens()
        middle = QPoint(area.right() - _SIDE - _SIGN // 2, area.center().y() + 1)
        if state is SectionState.missing:
            place = QRect(middle.x() - _SIGN // 2, middle.y() - _SIGN // 2, _SIGN, _SIGN)
            paint_icon(painter, "alert", place, QColor(tokens.amber))
            return
        accent = QColor(tokens.accent)
        painter.setPen(QPen(accent, 1.6))
        painter.setBrush(accent if state is SectionState.filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, 4, 4)
        if state is SectionState.by_desk:
            painter.setBrush(accent)
            painter.drawChord(QRect(middle.x() - 4, middle.y() - 4, 8, 8), 90 * 16, 180 * 16)
