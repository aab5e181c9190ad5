"""A group of fields under a title that folds."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_desk.ui.icons import icon
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.dress import dressed, text


class GroupBox(Card):
    """A card of related fields; a group seldom used can be folded."""

    def __init__(self, title: str, parent: QWidget | None = None, *, folded: bool = False) -> None:
        super().__init__(parent)
        self._inner = QWidget()
        self.content = QVBoxLayout(self._inner)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(12)
        self.body.setSpacing(GRID)
        self._fold = None
        if folded:
            self._fold = dressed(button(title, self._on_fold), role="link")
            self.body.addWidget(self._fold)
        elif title:
            self.body.addWidget(text(title, "heading"))
        self.body.addWidget(self._inner)
        self._show(not folded)

    def unfold(self) -> None:
        """Show the fields."""
        self._show(True)

    def _on_fold(self) -> None:
        self._show(self._inner.isHidden())

    def _show(self, shown: bool) -> None:
        self._inner.setVisible(shown)
        if self._fold is not None:
            self._fold.setIcon(icon("down" if shown else "next", "muted"))
            state = self.tr("ouvert") if shown else self.tr("fermé")
            self._fold.setAccessibleDescription(state)
