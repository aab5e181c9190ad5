"""Sending the minutes: to whom, which papers; the message opens in the mail client, and the proof is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.minutes import MINUTES_PAPER, RECORD_PAPER
from liaison_desk.services.minutes_mail import Recipient, address_of
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.text_edits import CheckBox, LinesEditor


class SendDialog(QDialog):
    """`message_asked` and `sent` give the recipients, one per line, and the papers."""

    message_asked = Signal(object, object)
    sent = Signal(object, object)

    def __init__(self, recipients: Sequence[Recipient], *, is_reviewed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Envoyer le compte rendu"))
        self.setMinimumWidth(560)
        self.minutes = CheckBox(self.tr("Compte rendu (PDF)"))
        self.record = CheckBox(self.tr("Relevé de décisions (PDF)"))
        self.minutes.setChecked(is_reviewed)
        self.minutes.setEnabled(is_reviewed)
        self.record.setChecked(True)
        self.to = LinesEditor(lines=8)
        self.to.name(self.tr("Liste de diffusion"))
        self.to.set_value([one.words for one in recipients])
        self._count = text("", "small", wrap=True)
        self.message_button = button(self.tr("Préparer le message"), self._ask_message, meaning="email")
        self.sent_button = button(self.tr("Noter l'envoi"), self.accept, primary=True, meaning="check")
        self._lay_out(is_reviewed)
        self.to.edited.connect(self._follow)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self._follow()
        self.message_button.setFocus()

    def papers(self) -> list[str]:
        """Return the names of the papers ticked."""
        ticked = ((self.minutes, MINUTES_PAPER), (self.record, RECORD_PAPER))
        return [name for box, name in ticked if box.isChecked()]

    def accept(self) -> None:
        self.sent.emit(self.to.value(), self.papers())
        super().accept()

    def _lay_out(self, is_reviewed: bool) -> None:
        explained = self.tr(
            "Le message s'ouvre dans votre messagerie, les documents joints ; il ne part pas d'ici. "
            "Notez l'envoi une fois parti : le jour et les destinataires sont gardés comme preuve."
        )
        not_yet = text(self.tr("Relisez le compte rendu pour pouvoir l'envoyer ; le relevé seul peut partir."), "small")
        not_yet.setVisible(not is_reviewed)
        label = text(self.tr("&Liste de diffusion, un destinataire par ligne"), "label")
        label.setBuddy(self.to.text)
        leave = button(self.tr("Plus tard"), self.reject)
        self.setLayout(
            column(
                text(explained, "muted", wrap=True),
                row(self.minutes, self.record, None, spacing=20),
                not_yet,
                label,
                self.to,
                self._count,
                row(leave, None, self.message_button, self.sent_button),
                spacing=10,
                margins=20,
            )
        )

    def _follow(self) -> None:
        told = self.to.value()
        without = sum(not address_of(one) for one in told)
        words = counted(len(told), self.tr("destinataire"))
        if without:
            words += self.tr(", dont {count} sans adresse électronique").format(count=without)
        self._count.setText(words)

    def _ask_message(self) -> None:
        self.message_asked.emit(self.to.value(), self.papers())
