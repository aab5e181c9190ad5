"""Entering what was voted, one key for each result, all the reports in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton, QWidget

from liaison_desk.domain.council_reports import VoteResult
from liaison_desk.domain.french import full_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.validation import validated
from liaison_desk.domain.votes import BY_KEY, VoteFields
from liaison_desk.errors import InvalidFields
from liaison_desk.services.report_lines import ReportLine
from liaison_desk.ui.forms.cells import Cell, choice_cell
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn, cell_column
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card, ElidedLabel
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import Banner

_RESULT = 2
_SHOWN_ONLY = ("label", "title")
translate = QCoreApplication.translate


class VotesTable(EditableTable):
    """One line for each report; a letter on the number, the object or the result enters the result and goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            (
                TableColumn("label", translate("Sittings", "N°"), 60, editable=False),
                TableColumn("title", translate("Sittings", "Objet"), editable=False),
                cell_column("vote_result", translate("Sittings", "Résultat"), choice_cell(VoteResult), 132),
                TableColumn("resolution_number", translate("Sittings", "Délibération"), 120),
                cell_column("votes_for", translate("Sittings", "Pour"), _count_cell(), 58),
                cell_column("votes_against", translate("Sittings", "Contre"), _count_cell(), 62),
                cell_column("abstentions", translate("Sittings", "Abst."), _count_cell(), 58),
                TableColumn("amended_text", translate("Sittings", "Ce qui a changé"), 170),
            ),
            translate("Sittings", "Votes"),
            dict,
            parent,
            visible_rows=6,
        )
        self.add_button.hide()
        for tool in self.findChildren(QToolButton):
            tool.hide()
        self.table.setWordWrap(False)
        self.table.installEventFilter(self)

    def add(self) -> None:
        """Add nothing: the lines are the reports of the sitting."""

    def remove(self) -> None:
        """Take nothing away."""

    def move_row(self, step: int) -> None:
        """Keep the order of the sitting."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            typed = event.text().upper()
            is_alone = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if typed in BY_KEY and is_alone and self.table.currentColumn() <= _RESULT:
                self.enter(BY_KEY[typed])
                return True
        return super().eventFilter(watched, event)

    def enter(self, result: VoteResult) -> None:
        """Give the report pointed at its result and go to the next."""
        place = self.table.currentRow()
        item = self.table.item(place, _RESULT)
        if item is None:
            return
        item.setText(label(result))
        if place + 1 < self.table.rowCount():
            self.table.setCurrentCell(place + 1, self.table.currentColumn())


class VotesView(QWidget):
    """`entered` gives the votes typed (VoteFields), `given_up` when nothing is to be recorded."""

    entered = Signal(object)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel("", "title")
        self._banner = Banner()
        self.table = VotesTable()
        words = self.tr("Enregistrer les votes")
        self.save_button = button(words, self.save, primary=True, compact=True, meaning="save")
        self.save_button.setToolTip(self.tr("Ctrl+S"))
        self.give_up_button = button(self.tr("Abandonner"), self.given_up.emit, compact=True)
        self._lay_out()
        for keys in ("Ctrl+S", "Ctrl+Return"):
            shortcut = QShortcut(QKeySequence(keys), self, self.save)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def begin(self, sitting: SittingFields, lines: Sequence[ReportLine], votes: Sequence[VoteFields]) -> None:
        """Show what is known of the votes of a sitting."""
        when = full_date(sitting.held_on)
        self._title.setText(self.tr("Votes : {title}, {day}").format(title=sitting.title, day=when))
        self._banner.clear()
        called = {line.id: (line.number or "–", line.title) for line in lines}
        rows = [
            {"label": called[vote.report_id][0], "title": called[vote.report_id][1], **vote.model_dump()}
            for vote in votes
        ]
        self.table.set_value(rows)
        self.table.table.setFocus()
        if rows:
            self.table.table.setCurrentCell(0, _RESULT)

    def save(self) -> None:
        """Give the votes typed; what is wrong is said with its line."""
        try:
            votes = [_vote(place, values) for place, values in enumerate(self.table.value(), 1)]
        except ValueError as error:
            self._banner.say(str(error)[:1].upper() + str(error)[1:], Tone.red)
            return
        self.entered.emit(votes)

    def _lay_out(self) -> None:
        keys = ", ".join(f"{key} {label(result)}" for key, result in BY_KEY.items())
        card = Card()
        hint = self.tr("Une touche par résultat : {keys}. Chaque résultat va au registre des décisions.")
        card.body.addWidget(text(hint.format(keys=keys), "muted", wrap=True))
        card.body.addWidget(self.table, 1)
        head = row(self._title, self.give_up_button, self.save_button)
        layout = column(head, self._banner, card, spacing=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)


def _vote(place: int, values: dict[str, Any]) -> VoteFields:
    try:
        return validated(VoteFields, {name: one for name, one in values.items() if name not in _SHOWN_ONLY})
    except InvalidFields as error:
        words = translate("Sittings", "ligne {row} : {problem}")
        raise ValueError(words.format(row=place, problem=error.problems[0].sentence)) from None


def _count_cell() -> Cell:
    """Return a cell that holds a number of votes, or nothing."""

    def write(value: Any) -> str:
        return "" if value is None else str(value)

    def read(words: str) -> int | None:
        if not words.strip():
            return None
        if not words.strip().isdigit():
            raise ValueError(translate("Sittings", "un nombre de voix est attendu"))
        return int(words)

    return Cell(write, read)
