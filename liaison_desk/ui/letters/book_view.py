"""The list of the signature book: several letters can be pointed at, answered together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from liaison_desk.domain.french import NO_BREAK
from liaison_desk.domain.letters import LetterState
from liaison_desk.domain.signature_book import BookEntry
from liaison_desk.ui.letters.book_model import BookModel, BookRole, translate
from liaison_desk.ui.letters.phrases import due_tone, due_words
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import Tokens, Tone
from liaison_desk.ui.widgets.chip import HEIGHT, ChipLook, chip_width, paint_chip

_ROW, _HEADING = 56, 40
_EDGE = 16
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class BookView(QListView):
    """`chosen` when the letters pointed at change, `opened` gives the id of the one to work on (Enter)."""

    chosen = Signal()
    opened = Signal(str)

    def __init__(self, model: BookModel, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = model
        self.setModel(model)
        self.setItemDelegate(_BookDelegate(today, self))
        self.setAccessibleName(self.tr("Parapheur, par personne attendue"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().selectionChanged.connect(self._on_selected)

    def selected(self) -> list[BookEntry]:
        """Return the letters pointed at, in the order of the book."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [entry for row in rows if (entry := self._book.entry_at(row))]

    def select_at(self, row: int) -> None:
        """Point at the letter of a row alone, or at the nearest one."""
        place = self._book.next_letter(row)
        if place >= 0:
            index = self._book.index(place)
            self.selectionModel().setCurrentIndex(index, _SELECT)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_opened(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _on_opened(self, index: QModelIndex) -> None:
        entry = self._book.entry_at(index.row())
        if entry is not None:
            self.opened.emit(entry.id)

    def _on_selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.chosen.emit()


def entry_look(entry: BookEntry) -> ChipLook:
    """Return what is expected of a letter as a chip."""
    if entry.waiting is None:
        return ChipLook(translate("Book", "revenu"), Tone.amber, "undo")
    if entry.is_to_sign:
        return ChipLook(translate("Book", "à signer"), Tone.blue, "edit")
    return ChipLook(translate("Book", "à viser"), Tone.blue, "waiting")


class _BookDelegate(QStyledItemDelegate):
    def __init__(self, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._today = today

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(240, _ROW if index.data(BookRole.entry) else _HEADING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = Theme.tokens()
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]  # absent from the stubs
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]  # absent from the stubs
        entry: BookEntry | None = index.data(BookRole.entry)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry is None:
            painter.setFont(text_font(TextSize.small, strong=True))
            painter.setPen(QColor(tokens.muted))
            words = area.adjusted(_EDGE, 8, -_EDGE, 0)
            shown = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        else:
            _paint_ground(painter, area, state, tokens)
            _paint_entry(painter, area.adjusted(_EDGE, 0, -_EDGE, 0), entry, self._today(), tokens)
        painter.restore()


def _paint_ground(painter: QPainter, area: QRect, state: QStyle.StateFlag, tokens: Tokens) -> None:
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(area, QColor(tokens.accent_soft))
        painter.fillRect(QRect(area.x(), area.y(), 3, area.height()), QColor(tokens.accent))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(area, QColor(tokens.background))
    painter.fillRect(QRect(area.x(), area.bottom(), area.width(), 1), QColor(tokens.line))


def _paint_entry(painter: QPainter, area: QRect, entry: BookEntry, today: date, tokens: Tokens) -> None:
    chip, middle = entry_look(entry), int(Qt.AlignmentFlag.AlignVCenter)
    width = chip_width(chip)
    paint_chip(painter, chip, QRect(area.right() - width, area.y() + 7, width, HEIGHT))
    top = QRect(area.x(), area.y() + 6, area.width() - width - 12, 22)
    painter.setFont(text_font(strong=True))
    painter.setPen(QColor(tokens.text))
    painter.drawText(
        top, middle, painter.fontMetrics().elidedText(entry.subject, Qt.TextElideMode.ElideRight, top.width())
    )
    bottom = QRect(area.x(), area.y() + 29, area.width(), 20)
    painter.setFont(text_font(TextSize.small))
    due = due_words(entry.due_date, today) if entry.due_date else ""
    room = painter.fontMetrics().horizontalAdvance(due) + 12 if due else 0
    painter.setPen(QColor(tokens.muted))
    told = painter.fontMetrics().elidedText(_second_line(entry), Qt.TextElideMode.ElideRight, bottom.width() - room)
    painter.drawText(bottom, middle, told)
    painter.setPen(QColor(tokens.ink(due_tone(entry.due_date, LetterState.in_circuit, today))))
    painter.drawText(bottom, middle | int(Qt.AlignmentFlag.AlignRight), due)


def _second_line(entry: BookEntry) -> str:
    parts = [entry.addressee, entry.waiting.person if entry.waiting else ""]
    if entry.revision > 1:
        parts.append(translate("Book", "version{space}{number}").format(space=NO_BREAK, number=entry.revision))
    if entry.last_remark:
        parts.append(f"«{NO_BREAK}{' '.join(entry.last_remark.split())}{NO_BREAK}»")
    return " · ".join(part for part in parts if part)
