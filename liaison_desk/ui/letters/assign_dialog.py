"""To whom letters go, what is to be done with them, for when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import RoutingInstruction
from liaison_desk.domain.typed_dates import typed_date, typed_time
from liaison_desk.services.letter_batches import Assignment
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.date_edits import DateEdit, Parsers
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.text_edits import ChoiceEditor


class AssignDialog(QDialog):
    """Four things that may each be left as they are; nothing happens while all are."""

    def __init__(
        self,
        letters: str,
        today: Callable[[], date],
        told: Callable[[Assignment], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._told = told
        self.setWindowTitle(self.tr("Attribuer {letters}").format(letters=letters))
        self.setMinimumWidth(460)
        kept = (None, self.tr("Ne pas changer"))
        self.unit = ChoiceEditor([kept, *((unit, label(unit)) for unit in Unit)])
        self.person = QLineEdit()
        self.person.setPlaceholderText(self.tr("Nom, fonction ou autre service"))
        self.instruction = ChoiceEditor([kept, *((one, label(one)) for one in RoutingInstruction)])
        self.due = DateEdit(Parsers(typed_date, typed_time, today))
        self._problem = text("", "problem", wrap=True)
        self._problem.hide()
        self.verb_button = button(self.tr("Attribuer"), self.accept, primary=True)
        self.verb_button.setDefault(True)
        back = button(self.tr("Ne rien changer"), self.reject)
        self.setLayout(
            column(
                text(self.windowTitle(), "heading", wrap=True),
                *self._field(self.tr("&Délégation"), self.unit, self.unit.input()),
                *self._field(self.tr("&Suivi par"), self.person, self.person),
                *self._field(self.tr("&Consigne"), self.instruction, self.instruction.input()),
                *self._field(self.tr("&Échéance"), self.due, self.due.input()),
                self._problem,
                row(None, back, self.verb_button),
                spacing=8,
                margins=20,
            )
        )
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.unit.input().setFocus()

    def accept(self) -> None:
        """Assign, once something is said."""
        try:
            due = self.due.value()
        except ValueError as error:
            self._say(str(error), self.due.input())
            return
        assignment = Assignment(self.unit.value(), self.person.text().strip() or None, self.instruction.value(), due)
        if assignment == Assignment():
            self._say(self.tr("choisissez à qui, ou ce qu'il faut faire"), self.unit.input())
            return
        super().accept()
        self._told(assignment)

    def _field(self, words: str, editor: QWidget, inside: QWidget) -> tuple[QWidget, QWidget]:
        named = text(words, "label")
        named.setBuddy(inside)
        inside.setAccessibleName(words.replace("&", ""))
        return named, editor

    def _say(self, sentence: str, at: QWidget) -> None:
        self._problem.setText(sentence[:1].upper() + sentence[1:])
        self._problem.show()
        at.setFocus()
