"""Chips: a state as icon, word and colour."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from liaison_desk.ui.icons import paint_icon
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import Tone

HEIGHT = 22
_SIDE = 8
_ICON = 14


@dataclass(frozen=True)
class ChipLook:
    """What a chip says: a word, a tone, an icon of `icons.GLYPHS` (or none)."""

    word: str
    tone: Tone = Tone.neutral
    icon: str = ""


def chip_width(look: ChipLook) -> int:
    """Return the width in pixels that a chip needs."""
    words = QFontMetrics(text_font(TextSize.small, strong=True)).horizontalAdvance(look.word)
    return words + 2 * _SIDE + (_ICON + 4 if look.icon else 0)


def paint_chip(painter: QPainter, look: ChipLook, area: QRect) -> None:
    """Draw a chip that fills a rectangle."""
    tokens = Theme.tokens()
    ink = QColor(tokens.ink(look.tone))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.soft(look.tone)))
    painter.drawRoundedRect(area, 6, 6)
    inner = area.adjusted(_SIDE, 0, -_SIDE, 0)
    if look.icon:
        paint_icon(painter, look.icon, QRect(inner.x(), inner.center().y() - _ICON // 2 + 1, _ICON, _ICON), ink)
        inner.setLeft(inner.left() + _ICON + 4)
    painter.setFont(text_font(TextSize.small, strong=True))
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(look.word, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    painter.restore()


class Chip(QWidget):
    """A chip in a layout."""

    def __init__(
        self, word: str = "", tone: Tone = Tone.neutral, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = ChipLook(word, tone, icon)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)

    def set_look(self, look: ChipLook) -> None:
        """Say something else."""
        self._look = look
        self.setAccessibleName(look.word)
        self.updateGeometry()
        self.update()

    def look(self) -> ChipLook:
        """Return what it says."""
        return self._look

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._look), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self._look, self.rect())
        painter.end()
