"""« À corriger »: every sentence that no longer holds, what is to be printed, what went out as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from liaison_desk.domain.records import Kind
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.papers import Papers
from liaison_desk.ui.stale.print_cards import PrintCards
from liaison_desk.ui.widgets.actions import new_action
from liaison_desk.ui.widgets.buttons import SegmentedTabs, action_button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import Banner, EmptyState
from liaison_desk.ui.widgets.stale_cards import StaleCards

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

TO_MEND, TO_PRINT, GONE_OUT = "to_mend", "to_print", "gone_out"


class StalePage(QWidget):
    """Three views; the first mends every paper in one gesture."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        choices = (
            (TO_MEND, self.tr("Phrases")),
            (TO_PRINT, self.tr("À imprimer")),
            (GONE_OUT, self.tr("Déjà diffusés")),
        )
        self._names = dict(choices)
        self.tabs = SegmentedTabs(choices, self.tr("Vue"))
        self.cards = StaleCards(session)
        self.out_cards = StaleCards(session)
        self.banner = Banner()
        self.papers = Papers(session, self, self.banner)
        self.prints = PrintCards(session, self.papers)
        self.list_action = new_action(self, self.tr("&Imprimer la liste…"), "Ctrl+P", self.print_list)
        self.mend_all_action = new_action(self, self.tr("&Tout corriger"), "Ctrl+Return", self.mend_all)
        self._views: dict[str, QWidget] = {TO_MEND: self.cards, TO_PRINT: self.prints, GONE_OUT: self.out_cards}
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

    def print_list(self) -> None:
        """Print what is to be printed as a sheet to take along."""
        self.papers.print(self.tr("À imprimer"), self._session.desk.stale.print_sheet)

    def page_actions(self) -> list[QAction]:
        """Return the actions of the page for the menus."""
        return [self.mend_all_action, self.list_action]

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
            TO_PRINT: EmptyState(
                "check",
                self.tr("Rien à imprimer"),
                self.tr("Les dossiers et les fiches des quinze jours à venir viennent ici, avec ce qui a changé."),
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
        self._list_button = action_button(self.list_action)
        head = row(self.tabs, None, self._list_button, self._mend_button)
        layout = column(head, self.banner, self._explained, self._stack, spacing=12)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _refresh(self) -> None:
        stale = self._session.desk.stale
        passages, out, turns = stale.all(), stale.gone_out(), stale.print_list()
        self.cards.show_passages(passages)
        self.out_cards.show_passages([one for one in out if one.paper.kind is not Kind.pack])
        self.prints.show_turns(turns)
        self.mend_all_action.setEnabled(any(one.mended for one in passages))
        counts = {
            TO_MEND: len(self.cards.cards),
            TO_PRINT: sum(len(turn.papers) for turn in turns),
            GONE_OUT: len(self.out_cards.cards),
        }
        for view, number in counts.items():
            self.tabs.set_text(view, f"{self._names[view]} · {number}" if number else self._names[view])
        self._filled = {view: bool(number) for view, number in counts.items()}
        self._follow()

    def _follow(self) -> None:
        view = self.tabs.current()
        is_filled = self._filled.get(view, False)
        self._stack.setCurrentWidget(self._views[view] if is_filled else self._emptied[view])
        self._mend_button.setVisible(view == TO_MEND and is_filled)
        self._list_button.setVisible(view == TO_PRINT and is_filled)
        explained = {
            TO_MEND: self.tr("Ces phrases ont été écrites avant un changement ; ce qui presse vient en premier."),
            TO_PRINT: self.tr("Pour les quinze jours à venir, à votre dernière demi-journée au bureau avant chacun."),
            GONE_OUT: self.tr("Diffusés avec l'ancienne donnée : prévenez qui les a reçus si cela compte."),
        }
        self._explained.setText(explained[view])
        self._explained.setVisible(is_filled)
