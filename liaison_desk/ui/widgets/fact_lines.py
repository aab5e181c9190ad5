"""What is known of a record, line by line: an icon, what it is about, words that can be copied or opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from liaison_desk.domain.records import Kind, Reference
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.dress import column, dressed, row, text
from liaison_desk.ui.widgets.messages import Picture

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse
_WIDEST_NAME = "Répondre avant le"
_INSIDE_LINK = 3

Open = Callable[[Reference], object]


@dataclass(frozen=True)
class Fact:
    """One line: an icon, what it is about, what is known; `partner_id` opens a partner, `more` stands under it."""

    icon: str
    name: str
    words: str
    partner_id: str = ""
    more: str = ""


class NameLink(QPushButton):
    """The name of a record, that opens it; cut when there is no room."""

    def __init__(self, words: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, role="link")
        self.setAutoDefault(False)
        self.setAccessibleName(spoken)
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._label = ElidedLabel(words, "strong")
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = row(self._label)
        line.setContentsMargins(_INSIDE_LINK, 0, _INSIDE_LINK, 0)
        self.setLayout(line)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(text_font(strong=True)).horizontalAdvance(self._label.text())
        return QSize(words + 2 * _INSIDE_LINK + 6, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 30)


def fact_line(fact: Fact, opens: Open) -> QWidget:
    """Return a fact as a line: icon, name, words."""
    made = QWidget()
    name = text(fact.name, "small")
    name.setFixedWidth(QFontMetrics(text_font(TextSize.small)).horizontalAdvance(_WIDEST_NAME) + 10)
    picture = Picture(fact.icon)
    line = row(picture, name, spacing=GRID)
    line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    line.setAlignment(name, Qt.AlignmentFlag.AlignTop)
    if fact.partner_id:
        name.setFixedHeight(30)
        picture.setFixedSize(16, 30)
        link = NameLink(fact.words, f"{fact.name}, {fact.words}")
        link.clicked.connect(lambda _checked=False: opens(Reference(Kind.partner, fact.partner_id)))
        words = column(row(link, None), spacing=0)
        if fact.more:
            words.addWidget(beside_link(selectable(fact.more)))
        line.addLayout(words, 1)
    else:
        line.addWidget(beside_link(selectable(fact.words)), 1)
    made.setLayout(line)
    return made


def beside_link(label: QLabel) -> QLabel:
    """Return the label with its words under those of the links of other lines."""
    label.setContentsMargins(_INSIDE_LINK, 0, 0, 0)
    return label


def selectable(words: str) -> QLabel:
    """Return plain text that can be copied."""
    shown = text(words, wrap=True)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.setTextInteractionFlags(_SELECTABLE)
    return shown
