"""What else the sender of a letter received has in the register: a probable duplicate, what is still open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.threads import DUPLICATE_DAYS, SenderLetters, ThreadEntry
from liaison_desk.ui.letters.phrases import state_look
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.dress import column, dressed
from liaison_desk.ui.widgets.links_panel import LinkLine, LinksPanel

_SHOWN = 3


class SenderLettersPanel(QFrame):
    """Amber for a probable duplicate; nothing when there is nothing. `open_requested` gives a letter."""

    open_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Autres courriers de cet expéditeur"))
        self.lines = LinksPanel()
        self.lines.open_requested.connect(self.open_requested)
        layout = column(self.lines)
        layout.setContentsMargins(12, GRID, 12, GRID)
        self.setLayout(layout)
        self.hide()

    def show_letters(self, letters: SenderLetters) -> None:
        """Show the letters that are worth a look."""
        duplicates = self.tr("Doublon probable : même objet, {days} jours au plus").format(days=DUPLICATE_DAYS)
        count = len(letters.open_items)
        still_open = self.tr("De cet expéditeur, {others}").format(
            others=counted(count, self.tr("autre courrier ouvert"), self.tr("autres courriers ouverts"))
        )
        lines = [*_lines(duplicates, letters.duplicates), *_lines(still_open, letters.open_items)]
        dressed(self, role="banner", tone=(Tone.amber if letters.duplicates else Tone.neutral).value)
        self.lines.show_links(lines)
        self.setVisible(bool(lines))


def _lines(role: str, entries: Sequence[ThreadEntry]) -> list[LinkLine]:
    """Return the latest of them; all are in « Échanges »."""
    return [
        LinkLine(role, "letter", f"{entry.number} · {entry.subject}", entry.reference, chip=state_look(entry.state))
        for entry in entries[:_SHOWN]
    ]
