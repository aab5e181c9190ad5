"""The sections of a note at its left: number, heading, and a dot filled when something is written."""

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

from liaison_desk.ui.theme.fonts import text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.card import Card, SectionTitle

_FILLED = Qt.ItemDataRole.UserRole
_SIDE, _NUMBER, _DOT = 8, 28, 10


class SectionsList(Card):
    """`chosen` gives the heading pointed at; Up and Down go from one to the next."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=12)
        self.title = SectionTitle(self.tr("Sections"))
        self.list = _Headings()
        self.list.setAccessibleName(self.tr("Sections de la note"))
        self.body.setSpacing(6)
        self.body.addWidget(self.title)
        self.body.addWidget(self.list, 1)
        self.list.currentItemChanged.connect(self._on_current)

    def show_headings(self, headings: Sequence[str]) -> None:
        """Show these headings, pointing at the first, without saying so."""
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for number, heading in enumerate(headings, 1):
            item = QListWidgetItem(heading)
            item.setData(_FILLED, False)
            item.setData(Qt.ItemDataRole.ToolTipRole, f"{number}. {heading}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(blocked)

    def mark(self, filled: Sequence[bool]) -> None:
        """Say which sections hold something."""
        for row, one in enumerate(filled):
            item = self.list.item(row)
            item.setData(_FILLED, one)
            state = self.tr("rempli") if one else self.tr("vide")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row + 1}. {item.text()}, {state}")
        self.title.set_remark(self.tr("{done} sur {total}").format(done=sum(filled), total=len(filled)))

    def go(self, step: int) -> None:
        """Point at the next section (1) or the one before (-1)."""
        row = self.list.currentRow() + step
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _on_current(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if now is not None:
            self.chosen.emit(now.text())


class _Headings(QListWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_HeadingDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)  # headings wrap: their heights follow the width
        self.setMinimumWidth(150)


class _HeadingDelegate(QStyledItemDelegate):
    def __init__(self, headings: QListWidget) -> None:
        super().__init__(headings)
        self._headings = headings

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._headings.viewport().width()
        room = QRect(0, 0, width - 2 * _SIDE - _NUMBER - _DOT - _SIDE, 1000)
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
        self._dot(painter, area, bool(index.data(_FILLED)))
        painter.restore()

    def _write(
        self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex, selected: bool
    ) -> None:
        tokens = Theme.tokens()
        inner = area.adjusted(_SIDE, _SIDE, -_SIDE, -_SIDE)
        painter.setFont(text_font())
        painter.setPen(QColor(tokens.accent if selected else tokens.muted))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop), str(index.row() + 1))
        painter.setPen(QColor(tokens.accent if selected else tokens.text))
        words = inner.adjusted(_NUMBER, 0, -_DOT - _SIDE, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), str(index.data()))

    def _dot(self, painter: QPainter, area: QRect, filled: bool) -> None:
        accent = QColor(Theme.tokens().accent)
        painter.setPen(QPen(accent, 1.6))
        painter.setBrush(accent if filled else Qt.BrushStyle.NoBrush)
        middle = QPoint(area.right() - _SIDE - _DOT // 2, area.center().y() + 1)
        painter.drawEllipse(middle, _DOT // 2 - 1, _DOT // 2 - 1)
