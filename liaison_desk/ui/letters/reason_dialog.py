"""Why a letter is cancelled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row, text


class ReasonDialog(QDialog):
    """Asks for the reason a number is kept as cancelled; nothing happens without one."""

    def __init__(self, named: str, told: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self.setWindowTitle(self.tr("Pourquoi annuler ce courrier ?"))
        self.setMinimumWidth(440)
        self.reason = QLineEdit()
        label = text(self.tr("&Motif"), "label")
        label.setBuddy(self.reason)
        self._problem = text("", "problem", wrap=True)
        self._problem.hide()
        self.cancel_button = button(self.tr("Annuler ce courrier"), self.accept, primary=True)
        self.cancel_button.setDefault(True)
        keep = button(self.tr("Le garder"), self.reject)
        explained = text(
            self.tr("{letter} : le numéro reste au registre avec ce motif, il n'est jamais réutilisé.").format(
                letter=named
            ),
            "muted",
            wrap=True,
        )
        self.setLayout(
            column(
                explained,
                label,
                self.reason,
                self._problem,
                row(None, keep, self.cancel_button),
                spacing=10,
                margins=20,
            )
        )
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.reason.setFocus()

    def accept(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self._problem.setText(self.tr("Indiquez le motif : doublon, erreur d'enregistrement, retrait…"))
            self._problem.show()
            self.reason.setFocus()
            return
        super().accept()
        self._told(reason)
