"""A verb that is not done without its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row, text


@dataclass(frozen=True)
class ReasonWords:
    """What the dialog says: its question, what will happen, the verb, the way out, what is said of an empty reason."""

    title: str
    explained: str
    verb: str
    leave: str
    missing: str


class ReasonDialog(QDialog):
    """Asks for a reason, which is given to `told`; nothing happens without one."""

    def __init__(self, words: ReasonWords, told: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._told = told
        self.setWindowTitle(words.title)
        self.setMinimumWidth(440)
        self.reason = QLineEdit()
        label = text(self.tr("&Motif"), "label")
        label.setBuddy(self.reason)
        self.problem = text("", "problem", wrap=True)
        self.problem.hide()
        self.accept_button = button(words.verb, self.accept, primary=True)
        self.accept_button.setDefault(True)
        self.setLayout(
            column(
                text(words.explained, "muted", wrap=True),
                label,
                self.reason,
                self.problem,
                row(None, button(words.leave, self.reject), self.accept_button),
                spacing=10,
                margins=20,
            )
        )
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.reason.setFocus()

    def accept(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.problem.setText(self._words.missing)
            self.problem.show()
            self.reason.setFocus()
            return
        super().accept()
        self._told(reason)
