"""The panel where what was sent is proposed, one file at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.typed_dates import typed_date, typed_time
from liaison_desk.errors import UserError
from liaison_desk.services.clock import today
from liaison_desk.services.intake import Reading, TakenIn
from liaison_desk.ui.intake.notice import Notice
from liaison_desk.ui.intake.proposal_form import ProposalForm
from liaison_desk.ui.intake.reading_queue import ReadingQueue
from liaison_desk.ui.intake.sender_box import author_words
from liaison_desk.ui.intake.source_pane import SourcePane
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.date_edits import Parsers
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.progress import ThinProgress

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class IntakePanel(QDialog):
    """Enter records and shows the letter, Ctrl+Enter records and goes on, Esc passes to the next file."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._place = 0
        self._goes_on = False
        self.queue = ReadingQueue(session, self)
        self._where = text("", "muted")
        self._subject = ElidedLabel("", "title")
        self._author = ElidedLabel("", "muted")
        self._progress = ThinProgress(self.tr("Avancement de l'import"))
        self.banner = Banner()
        clock = session.desk.clock
        self.form = ProposalForm(session, Parsers(typed_date, typed_time, lambda: today(clock)))
        self.source = SourcePane()
        self.notice = Notice(self._open_known)
        self._lay_out()
        self.queue.arrived.connect(self._on_arrived)

    def add(self, paths: Sequence[Path]) -> None:
        """Take more files in hand."""
        self.queue.add(paths)
        self._show_place()

    def confirm(self, *, goes_on: bool = False) -> None:
        """Record what is shown; problems are shown beside their fields."""
        if self._stack.currentWidget() is not self._proposed:
            self.skip()
            return
        confirmed = self.form.confirmed()
        if confirmed is None or not self.record_button.isEnabled():
            return
        self._goes_on = goes_on
        self._set_busy(True)
        intake = self._session.desk.intake
        self._session.runner.run(
            self.tr("Enregistrement du courrier"),
            lambda: intake.confirm(confirmed),
            self._on_taken_in,
            self._on_refused,
        )

    def skip(self) -> None:
        """Pass to the next file without recording this one."""
        self._place += 1
        if self._place >= len(self.queue.paths):
            self.accept()
            self._window.activateWindow()  # the letter is to be read there, from the keyboard
        else:
            self._show_place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.confirm(goes_on=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.skip()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Importer"))
        self.resize(min(980, self._window.width() - 40), min(720, self._window.height() - 40))
        self.setMinimumSize(680, 440)
        self.record_button = button(self.tr("Enregistrer"), self.confirm, primary=True)
        self.next_button = button(self.tr("Enregistrer et suivant"), self._confirm_and_go_on)
        self.skip_button = button(self.tr("Passer"), self.skip)
        self.record_button.setToolTip(self.tr("Entrée"))
        self.next_button.setToolTip(self.tr("Ctrl+Entrée"))
        self.skip_button.setToolTip(self.tr("Échap"))
        self._proposed = QWidget()
        sides = row(self.form, self.source, spacing=2 * GRID)
        sides.setStretch(0, 5)
        sides.setStretch(1, 4)
        self._proposed.setLayout(sides)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._proposed)
        self._stack.addWidget(self.notice)
        head = column(row(self._subject, self._where), self._author, self._progress, spacing=4)
        foot = row(self.skip_button, None, self.next_button, self.record_button)
        layout = column(head, self.banner, self._stack, foot, spacing=12, margins=20)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _show_place(self) -> None:
        count = len(self.queue.paths)
        self._where.setText(
            self.tr("{place} sur {count}").format(place=self._place + 1, count=count) if count > 1 else ""
        )
        self._progress.setVisible(count > 1)
        self._progress.set_share(self._place, count)
        self.next_button.setVisible(self._place + 1 < count)
        self.banner.clear()
        self.skip_button.show()
        self._set_busy(False)
        outcome = self.queue.outcome(self._place)
        if outcome is None:
            self._show_notice(self.queue.paths[self._place].name, self.tr("Lecture du fichier…"))
            self.record_button.setEnabled(False)
        elif outcome.reading is None:
            self._show_notice(self.queue.paths[self._place].name, outcome.sentence)
        elif outcome.reading.known is not None:
            self._show_known(outcome.reading, outcome.reading.known)
        else:
            self._show_reading(outcome.reading)

    def _show_reading(self, reading: Reading) -> None:
        self._subject.setText(reading.letter.subject if reading.letter else reading.path.name)
        self._author.setText(author_words(reading))
        self.record_button.setText(self.tr("Enregistrer"))
        self.form.show_reading(reading)
        self.source.show_proposal(reading.proposal)
        self._stack.setCurrentWidget(self._proposed)
        self.form.sender_box.first_input().setFocus()

    def _show_known(self, reading: Reading, known: Reference) -> None:
        label = self._session.desk.records(known.kind).sheet(known.id).label
        self._show_notice(label, self.tr("Ce fichier est déjà enregistré : rien n'est ajouté."), known)
        self._author.setText(author_words(reading))

    def _show_notice(self, title: str, sentence: str, known: Reference | None = None) -> None:
        self._subject.setText(title)
        self._author.setText("")
        is_last = self._place + 1 >= len(self.queue.paths)
        self.record_button.setText(self.tr("Fermer") if is_last else self.tr("Suivant"))
        self.next_button.hide()
        self.skip_button.hide()
        self.notice.say(sentence, known)
        self._stack.setCurrentWidget(self.notice)
        self.record_button.setFocus()

    def _confirm_and_go_on(self) -> None:
        self.confirm(goes_on=True)

    def _set_busy(self, busy: bool) -> None:
        for one in (self.record_button, self.next_button, self.skip_button):
            one.setEnabled(not busy)

    def _on_arrived(self, place: int) -> None:
        if place == self._place:
            self._show_place()

    def _on_taken_in(self, taken: TakenIn) -> None:
        self._set_busy(False)
        self._session.told.emit(
            self.tr("Courrier enregistré sous le numéro {number}").format(number=taken.number), True
        )
        is_last = self._place + 1 >= len(self.queue.paths)
        shows = is_last or not self._goes_on
        self.skip()
        if shows:
            self._session.open_requested.emit(Reference(Kind.letter, taken.letter_id))

    def _on_refused(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, UserError):
            self._session.runner.failed.emit(error)
        elif error.code == "already_registered":
            self.queue.read_again(self._place)
            self._show_place()
        else:
            self.banner.say(error.sentence)

    def _open_known(self, known: Reference) -> None:
        self.skip()
        self._session.open_requested.emit(known)


def take_in(session: Session, paths: Sequence[Path], window: QWidget) -> IntakePanel:
    """Propose what files hold, in the panel already open if there is one, and return the panel."""
    panel = next((one for one in window.findChildren(IntakePanel) if one.isVisible()), None)
    if panel is None:
        panel = IntakePanel(session, window)
        panel.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        panel.open()
    panel.add(paths)
    return panel
