"""Asking for the passphrase or the recovery key, until it is right or somebody gives up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from liaison_desk.errors import UserError
from liaison_desk.ui.office.refusals import Choice
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.dress import column, dressed, row, text
from liaison_desk.ui.widgets.messages import Picture, announce


class UnlockDialog(QDialog):
    """Tries what is typed with `attempt`, which raises UserError.

    `unlocked` gives what the attempt returned; `refused` the error of an attempt that more typing cannot mend; `chosen`
    another Choice.
    """

    unlocked = Signal(object)
    refused = Signal(object)
    chosen = Signal(object)

    def __init__(
        self, folder: Path, attempt: Callable[[str], object], sentence: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._attempt = attempt
        self.setWindowTitle(self.tr("Ouvrir le bureau"))
        self.setMinimumWidth(560)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textEdited.connect(self._on_edited)
        label = text(self.tr("&Phrase de passe ou clé de secours"), "label")
        label.setBuddy(self.line)
        self.line.setAccessibleName(self.tr("Phrase de passe ou clé de secours"))
        self._reveal = button(self.tr("Afficher"), self._on_reveal, compact=True)
        self._reveal.setCheckable(True)
        self.problem = text("", "problem", wrap=True)
        heading = row(Picture("lock", "accent", 28), text(self.tr("Ouvrir le bureau"), "title"), None, spacing=12)
        said = text(sentence or self.tr("Vos données sont verrouillées."), wrap=True)
        place = row(text(self.tr("Dossier :"), "small"), ElidedLabel(str(folder), "small"))
        self.open_button = button(self.tr("&Ouvrir"), self.attempt, primary=True)
        self.open_button.setDefault(True)
        feet = row(
            button(self.tr("&Quitter"), self.reject),
            button(self.tr("Restaurer une sau&vegarde…"), lambda: self._choose(Choice.restore), quiet=True),
            None,
            self.open_button,
        )
        field = column(label, row(self.line, self._reveal), self.problem, spacing=GRID // 2)
        self.setLayout(column(heading, said, GRID, field, place, GRID, feet, spacing=GRID, margins=3 * GRID))
        self.line.setFocus()

    def attempt(self) -> None:
        """Try what is typed; a wrong key is said beside the field, which waits for another."""
        typed = self.line.text()
        if not typed.strip():
            self._say(self.tr("Tapez la phrase de passe, ou la clé de secours de la feuille imprimée."))
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            result = self._attempt(typed)
        except UserError as error:
            if error.code == "wrong_key":
                self._say(error.sentence)
            else:
                self.accept()
                self.refused.emit(error)
            return
        finally:
            QApplication.restoreOverrideCursor()
        self.accept()
        self.unlocked.emit(result)

    def reject(self) -> None:
        super().reject()
        self.chosen.emit(Choice.quit)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        dressed(self.line, invalid=bool(sentence))
        self.line.setAccessibleDescription(sentence)
        if sentence:
            self.line.setFocus()
            self.line.selectAll()
            announce(self.line, sentence)

    def _choose(self, choice: Choice) -> None:
        self.accept()
        self.chosen.emit(choice)

    def _on_edited(self) -> None:
        if self.problem.text():
            self._say("")

    def _on_reveal(self) -> None:
        shown = self._reveal.isChecked()
        self._reveal.setText(self.tr("Masquer") if shown else self.tr("Afficher"))
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
