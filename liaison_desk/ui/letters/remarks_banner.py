"""What to look at before a letter is signed, shown with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from liaison_desk.domain.letter_reading import Remark
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.dress import column, dressed, text


class RemarksBanner(QFrame):
    """One line for each remark; nothing when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("À vérifier avant de signer"))
        self._words = text("", wrap=True)
        layout = column(text(self.tr("À vérifier avant de signer"), "strong"), self._words, spacing=GRID // 2)
        layout.setContentsMargins(12, GRID, 12, GRID)
        self.setLayout(layout)
        dressed(self, role="banner", tone=Tone.amber.value)
        self.hide()

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show these remarks in place of those before."""
        self._words.setText("\n".join(f"• {remark.sentence}" for remark in remarks))
        self.setVisible(bool(remarks))

    def words(self) -> str:
        """Return what is told."""
        return self._words.text()
