"""The life of minutes from the window: read over, sent, approved, corrected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.meetings import MeetingFields, MinutesState
from liaison_desk.domain.records import Sheet
from liaison_desk.files import atomic_write, export_file_name
from liaison_desk.ui.meetings.send_dialog import SendDialog
from liaison_desk.ui.papers import Papers, ask_where
from liaison_desk.ui.widgets.reason_dialog import ReasonDialog, ReasonWords

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

_UNREAD = frozenset({MinutesState.none, MinutesState.draft})


class Sending(QObject):
    """Asks what is needed, then does the verb."""

    def __init__(self, session: Session, papers: Papers, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._papers = papers
        self._window = window
        self.dialog: SendDialog | ReasonDialog | None = None

    def review(self, sheet: Sheet[MeetingFields]) -> None:
        """The minutes were read over."""
        meetings = self._session.desk.meetings
        self._session.attempt(lambda: meetings.review_minutes(sheet.reference.id), self.tr("Compte rendu relu"))

    def approve(self, sheet: Sheet[MeetingFields]) -> None:
        """The minutes are approved."""
        meetings = self._session.desk.meetings
        self._session.attempt(
            lambda: meetings.approve_minutes(sheet.reference.id), self.tr("Compte rendu approuvé : il ne change plus")
        )

    def ask_correction(self, sheet: Sheet[MeetingFields]) -> None:
        """Ask why the minutes are opened again."""
        meetings = self._session.desk.meetings

        def correct(reason: str) -> None:
            self._session.attempt(
                lambda: meetings.correct_minutes(sheet.reference.id, reason), self.tr("Compte rendu rouvert")
            )

        words = ReasonWords(
            self.tr("Corriger le compte rendu"),
            self.tr("Il redevient un projet, à relire et à envoyer de nouveau. Le motif reste inscrit."),
            self.tr("Rouvrir le compte rendu"),
            self.tr("Le laisser"),
            self.tr("Dites pourquoi : un nom faux, une observation reçue…"),
        )
        self.dialog = ReasonDialog(words, correct, self._window)
        self.dialog.open()

    def ask(self, sheet: Sheet[MeetingFields]) -> None:
        """Ask to whom the minutes go."""
        recipients = self._session.desk.minutes_mail.recipients(sheet.reference.id)
        dialog = SendDialog(recipients, is_reviewed=sheet.fields.minutes_state not in _UNREAD, parent=self._window)

        def prepare(to: list[str], papers: list[str]) -> None:
            self._prepare(sheet, to, papers)

        def note(to: list[str], papers: list[str]) -> None:
            meetings = self._session.desk.meetings
            self._session.attempt(lambda: meetings.mark_sent(sheet.reference.id, to, papers), self.tr("Envoi noté"))

        dialog.message_asked.connect(prepare)
        dialog.sent.connect(note)
        self.dialog = dialog
        dialog.open()

    def write(self, sheet: Sheet[MeetingFields], to: list[str], papers: list[str], target: Path) -> None:
        """Write the message off the main thread, then open it in the mail client."""
        mail = self._session.desk.minutes_mail

        def work() -> Path:
            atomic_write(target, mail.draft(sheet.reference.id, to, papers))
            return target

        self._session.runner.run(self.tr("Préparation du message"), work, self._on_written, self._papers.on_failed)

    def _prepare(self, sheet: Sheet[MeetingFields], to: list[str], papers: list[str]) -> None:
        """Ask where the message is written, then write it."""
        name = export_file_name(sheet.fields.day, "message", sheet.fields.title, "eml")

        def told(target: Path) -> None:
            self.write(sheet, to, papers, target)

        ask_where(self._window, name, self.tr("Message (*.eml)"), told)

    def _on_written(self, target: Path) -> None:
        self._papers.say_written(target)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))
