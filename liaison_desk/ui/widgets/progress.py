"""A thin bar that says how far something has come."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.dress import dressed


class ThinProgress(QProgressBar):
    """Six pixels high; amber when what it shows is too much or not ready."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setRange(0, 100)

    def set_share(self, done: float, total: float, tone: Tone = Tone.neutral) -> None:
        """Show done out of total; a total of zero means that nobody knows how long it takes."""
        if not total:
            self.setRange(0, 0)
            return
        self.setRange(0, 1000)
        self.setValue(min(1000, round(1000 * done / total)))
        dressed(self, tone=tone.value)
