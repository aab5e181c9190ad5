"""What the sheet of an engagement is made of beside its facts: people, sequences, menus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QMenu, QWidget

from liaison_desk.domain.records import Kind, Reference
from liaison_desk.ui.agenda.facts import Person
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.fact_lines import NameLink, Open, selectable


def fill_menu(menu: QMenu, actions: Sequence[QAction]) -> None:
    """Put actions in a menu in place of those before."""
    for action in menu.actions():
        menu.removeAction(action)
    menu.addActions(list(actions))


def person_line(person: Person, opens: Open) -> QWidget:
    """Return somebody expected as a line."""
    made = QWidget()
    name = NameLink(person.name, ", ".join(filter(None, (person.name, person.more))))
    name.clicked.connect(lambda _checked=False: opens(Reference(Kind.partner, person.id)))
    line = row(name, text(person.more, "small", wrap=True))
    line.setStretch(1, 1)
    made.setLayout(line)
    return made


def sequence_line(hour: str, title: str, rest: str) -> QWidget:
    """Return a sequence of the programme as a line."""
    made = QWidget()
    when = text(hour, "label")
    when.setFixedWidth(QFontMetrics(text_font(TextSize.small, strong=True)).horizontalAdvance("00 h 00") + 10)
    words = column(selectable(title), spacing=0)
    if rest:
        words.addWidget(text(rest, "small", wrap=True))
    line = row(when, spacing=GRID)
    line.setAlignment(when, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    made.setLayout(line)
    return made
