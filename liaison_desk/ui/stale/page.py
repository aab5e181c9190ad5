"""« À corriger »: every sentence that no longer holds, what is to be printed again, what went out as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from liaison_desk.domain.records import Kind
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.stale.reprints import ReprintCards
from liaison_desk.ui.widgets.actions import new_action
from liaison_desk.ui.widgets.buttons import SegmentedTabs, action_button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import EmptyState
from liaison_desk.ui.widgets.stale_cards import StaleCards

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

TO_MEND, TO_REPRINT, GONE_OUT = "to_mend", "to_reprint", "gone_out"


class StalePage(QWidget):
    """Three views; the first mends every paper in one gesture."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        choices = (
            (TO_MEND, self.tr("Phrases")),
            (TO_REPRINT, self.tr("À réimprimer")),
            (GONE_OUT, self.tr("Déjà diffusés")),
        )
        self._names = dict(choices)
        self.tabs = SegmentedTabs(choices, self.tr("Vue"))
        self.cards = StaleCards(session)
        self.out_cards = StaleCards(session)
        self.reprints = ReprintCards(session)
        self.mend_all_action = new_action(self, self.tr("&Tout corriger"), "Ctrl+Return", self.mend_all)
        self._views: dict[str, QWidget] = {TO_MEND: self.cards, TO_REPRINT: self.reprints, GONE_OUT: self.out_cards}
        self._filled: dict[str, bool] = {}
        self._lay_out()
        self.tabs.chosen.connect(self.show_view)
        Freshness(session, self, tuple(Kind), self._refresh)

    def show_view(self, view: str) -> None:
        """Show one of the three views."""
        self.tabs.choose(view)
        self._follow()

    def mend_all(self) -> None:
        """Mend every sentence that can be, in every paper."""
        self.cards.mend(self._session.desk.stale.all())

    def page_actions(self) -> list[QAction]:
        """Return the actions of the page for the menus."""
        return [self.mend_all_action]

    def count_waiting(self) -> int:
        """Return how many sentences are to be mended."""
        return len(self._session.desk.stale.all())

    def regions(self) -> list[QWidget]:
        """Return the regions of the page for F6."""
        return [self.tabs, self._views[self.tabs.current()]]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.cards.focus()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for view in self._views.values():
            self._stack.addWidget(view)
        self._emptied: dict[str, EmptyState] = {
            TO_MEND: EmptyState(
                "check",
                self.tr("Tout est à jour"),
                self.tr("Quand une date, une heure ou une fonction change, les phrases à corriger viennent ici."),
            ),
            TO_REPRINT: EmptyState(
                "check",
                self.tr("Rien à réimprimer"),
                self.tr("Les pages d'un dossier qui ne sont plus justes viennent ici."),
            ),
            GONE_OUT: EmptyState(
                "check",
                self.tr("Rien n'est parti avec une donnée ancienne"),
                self.tr("Les notes diffusées et les courriers envoyés avant un changement viennent ici."),
            ),
        }
        for state in self._emptied.values():
            self._stack.addWidget(state)
        self._explained = text("", "muted", wrap=True)
        self._mend_button = action_button(self.mend_all_action, primary=True)
        head = row(self.tabs, None, self._mend_button)
        layout = column(head, self._explained, self._stack, spacing=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _refresh(self) -> None:
        stale = self._session.desk.stale
        passages, out, reprints = stale.all(), stale.gone_out(), stale.reprint_list()
        self.cards.show_passages(passages)
        self.out_cards.show_passages([one for one in out if one.paper.kind is not Kind.pack])
        self.reprints.show_reprints(reprints)
        self.mend_all_action.setEnabled(any(one.mended for one in passages))
        counts = {
            TO_MEND: len(self.cards.cards), TO_REPRINT: len(reprints), GONE_OUT: len(self.out_cards.cards),
        }  # fmt: skip
        for view, number in counts.items():
            self.tabs.set_text(view, f"{self._names[view]} · {number}" if number else self._names[view])
        self._filled = {view: bool(number) for view, number in counts.items()}
        self._follow()

    def _follow(self) -> None:
        view = self.tabs.current()
        is_filled = self._filled.get(view, False)
        self._stack.setCurrentWidget(self._views[view] if is_filled else self._emptied[view])
        self._mend_button.setVisible(view == TO_MEND and is_filled)
        explained = {
            TO_MEND: self.tr("Ces phrases ont été écrites avant un changement ; ce qui presse vient en premier."),
            TO_REPRINT: self.tr("Ces pages ne sont plus justes : assemblez une nouvelle version, puis réimprimez-les."),
            GONE_OUT: self.tr("Diffusés avec l'ancienne donnée : prévenez qui les a reçus si cela compte."),
        }
        self._explained.setText(explained[view])
        self._explained.setVisible(is_filled)
