"""« 2 passages périmés », above a paper that says what no longer holds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QWidget

from liaison_desk.domain.records import Kind, Reference
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import dressed, row, text
from liaison_desk.ui.widgets.messages import Picture
from liaison_desk.ui.widgets.stale_dialog import StaleDialog
from liaison_desk.ui.widgets.stale_words import changes_words, count_words

_SHOWN = 160


class StaleBanner(QFrame):
    """Nothing while everything holds."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._before: Callable[[], bool] | None = None
        self._paper: Reference | None = None
        self.dialog: StaleDialog | None = None
        self._words = text("", wrap=True)
        self.open_button = button(self.tr("Corriger…"), self.open, compact=True)
        self.open_action = QAction(self.tr("&Passages périmés…"), self)
        self.open_action.triggered.connect(self.open)
        line = row(Picture("alert", Tone.amber.value), self._words, self.open_button)
        line.setStretch(1, 1)
        line.setContentsMargins(12, GRID // 2, GRID // 2, GRID // 2)
        self.setLayout(line)
        dressed(self, role="banner", tone=Tone.amber.value)
        self.hide()
        session.changed.connect(self._on_changed)

    def show_paper(self, paper: Reference | None) -> None:
        """Tell what no longer holds in a paper; None for none."""
        self._paper = paper
        self._show()

    def do_first(self, before: Callable[[], bool]) -> None:
        """Have something done before anything is mended (what is typed saved); it says whether to go on."""
        self._before = before

    def words(self) -> str:
        """Return what is told."""
        return self._words.text() if not self.isHidden() else ""

    def open(self) -> None:
        """Show each sentence, before and after."""
        if self._paper is None or (self._before is not None and not self._before()):
            return
        self.dialog = StaleDialog(self._session, self._paper, self.window())
        self.dialog.open()

    def _show(self) -> None:
        passages = self._session.desk.stale.of(self._paper) if self._paper else ()
        if passages:
            told = changes_words(passages)
            told = told if len(told) <= _SHOWN else f"{told[:_SHOWN].rstrip()}…"
            is_out = all(one.is_out for one in passages)
            head = self.tr("Diffusé avec l'ancienne donnée") if is_out else count_words(len(passages))
            words = f"{head} : {told}"
            self._words.setText(words)
            self.setAccessibleName(words)
        self.setVisible(bool(passages))

    def _on_changed(self, kinds: frozenset[Kind]) -> None:
        if self._paper is not None:
            self._show()
