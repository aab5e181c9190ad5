"""What is asked before the clock of a letter stops or goes elsewhere: which pieces, to whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from liaison_desk.domain.typed_dates import typed_date, typed_time
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.date_edits import DateEdit, Parsers
from liaison_desk.ui.widgets.dress import column, row, text

_USUAL_DELAY = timedelta(days=30)


class PiecesDialog(QDialog):
    """Asks which pieces are missing and until when they may come."""

    def __init__(self, today: date, told: Callable[[list[str], date], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self._today = today
        self.setWindowTitle(self.tr("Pièces demandées"))
        self.setMinimumWidth(440)
        self.pieces = QPlainTextEdit()
        self.pieces.setTabChangesFocus(True)
        self.pieces.setMaximumHeight(110)
        self.pieces.setAccessibleName(self.tr("Pièces manquantes, une par ligne"))
        self.limit = DateEdit(Parsers(typed_date, typed_time, lambda: today))
        self.limit.set_value(today + _USUAL_DELAY)
        self.limit.name(self.tr("À envoyer avant le"), required=True)
        label = text(self.tr("&Pièces manquantes, une par ligne"), "label")
        label.setBuddy(self.pieces)
        until = text(self.tr("À envoyer &avant le"), "label")
        until.setBuddy(self.limit.input())
        self._problem = text("", "problem", wrap=True)
        self._problem.hide()
        words = self.tr(
            "Le délai s'arrête aujourd'hui et reprend à l'arrivée des pièces ; si le silence vaut rejet, au plus tard "
            "à cette date."
        )
        self.setLayout(_laid_out(self, words, (label, self.pieces, until, self.limit, self._problem)))
        self.pieces.setFocus()

    def accept(self) -> None:
        asked = [line.strip() for line in self.pieces.toPlainText().splitlines() if line.strip()]
        try:
            limit = self.limit.value()
        except ValueError as error:
            self._tell(str(error), self.limit)
            return
        if not asked:
            self._tell(self.tr("Indiquez les pièces demandées : RIB, statuts, budget…"), self.pieces)
        elif limit is None or limit < self._today:
            self._tell(self.tr("Indiquez une date limite à venir."), self.limit)
        else:
            super().accept()
            self._told(asked, limit)

    def _tell(self, sentence: str, where: QWidget) -> None:
        self._problem.setText(sentence)
        self._problem.show()
        self.adjustSize()
        where.setFocus()


class ForwardDialog(QDialog):
    """Asks which authority a letter is passed on to, and whether whoever wrote is told."""

    def __init__(self, told: Callable[[str, bool], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self.setWindowTitle(self.tr("Transmis à…"))
        self.setMinimumWidth(440)
        self.authority = QLineEdit()
        label = text(self.tr("&Administration compétente"), "label")
        label.setBuddy(self.authority)
        self.is_told = QCheckBox(self.tr("L'auteur en est avi&sé aujourd'hui"))
        self.is_told.setChecked(True)
        self._problem = text("", "problem", wrap=True)
        self._problem.hide()
        words = self.tr("La loi demande de transmettre, et d'aviser l'auteur (CRPA, art. L114-2).")
        self.setLayout(_laid_out(self, words, (label, self.authority, self.is_told, self._problem)))
        self.authority.setFocus()

    def accept(self) -> None:
        to = self.authority.text().strip()
        if not to:
            self._problem.setText(self.tr("Indiquez à qui : la ville, l'État, un autre département…"))
            self._problem.show()
            self.adjustSize()
            self.authority.setFocus()
            return
        super().accept()
        self._told(to, self.is_told.isChecked())


def _laid_out(dialog: QDialog, words: str, fields: tuple[QWidget, ...]) -> QVBoxLayout:
    done = button(dialog.tr("Enregistrer"), dialog.accept, primary=True)
    done.setDefault(True)
    leave = button(dialog.tr("Abandonner"), dialog.reject)
    QShortcut(QKeySequence("Ctrl+Return"), dialog, dialog.accept)
    return column(text(words, "muted", wrap=True), *fields, row(None, leave, done), spacing=10, margins=20)
