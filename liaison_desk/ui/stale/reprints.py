"""Packs to print again: which pages, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.fact_uses import Reprint, pages_words
from liaison_desk.domain.french import full_date
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.card_column import CardColumn
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import row, text


class ReprintCards(CardColumn[Card]):
    """One card for each pack."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def show_reprints(self, reprints: Sequence[Reprint]) -> None:
        """Show these in place of those before."""
        self.show_cards([self._card(one) for one in reprints])

    def _card(self, one: Reprint) -> Card:
        card = Card(margins=12)
        card.body.setSpacing(GRID // 2)
        opened = button(self.tr("Ouvrir"), lambda: self._session.open_requested.emit(one.paper), compact=True)
        opened.setAccessibleName(self.tr("Ouvrir : {pack}").format(pack=one.label))
        printed = Chip(
            self.tr("imprimé") if one.is_printed else self.tr("non imprimé"),
            Tone.amber if one.is_printed else Tone.neutral,
        )
        head = row(text(one.label, "strong", wrap=True), printed, opened)
        head.setStretch(0, 1)
        card.body.addLayout(head)
        version = self.tr("version {number}").format(number=one.version)
        day = full_date(one.day) if one.day else ""
        card.body.addWidget(text(" · ".join(filter(None, (pages_words(one.pages), version, day)))))
        for reason in one.reasons:
            card.body.addWidget(text(reason, "muted", wrap=True))
        return card
