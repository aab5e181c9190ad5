"""The message that asks again for what somebody owes: read, changed, copied or opened in the mail client."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from liaison_desk.services.reminders import Reminder
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.text_edits import LineEditor, TextEditor

_BODY_LINES = 12


class ReminderDialog(QDialog):
    """Nothing leaves by itself; `sent` is called once the message is copied or opened in the mail client."""

    def __init__(self, reminder: Reminder, who: str, sent: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sent = sent
        title = self.tr("Relancer {who} ?").format(who=who)
        self.setWindowTitle(title)
        self.setMinimumWidth(580)
        self.to, self.subject, self.body = LineEditor(), LineEditor(), TextEditor(lines=_BODY_LINES)
        self.to.line.setPlaceholderText(self.tr("aucune adresse connue"))
        layout = column(text(title, "heading", wrap=True), spacing=10, margins=20)
        for words, editor, value in (
            (self.tr("À"), self.to, reminder.to),
            (self.tr("Objet"), self.subject, reminder.subject),
            (self.tr("Message"), self.body, reminder.body),
        ):
            layout.addLayout(_labelled(words, editor))
            editor.set_value(value)
        layout.addWidget(
            text(self.tr("La relance est notée à la date du jour ; elle peut être annulée."), "small", wrap=True)
        )
        self.mail_button = button(
            self.tr("Ouvrir dans la messagerie"), self.open_in_mail, primary=True, meaning="email"
        )
        self.copy_button = button(self.tr("Copier"), self.copy, meaning="copy")
        layout.addLayout(row(button(self.tr("Ne rien envoyer"), self.reject), None, self.copy_button, self.mail_button))
        self.setLayout(layout)
        self.mail_button.setDefault(True)
        self.body.input().setFocus()

    def copy(self) -> None:
        """Put the whole message in the clipboard."""
        lines = [self.subject.value(), "", self.body.value()]
        if self.to.value():
            lines.insert(0, self.to.value())
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._leave()

    def open_in_mail(self) -> None:
        """Open the message in the mail client, ready to be sent."""
        QDesktopServices.openUrl(mail_address(self.to.value(), self.subject.value(), self.body.value()))
        self._leave()

    def _leave(self) -> None:
        self.accept()
        self._sent()


def mail_address(to: str, subject: str, body: str) -> QUrl:
    """Return the address (RFC 6068) that opens a new message: lines end with CRLF, everything is escaped."""
    fields = f"subject={quote(subject)}&body={quote(body.replace(chr(10), chr(13) + chr(10)))}"
    return QUrl(f"mailto:{quote(to, safe='@,')}?{fields}", QUrl.ParsingMode.StrictMode)


def _labelled(words: str, editor: Editor) -> QVBoxLayout:
    label = text(words, "label")
    editor.name(words)
    label.setBuddy(editor.input())
    return column(label, editor, spacing=4)
