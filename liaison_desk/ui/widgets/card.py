"""Cards, titles of sections, labels that shorten themselves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.dress import dressed, row, text, tooltip


class Card(QFrame):
    """A white surface with rounded corners that holds one subject."""

    def __init__(self, parent: QWidget | None = None, *, role: str = "card", margins: int = 2 * GRID) -> None:
        super().__init__(parent)
        dressed(self, role=role)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margins, margins, margins, margins)
        self.body.setSpacing(10)


def empty_card(words: str) -> Card:
    """Return what stands in place of a detail while nothing is pointed at: words in the middle."""
    card = Card()
    label = text(words, "muted", wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    card.body.addWidget(label, 1)
    return card


class ScrollCard(QFrame):
    """A card whose content scrolls when there is no room for it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, role="card")
        inner = dressed(QWidget(), role="plain")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.body.setSpacing(10)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(name)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._scroll)


class SectionTitle(QWidget):
    """A heading with a lighter remark beside it, and room for actions at the right."""

    def __init__(self, title: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = text(title, "heading")
        self._remark = text(remark, "muted")
        self.line = row(self._title, self._remark, None)
        self.setLayout(self.line)

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title.setText(title)

    def set_remark(self, remark: str) -> None:
        """Change what is said beside the heading."""
        self._remark.setText(remark)

    def add_action(self, widget: QWidget) -> None:
        """Put a button at the right end."""
        self.line.addWidget(widget)


class ElidedLabel(QLabel):
    """One line that ends in « … » when there is no room; the whole text is in the tooltip and for screen readers."""

    def __init__(self, words: str = "", role: str = "base", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        dressed(self, role=role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * self.fontMetrics().averageCharWidth(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip("" if self._shown() == self.text() else tooltip(self.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        area = self.contentsRect()
        painter.drawText(area, int(self.alignment() | Qt.TextFlag.TextSingleLine), self._shown())
        painter.end()

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
