"""One commune on the map: its name, the last visit, how many in a year; shaded by how long ago, and said in words."""

from __future__ import annotations

from datetime import date
from enum import IntEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from liaison_desk.domain.coverage import CoverageLine, Visits, months_since, time_since
from liaison_desk.domain.french import counted, full_date
from liaison_desk.ui.agenda.event_block import ARROWS
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.dress import tooltip

_RADIUS = 6
_INSIDE = 6


class Recency(IntEnum):
    """How long ago the last visit was, the most recent last."""

    never = 0
    over_a_year = 1
    within_a_year = 2
    within_six_months = 3
    within_three_months = 4


_SHARE_OF_ACCENT = (0.0, 0.06, 0.14, 0.24, 0.36)


def recency(visits: Visits, today: date) -> Recency:
    """Return how recent the last visit is."""
    if visits.last_on is None:
        return Recency.never
    months = months_since(visits.last_on, today)
    return Recency(1 + (months < 12) + (months < 6) + (months < 3))


def ground(level: Recency) -> QColor:
    """Return the colour of a level: the more recent, the nearer to the accent; words stay readable on it."""
    tokens, share = Theme.tokens(), _SHARE_OF_ACCENT[level]
    surface, accent = QColor(tokens.surface), QColor(tokens.accent)
    mixed = [round(low + (high - low) * share) for low, high in zip(_parts(surface), _parts(accent), strict=True)]
    return QColor(*mixed)


def visits_words(line: CoverageLine, today: date) -> list[str]:
    """Return what is known of the visits to a place, in full: last one, number, representations, refusals."""
    visits = line.visits
    last = f"{time_since(visits.last_on, today)}"
    if visits.last_on:
        last += f", le {full_date(visits.last_on)} : {visits.last_title}"
    told = [f"dernière venue : {last}", f"{counted(visits.in_twelve_months, 'venue')} en 12 mois"]
    if visits.represented:
        told.append(f"{counted(visits.represented, 'représentation')} en 12 mois")
    if visits.refusals:
        told.append(f"{counted(visits.refusals, 'refus', 'refus')} en 24 mois")
    return told


class Tile(QAbstractButton):
    """`arrowed` gives the columns and rows of an arrow."""

    arrowed = Signal(int, int)

    def __init__(self, line: CoverageLine, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = line
        self._today = today
        self._level = recency(line.visits, today)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        told = visits_words(line, today)
        self.setAccessibleName(", ".join([line.name, *told]))
        self.setToolTip(tooltip("\n".join([line.name, *told])))

    def sizeHint(self) -> QSize:
        return QSize(96, 68)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self.arrowed.emit(*ARROWS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = Theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setBrush(ground(self._level))
        is_never = self._level is Recency.never
        edge = QPen(QColor(tokens.field_line), 1, Qt.PenStyle.DashLine if is_never else Qt.PenStyle.SolidLine)
        if self.isChecked() or self.hasFocus():
            edge = QPen(QColor(tokens.accent), 2.5 if self.hasFocus() else 2)
        elif not is_never and not self.underMouse():
            edge = QPen(QColor(tokens.line), 1)
        painter.setPen(edge)
        painter.drawRoundedRect(shape, _RADIUS, _RADIUS)
        self._paint_words(painter, self.rect().adjusted(_INSIDE, 4, -4, -4))
        painter.end()

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        painter.setPen(QColor(Theme.tokens().text))
        visits = self.line.visits
        painter.setFont(text_font(TextSize.small))
        metrics = painter.fontMetrics()
        step = metrics.height()
        counts = next((words for words in _counts(visits) if metrics.horizontalAdvance(words) <= room.width()), "")
        foot = [time_since(visits.last_on, self._today), counts]
        top = room.bottom() + 1 - step * len(foot)
        for place, words in enumerate(foot):
            area = QRect(room.left(), top + place * step, room.width(), step)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.setFont(text_font(TextSize.small, strong=True))
        name = QRect(room.left(), room.top(), room.width(), top - room.top())
        for place, words in enumerate(_in_lines(painter, self.line.name, name.width(), max(1, name.height() // step))):
            area = QRect(name.left(), name.top() + place * step, name.width(), step)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)


def _in_lines(painter: QPainter, name: str, width: int, lines: int) -> list[str]:
    """Return a name cut after its dashes and spaces, in so many lines; the last one ends in « … » when it must."""
    metrics, found = painter.fontMetrics(), [""]
    for part in name.replace("-", "-\n").replace(" ", " \n").split("\n"):
        if found[-1] and metrics.horizontalAdvance(found[-1] + part.rstrip()) > width and len(found) < lines:
            found.append("")
        found[-1] += part
    return [metrics.elidedText(one.strip(), Qt.TextElideMode.ElideRight, width) for one in found]


def _counts(visits: Visits) -> list[str]:
    """Return the numbers of a commune, the fullest wording first."""
    refusals = counted(visits.refusals, "refus", "refus")
    if not visits.refusals:
        return [f"{visits.in_twelve_months} en 12 mois"]
    if visits.last_on is None:
        return [refusals]
    comings = counted(visits.in_twelve_months, "venue")
    return [
        f"{visits.in_twelve_months} en 12 mois · {refusals}",
        f"{comings} · {refusals}",
        f"{visits.in_twelve_months} · {refusals}",
    ]


def _parts(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
