"""The steps of the first start, at the left: where one is, and what is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.dress import column, dressed, row, text
from liaison_desk.ui.widgets.messages import Picture

_WIDTH = 208


class StepsList(QFrame):
    """Shows the titles of the steps; the one in hand stands out."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, role="rail")
        self.setFixedWidth(_WIDTH)
        self._titles = tuple(titles)
        self._lines: list[tuple[Picture, QLabel]] = []
        layout = column(text("Liaison Desk", "brand"), 2 * GRID, spacing=2 * GRID, margins=3 * GRID)
        for title in self._titles:
            picture, words = Picture("next", "muted", 18), text(title, "muted", wrap=True)
            line = row(picture, words, spacing=10)
            line.setStretch(1, 1)
            layout.addLayout(line)
            self._lines.append((picture, words))
        layout.addStretch(1)
        self.setLayout(layout)
        self.show_step(0)

    def show_step(self, here: int) -> None:
        """Show which step is in hand; those before it are done."""
        for place, (picture, words) in enumerate(self._lines):
            if place < here:
                picture.set_picture("done", "green")
            else:
                picture.set_picture("next", "accent" if place == here else "muted")
            dressed(words, role="strong" if place == here else "muted")
        words = self.tr("Étape {here} sur {all} : {title}")
        self.setAccessibleName(words.format(here=here + 1, all=len(self._lines), title=self._titles[here]))
