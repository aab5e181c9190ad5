"""Sending the letter read: on paper, by e-mail, by hand; and its pages as Word, PDF or on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from liaison_desk.domain.letters import Channel, LetterFields
from liaison_desk.domain.records import Sheet
from liaison_desk.files import export_file_name, letter_file_name
from liaison_desk.services.clock import today
from liaison_desk.ui.letters.hand_dialog import HandDialog
from liaison_desk.ui.papers import Compose, Papers, ask_where
from liaison_desk.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session


class DispatchVerbs(QObject):
    """Works on the letter shown last; `banner` says where files were written."""

    def __init__(self, session: Session, window: QWidget, banner: Banner) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._sheet: Sheet[LetterFields] | None = None
        self.papers = Papers(session, window, banner)

    def show_letter(self, sheet: Sheet[LetterFields]) -> None:
        """Take the letter that is read."""
        self._sheet = sheet

    def send_on_paper(self) -> None:
        """Say that the letter left by post today."""
        if (sheet := self._sheet) is not None:
            desk = self._session.desk
            self._session.attempt(
                lambda: desk.dispatch.send([sheet.reference.id], Channel.mail),
                self.tr("Courrier envoyé sur papier"),
            )

    def ask_receiver(self) -> HandDialog | None:
        """Ask to whom the letter was given, then say so."""
        if (sheet := self._sheet) is None:
            return None
        desk = self._session.desk
        named = f"{sheet.number} · {sheet.fields.subject}"
        dialog = HandDialog(
            named,
            today(desk.clock),
            lambda receiver, day: self._session.attempt(
                lambda: desk.dispatch.send([sheet.reference.id], Channel.hand, day, receiver),
                self.tr("Courrier remis à {name}").format(name=receiver),
            ),
            self._window,
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask_email_file(self) -> QFileDialog | None:
        """Ask where the message is written; one sentence says why when it cannot be."""
        if (sheet := self._sheet) is None:
            return None
        dispatch, identifier = self._session.desk.dispatch, sheet.reference.id
        name = self._session.attempt(
            lambda: (dispatch.check_email(identifier), dispatch.email_file_name(identifier))[1]
        )
        if name is None:
            return None
        return ask_where(
            self._window, name, self.tr("Message (*.eml)"), lambda target: self.write_email(identifier, target)
        )

    def write_email(self, letter_id: str, target: Path) -> None:
        """Write the message of a letter off the main thread, say that it left, and open it to be sent."""
        dispatch = self._session.desk.dispatch

        def work() -> tuple[str, Path]:
            dispatch.write_email(letter_id, target)
            return letter_id, target

        self._session.runner.run(
            self.tr("Préparation du courriel"), work, self._on_email_written, self.papers.on_failed
        )

    def write(self, ending: str) -> None:
        """Write the pages of the letter to a file."""
        if (sheet := self._sheet) is not None:
            fields, day = sheet.fields, today(self._session.desk.clock)
            name = export_file_name(fields.signed_on or day, "courrier", fields.subject, ending)
            if sheet.number:
                name = letter_file_name(sheet.number, fields.subject, ending)
            self.papers.ask_file(name, self._composing(sheet))

    def print(self) -> None:
        """Print the pages of the letter."""
        if (sheet := self._sheet) is not None:
            self.papers.print(sheet.fields.subject, self._composing(sheet))

    def _composing(self, sheet: Sheet[LetterFields]) -> Compose:
        compositions = self._session.desk.compositions
        return lambda: compositions.letter(sheet.fields, sheet.number)

    def _on_email_written(self, written: tuple[str, Path]) -> None:
        letter_id, target = written
        dispatch = self._session.desk.dispatch
        self._session.attempt(
            lambda: dispatch.send([letter_id], Channel.email),
            self.tr("Courriel prêt : envoyez-le depuis votre messagerie"),
        )
        self.papers.say_written(target)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))
