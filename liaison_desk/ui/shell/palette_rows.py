"""What the palette shows: a line per command or record found, under the name of its group."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from liaison_desk.domain.records import Reference
from liaison_desk.ui.icons import paint_icon
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme

ROW_ROLE = Qt.ItemDataRole.UserRole
_LINE = 36
_TALL = 52
_HEAD = 28


@dataclass(frozen=True)
class SearchHit:
    """One record found: where it is, how it is called, and the words around what was found."""

    reference: Reference
    title: str
    detail: str = ""
    snippet: str = ""


@dataclass(frozen=True)
class PaletteRow:
    """One line: the head of a group when it leads nowhere."""

    title: str
    icon: str = ""
    detail: str = ""
    snippet: str = ""
    reference: Reference | None = None
    action: QAction | None = None

    @property
    def is_head(self) -> bool:
        """Tell whether it is only the name of a group."""
        return self.reference is None and self.action is None


def command_rows(commands: Iterable[tuple[str, QAction]], typed: str) -> list[PaletteRow]:
    """Return the commands whose words begin with every word typed."""
    rows: list[PaletteRow] = []
    for menu, action in commands:
        title = action.text().replace("&", "")
        if _begins(f"{title} {menu}", typed):
            shortcut = action.shortcut().toString()
            rows.append(PaletteRow(title, "command", f"{menu} · {shortcut}" if shortcut else menu, action=action))
    return rows


def hit_rows(hits: Sequence[SearchHit]) -> list[PaletteRow]:
    """Return records found as lines."""
    return [PaletteRow(hit.title, hit.reference.kind.value, hit.detail, hit.snippet, hit.reference) for hit in hits]


def plain(words: str) -> str:
    """Return words without accents or capitals, one character for one."""
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[:1] or letter for letter in words)


def _begins(words: str, typed: str) -> bool:
    known = plain(words).replace("'", " ").split()
    return all(any(word.startswith(part) for word in known) for part in plain(typed).split())


def marked(words: str, typed: str) -> list[tuple[str, bool]]:
    """Return words cut in pieces, true for those that begin as something typed."""
    folded, pieces, at = plain(words), list[tuple[str, bool]](), 0
    parts = sorted(plain(typed).split(), key=len, reverse=True)
    index = 0
    while index < len(words):
        starts = index == 0 or not folded[index - 1].isalnum()
        part = next((part for part in parts if starts and folded.startswith(part, index)), "")
        if part:
            if at < index:
                pieces.append((words[at:index], False))
            at = index + len(part)
            pieces.append((words[index:at], True))
        index = max(index + 1, at)
    if at < len(words):
        pieces.append((words[at:], False))
    return pieces


class PaletteDelegate(QStyledItemDelegate):
    """Paints a line, with what was typed in bold."""

    typed = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        shown: PaletteRow = index.data(ROW_ROLE)
        return QSize(200, _HEAD if shown.is_head else _TALL if shown.snippet else _LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown: PaletteRow = index.data(ROW_ROLE)
        tokens = Theme.tokens()
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]  # absent from the stubs
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]  # absent from the stubs
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if shown.is_head:
            painter.setFont(text_font(TextSize.small, strong=True))
            painter.setPen(QColor(tokens.muted))
            painter.drawText(area.adjusted(12, 6, -12, 0), Qt.AlignmentFlag.AlignVCenter, shown.title)
        else:
            if state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.accent_soft))
                painter.drawRoundedRect(area.adjusted(4, 1, -4, -1), 8, 8)
            self._paint_row(painter, area.adjusted(14, 0, -14, 0), shown)
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRect, shown: PaletteRow) -> None:
        tokens = Theme.tokens()
        paint_icon(painter, shown.icon, QRect(area.x(), area.center().y() - 8, 17, 17), QColor(tokens.accent))
        small = QFontMetrics(text_font(TextSize.small))
        detail = small.horizontalAdvance(shown.detail) + 12
        first = QRect(area.x() + 30, area.y() + (6 if shown.snippet else 0), area.width() - 30 - detail, 20)
        if not shown.snippet:
            first.setHeight(area.height())
        self._paint_marked(painter, first, shown.title, QColor(tokens.text), TextSize.base)
        if shown.snippet:
            second = QRect(first.x(), first.bottom() + 1, area.width() - 30, 18)
            self._paint_marked(painter, second, shown.snippet, QColor(tokens.muted), TextSize.small)
        painter.setFont(text_font(TextSize.small))
        painter.setPen(QColor(tokens.muted))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRect(area.x(), first.y(), area.width(), first.height()), right, shown.detail)

    def _paint_marked(self, painter: QPainter, area: QRect, words: str, colour: QColor, size: TextSize) -> None:
        painter.setPen(colour)
        left = area.x()
        for piece, strong in marked(words, self.typed):
            font = text_font(size, strong=strong)
            painter.setFont(font)
            metrics = QFontMetrics(font)
            room = area.right() - left
            if room <= 0:
                return
            shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, area.y(), room + 2, area.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            left += metrics.horizontalAdvance(shown)
