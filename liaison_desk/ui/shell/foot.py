"""The foot of the window: whose office, last verified backup, running work."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import icon_button
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.dress import dressed, row, text
from liaison_desk.ui.widgets.progress import ThinProgress

HEIGHT = 30


class Foot(QFrame):
    """One quiet line; the running work can be cancelled from it."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, role="foot")
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(self.tr("État"))
        self._demo = text(self.tr("DÉMO"), "demo")
        self._demo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._demo.hide()
        self._office = ElidedLabel("", "small")
        self._backup = text("", "small")
        self._job = text(self.tr("Aucune tâche en cours"), "small")
        self._progress = ThinProgress(self.tr("Avancement de la tâche en cours"))
        self._progress.setFixedWidth(96)
        self.cancel_button = icon_button("close", self.tr("Annuler la tâche en cours"), self.cancel_requested.emit)
        self.cancel_button.setMinimumSize(24, 24)
        line = row(
            self._demo, self._office, self._backup, self._job, self._progress, self.cancel_button, spacing=2 * GRID
        )
        line.setStretch(1, 1)
        line.setContentsMargins(16, 0, 16, 0)
        self.setLayout(line)
        self.show_no_job()

    def set_office_name(self, name: str) -> None:
        """Show whose desk it is."""
        self._office.setText(name)

    def set_demo(self, shown: bool) -> None:
        """Show or hide the band of the demonstration office."""
        self._demo.setVisible(shown)

    def set_backup_text(self, words: str) -> None:
        """Show when the last backup was verified."""
        self._backup.setText(words)

    def show_job(self, words: str, done: int, total: int) -> None:
        """Show a running work and how far it is; a total of 0 when nobody knows."""
        self._job.setText(words)
        self._progress.set_share(done, total)
        self._progress.show()
        self.cancel_button.show()

    def show_no_job(self) -> None:
        """Show that nothing runs."""
        self._job.setText(self.tr("Aucune tâche en cours"))
        self._progress.hide()
        self.cancel_button.hide()
