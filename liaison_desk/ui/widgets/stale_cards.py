"""Sentences that no longer hold, one under the other, and the verbs that mend or keep them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.fact_uses import StalePassage
from liaison_desk.domain.french import counted
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.card_column import CardColumn
from liaison_desk.ui.widgets.decision_dialog import DecisionDialog
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.stale_card import PassageCard
from liaison_desk.ui.widgets.text_edits import LineEditor


class StaleCards(CardColumn[PassageCard]):
    """`done` once something was mended or kept."""

    done = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, *, names_paper: bool = True) -> None:
        super().__init__(parent)
        self._session = session
        self._names_paper = names_paper
        self._shown: tuple[StalePassage, ...] = ()
        self.dialog: DecisionDialog | None = None

    def show_passages(self, passages: Sequence[StalePassage]) -> None:
        """Show these in place of those before; the focus stays where it was in the list."""
        if tuple(passages) == self._shown:
            return
        self._shown = tuple(passages)
        place = next((number for number, card in enumerate(self.cards) if card.isAncestorOf(self.focusWidget())), -1)
        self.show_cards([self._card(passage) for passage in passages])
        if place >= 0 and self.cards:
            self.focus(min(place, len(self.cards) - 1))

    def focus(self, number: int = 0) -> None:
        """Put the focus on what can be done about one of them."""
        if number < len(self.cards):
            card = self.cards[number]
            (card.mend_button if card.passage.mended and not card.passage.is_kept else card.keep_button).setFocus()

    def mend(self, passages: Sequence[StalePassage]) -> None:
        """Mend every sentence that can be."""
        stale = self._session.desk.stale
        asked = [one for one in passages if one.mended]
        papers = dict.fromkeys(one.paper for one in asked)

        def verb() -> int:
            return sum(
                stale.accept(paper, [use for one in asked if one.paper == paper for use in one.use_ids])
                for paper in papers
            )

        sentence = counted(len(asked), self.tr("passage corrigé"), self.tr("passages corrigés"))
        if self._session.attempt(verb, sentence):
            self.done.emit()

    def ask_why_kept(self, passage: StalePassage) -> None:
        """Ask why a sentence stays as it is."""
        editor: Editor = LineEditor()
        self.dialog = DecisionDialog(
            self.tr("Garder ce passage"),
            self.tr("Il ne sera plus signalé, sauf si la fiche change encore."),
            (self.tr("Pourquoi il reste tel quel"), editor),
            (self.tr("Garder"), lambda reason: self._keep(passage, str(reason))),
            self.tr("Dites pourquoi ce passage reste tel quel."),
            self.window(),
        )
        self.dialog.open()

    def _keep(self, passage: StalePassage, reason: str) -> None:
        def verb() -> bool:
            self._session.desk.stale.keep(passage.use_ids, reason)
            return True

        if self._session.attempt(verb, self.tr("Passage gardé tel quel")):
            self.done.emit()

    def _card(self, passage: StalePassage) -> PassageCard:
        card = PassageCard(passage, names_paper=self._names_paper)
        card.mend_asked.connect(self._on_mend_asked)
        card.keep_asked.connect(self.ask_why_kept)
        card.open_asked.connect(self._on_open_asked)
        return card

    def _on_mend_asked(self, passage: StalePassage) -> None:
        self.mend([passage])

    def _on_open_asked(self, passage: StalePassage) -> None:
        self._session.open_requested.emit(passage.paper)
