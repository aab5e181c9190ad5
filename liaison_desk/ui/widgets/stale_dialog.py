"""What a paper says that no longer holds: each sentence before and after, mended in one gesture or kept."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from liaison_desk.domain.records import Kind, Reference
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.stale_cards import StaleCards
from liaison_desk.ui.widgets.stale_words import count_words


class StaleDialog(QDialog):
    """Ctrl+Enter mends everything that can be; Escape leaves. It closes once nothing is left to say."""

    def __init__(self, session: Session, paper: Reference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._paper = paper
        self.setWindowTitle(self.tr("Passages périmés"))
        self._title = text("", "title")
        explained = self.tr(
            "Une fiche a changé depuis que ces phrases ont été écrites. Corrigez-les, ou gardez-les en disant pourquoi."
        )
        self._explained = text(explained, "muted", wrap=True)
        self.cards = StaleCards(session, names_paper=paper.kind in (Kind.engagement, Kind.pack))
        self.all_button = button(self.tr("Tout corriger"), self.mend_all, primary=True)
        self.all_button.setToolTip(self.tr("Ctrl+Entrée"))
        foot = row(None, button(self.tr("Fermer"), self.reject), self.all_button)
        layout = column(self._title, self._explained, self.cards, foot, spacing=12, margins=20)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.resize(820, 560)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.mend_all)
        self.cards.done.connect(self._on_done)
        session.open_requested.connect(self.reject)
        Freshness(session, self, tuple(Kind), self._show, is_stale=False)
        self._show()
        self.cards.focus()

    def mend_all(self) -> None:
        """Mend every sentence that can be."""
        self.cards.mend(self._session.desk.stale.of(self._paper))

    def _show(self) -> None:
        stale = self._session.desk.stale
        open_ones, kept = stale.of(self._paper), stale.of(self._paper, kept=True)
        self._title.setText(count_words(len(open_ones)))
        self.cards.show_passages([*open_ones, *kept])
        self.all_button.setEnabled(any(one.mended for one in open_ones))

    def _on_done(self) -> None:
        self._show()
        if not self._session.desk.stale.of(self._paper):
            self.accept()
