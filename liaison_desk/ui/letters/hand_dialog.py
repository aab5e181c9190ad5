"""To whom a letter was given by hand, and when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from liaison_desk.domain.typed_dates import typed_date, typed_time
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.date_edits import DateEdit, Parsers
from liaison_desk.ui.widgets.dress import column, row, text


class HandDialog(QDialog):
    """Asks who received a letter; nothing happens without a name and a day."""

    def __init__(
        self, named: str, today: date, told: Callable[[str, date], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._told = told
        self.setWindowTitle(self.tr("Remis en main propre"))
        self.setMinimumWidth(440)
        self.receiver = QLineEdit()
        label = text(self.tr("&Remis à"), "label")
        label.setBuddy(self.receiver)
        self.day = DateEdit(Parsers(typed_date, typed_time, lambda: today))
        self.day.set_value(today)
        self.day.name(self.tr("Remis le"), required=True)
        when = text(self.tr("R&emis le"), "label")
        when.setBuddy(self.day.input())
        self._problem = text("", "problem", wrap=True)
        self._problem.hide()
        done = button(self.tr("Enregistrer l'envoi"), self.accept, primary=True)
        done.setDefault(True)
        leave = button(self.tr("Abandonner"), self.reject)
        fields = (label, self.receiver, when, self.day, self._problem)
        self.setLayout(column(text(named, "muted", wrap=True), *fields, row(None, leave, done), spacing=10, margins=20))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.receiver.setFocus()

    def accept(self) -> None:
        receiver = self.receiver.text().strip()
        try:
            day = self.day.value()
        except ValueError as error:
            self._tell(str(error), self.day)
            return
        if not receiver:
            self._tell(self.tr("Indiquez à qui : l'accueil, le secrétariat, la personne elle-même…"), self.receiver)
        elif day is None:
            self._tell(self.tr("Indiquez le jour de la remise."), self.day)
        else:
            super().accept()
            self._told(receiver, day)

    def _tell(self, sentence: str, where: QWidget) -> None:
        self._problem.setText(sentence)
        self._problem.show()
        self.adjustSize()
        where.setFocus()
