"""My data, the bin and the trail, in one dialog of the menu Aide."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from liaison_desk.ui.data.bin import Bin
from liaison_desk.ui.data.overview import Overview
from liaison_desk.ui.data.trail import Trail
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.buttons import SegmentedTabs, button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import Banner


class DataDialog(QDialog):
    """Three parts: `data`, `bin`, `trail`. `restore_requested` carries the file of the backup to go back to."""

    restore_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mes données"))
        self.resize(820, 640)
        self._session = session
        self.overview, self.bin, self.trail = Overview(session), Bin(session), Trail(session)
        self._parts = {"data": self.overview, "bin": self.bin, "trail": self.trail}
        self.tabs = SegmentedTabs(
            (
                ("data", self.tr("Sauvegardes")),
                ("bin", self.tr("Corbeille")),
                ("trail", self.tr("Journal des actions")),
            ),
            self.tr("Parties"),
        )
        self._refused = Banner()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_part(self, key: str) -> None:
        """Show `data`, `bin` or `trail`, read again."""
        self.tabs.choose(key)
        part = self._parts[key]
        part.refresh()
        self._stack.setCurrentWidget(part)

    def _lay_out(self) -> None:
        for part in self._parts.values():
            self._stack.addWidget(part)
        head = row(text(self.tr("Mes données"), "title"), 2 * GRID, self.tabs, None)
        feet = row(None, button(self.tr("&Fermer"), self.accept))
        layout = column(head, self._refused, self._stack, feet, spacing=12, margins=3 * GRID)
        layout.setStretchFactor(self._stack, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_part)
        self.overview.restore_requested.connect(self._on_restore)
        self._session.changed.connect(self._on_changed)
        self._session.refused.connect(self._on_refused)

    def _on_restore(self, file: object) -> None:
        self.accept()
        self.restore_requested.emit(file)

    def _on_changed(self, _kinds: object) -> None:
        if self.isVisible():
            for part in self._parts.values():
                part.refresh()

    def _on_refused(self, sentence: str) -> None:
        self._refused.say(sentence, Tone.red)
