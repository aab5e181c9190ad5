"""Cards one under the other, which scroll."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.dress import dressed, scrolled

CardType = TypeVar("CardType", bound=QWidget)


class CardColumn(QWidget, Generic[CardType]):
    """Shows `cards`, in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[CardType] = []
        inner = dressed(QWidget(), role="plain")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def show_cards(self, cards: Sequence[CardType]) -> None:
        """Show cards in place of those before."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = list(cards)
        for number, card in enumerate(self.cards):
            self._column.insertWidget(number, card)
