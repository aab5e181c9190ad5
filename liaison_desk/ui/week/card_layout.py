"""What the card of a task says and where: title, what it is about, effort, due date and state."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPixmap, QTextLayout, QTextOption

from liaison_desk.services.week_plan import PlannedTask
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.week import words

INSIDE = 8
"""Pixels between the edge of a card and its words."""

ICON = 13
"""Side of an icon in a card, in pixels."""

_BETWEEN = 8
_BOX = 12
_KEPT = 400
_PICTURES = 150


@dataclass(frozen=True)
class Said:
    """A word of the last lines; `tone` is the name of a colour."""

    words: str
    tone: str
    icon: str = ""
    strong: bool = False
    boxed: bool = False
    shrinks: bool = False
    """Whether it is cut to end its line, rather than begin another."""


@dataclass(frozen=True)
class Piece:
    """A word, its area from the corner of the card, and where its first letter stands."""

    said: Said
    area: QRect
    at: QPoint


@dataclass(frozen=True)
class CardLook:
    """A task laid out for a width."""

    title: tuple[tuple[str, QPoint], ...]
    pieces: tuple[Piece, ...]
    height: int


class CardLayout:
    """Lays cards out; what was laid out is kept, for the same cards are painted again and again."""

    def __init__(self) -> None:
        self._looks: dict[tuple[PlannedTask, int, date], CardLook] = {}
        self.pictures: dict[Hashable, QPixmap] = {}
        """Cards already drawn, by all that changes how they look."""
        self.take_fonts()

    def take_fonts(self) -> None:
        """Take the fonts anew (the application's has changed)."""
        self.strong, self.small = text_font(TextSize.small, strong=True), text_font(TextSize.small)
        self.strong_metrics, self.small_metrics = QFontMetrics(self.strong), QFontMetrics(self.small)
        self._looks.clear()
        self.pictures.clear()

    def keep_picture(self, key: Hashable, picture: QPixmap) -> None:
        """Keep a card drawn; those of weeks left long ago go."""
        if len(self.pictures) >= _PICTURES:
            self.pictures.clear()
        self.pictures[key] = picture

    def look(self, task: PlannedTask, wide: int, now: date) -> CardLook:
        """Return a task laid out on a card so wide."""
        key = (task, wide, now)
        if key not in self._looks:
            if len(self._looks) > _KEPT:
                self._looks.clear()
            self._looks[key] = self._laid_out(task, wide - 2 * INSIDE, now)
        return self._looks[key]

    def cut(self, said: str, wide: int, *, strong: bool = False) -> str:
        """Return words that end in « … » when there is no room."""
        metrics = self.strong_metrics if strong else self.small_metrics
        return metrics.elidedText(said, Qt.TextElideMode.ElideRight, wide) if said else ""

    def font(self, *, strong: bool) -> QFont:
        """Return the font of a word."""
        return self.strong if strong else self.small

    def _laid_out(self, task: PlannedTask, wide: int, now: date) -> CardLook:
        lines, step = self._two_lines(task.title, wide), self.strong_metrics.lineSpacing()
        first = INSIDE - 2 + self.strong_metrics.ascent()
        title = tuple((line, QPoint(INSIDE, first + rank * step)) for rank, line in enumerate(lines))
        pieces = tuple(self._flowed(_said(task, now), INSIDE + 1 + step * len(lines), wide))
        return CardLook(title, pieces, pieces[-1].area.bottom() + INSIDE - 1)

    def _flowed(self, said: Iterator[Said], top: int, wide: int) -> Iterator[Piece]:
        """Yield words side by side, line after line."""
        left, step = 0, self.small_metrics.lineSpacing() + 2
        for one in said:
            metrics = self.strong_metrics if one.strong else self.small_metrics
            around = (_BOX if one.boxed else 0) + (ICON + 3 if one.icon else 0)
            needed = min(metrics.horizontalAdvance(one.words) + around, wide)
            if one.shrinks:
                needed = min(needed, wide - left)
                one = replace(one, words=self.cut(one.words, needed))
            elif left and left + needed > wide:
                left, top = 0, top + step
            area = QRect(INSIDE + left, top, needed + 1, step - 1)
            indent = _BOX // 2 if one.boxed else ICON + 3 if one.icon else 0
            yield Piece(
                one,
                area,
                QPoint(area.left() + indent, top + (area.height() - metrics.height()) // 2 + metrics.ascent()),
            )
            left += wide if one.shrinks else needed + _BETWEEN

    def _two_lines(self, title: str, wide: int) -> tuple[str, ...]:
        """Return a title on one or two lines, the second one cut when there is more."""
        layout = QTextLayout(title, self.strong)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(wide)
        taken = line.textLength()
        layout.endLayout()
        if taken >= len(title):
            return (title,)
        return title[:taken].rstrip(), self.cut(title[taken:], wide, strong=True)


def _said(task: PlannedTask, now: date) -> Iterator[Said]:
    if task.total:
        yield Said(words.effort(task), "accent", strong=True, boxed=True)
    if task.about_label:
        yield Said(task.about_label, "muted", shrinks=True)
    if dated := words.due(task, now):
        yield Said(dated, "red" if task.late else "muted")
    if task.late:
        yield Said(words.late(), "red", "late", strong=True)
    if task.pinned:
        yield Said(words.pinned(), "muted", "pinned")
    yield Said(words.chosen(), "accent", "check") if task.chosen else Said(words.proposed(), "muted")
