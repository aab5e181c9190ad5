"""What stands in place of a proposal: a file being read, one already recorded, one that cannot be read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from liaison_desk.domain.records import Reference
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.dress import text
from liaison_desk.ui.widgets.messages import Picture, announce


class Notice(Card):
    """One sentence, and the record to open when there is one."""

    def __init__(self, opened: Callable[[Reference], object]) -> None:
        super().__init__()
        self._opened = opened
        self._known: Reference | None = None
        self._picture = Picture("info", "accent", 40)
        self._sentence = text("", "muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setMinimumWidth(420)
        self.open_button = button(self.tr("&Ouvrir"), self._on_open)
        self.body.addStretch(1)
        for widget in (self._picture, self._sentence, self.open_button):
            self.body.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)

    def say(self, sentence: str, known: Reference | None = None) -> None:
        """Say something, with « Ouvrir » when a record is known."""
        self._known = known
        self._picture.set_picture("done" if known else "info", "green" if known else "accent")
        self._sentence.setText(sentence)
        self.open_button.setVisible(known is not None)
        announce(self, sentence)

    def _on_open(self) -> None:
        if self._known is not None:
            self._opened(self._known)
