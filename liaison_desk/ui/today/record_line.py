"""A line of the first page that opens its record, by click or by Enter."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from liaison_desk.domain.records import Reference
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.dress import column, row, text

SIDE = 8
"""Pixels between the edge of a line and its words."""

_RADIUS = 8


class RecordLine(QAbstractButton):
    """Two lines of words between what leads and what ends it; arrows go from one line to the next.

    `beside` is a button that stands at its right, out of the line itself.
    """

    def __init__(
        self,
        reference: Reference,
        title: str,
        more: str,
        lead: QWidget | None = None,
        ends: tuple[QWidget, ...] = (),
        *,
        wraps: bool = False,
        beside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.reference = reference
        self.beside = beside
        first: QLabel = text(title, "strong", wrap=True) if wraps else ElidedLabel(title, "strong")
        words = column(first, spacing=0)
        if more:
            words.addWidget(text(more, "small", wrap=True) if wraps else ElidedLabel(more, "small"))
        line = row(spacing=12)
        line.setContentsMargins(SIDE, 5, SIDE, 5)
        if lead is not None:
            line.addWidget(lead, 0, Qt.AlignmentFlag.AlignTop if wraps else Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        for end in ends:
            line.addWidget(end, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)
        self.setAccessibleName(". ".join(part for part in (title, more) if part))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = Theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if self.isDown() else tokens.background))
            painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)
        painter.end()
