"""What stands under the text of a note: what to look at, its circuit, what it is tied to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from liaison_desk.domain.note_checks import NoteRemark
from liaison_desk.ui.briefings.remarks_list import RemarksList
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import SegmentedTabs, action_button
from liaison_desk.ui.widgets.circuit_card import CircuitCard
from liaison_desk.ui.widgets.dress import column, dressed, row, scrolled
from liaison_desk.ui.widgets.links_panel import LinkLine, LinksPanel

_HEIGHT, _SHORT = 148, 100


class NoteAside(QWidget):
    """Three tabs of one height, so that the text above does not move from one to the other."""

    def __init__(self, tie: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._short = True
        self.remarks = RemarksList()
        self.circuit = CircuitCard()
        self.links = LinksPanel()
        self.tabs = SegmentedTabs(
            (
                ("links", self.tr("Liens")),
                ("circuit", self.tr("Circuit")),
                ("remarks", self.tr("À vérifier")),
            ),
            self.tr("Autour de la note"),
        )
        self._pages = QStackedWidget()
        self._places = {"links": 0, "circuit": 1, "remarks": 2}
        for parts in ((self.links, row(action_button(tie), None)), (self.circuit,), (self.remarks,)):
            inner = dressed(QWidget(), role="plain")
            inner.setLayout(column(*parts, None))
            self._pages.addWidget(scrolled(inner))
        self._pages.setFixedHeight(_SHORT)
        self._pages.hide()
        self.setLayout(column(row(self.tabs, None), self._pages, spacing=GRID))
        self.tabs.chosen.connect(self._on_chosen)

    def set_short(self, *, short: bool) -> None:
        """Leave the room to the text in a window that is not high: a tab then opens, and closes when pressed again."""
        if short is not self._short:
            self._short = short
            self._pages.setFixedHeight(_SHORT if short else _HEIGHT)
            self._pages.setVisible(not short)

    def show_links(self, lines: Sequence[LinkLine]) -> None:
        """Show what the note is tied to."""
        self.links.show_links(lines)
        self.tabs.set_text("links", self._counted(self.tr("Liens"), len(lines)))

    def show_remarks(self, remarks: Sequence[NoteRemark]) -> None:
        """Show what to look at before the note leaves."""
        self.remarks.show_remarks(remarks)
        self.tabs.set_text("remarks", self._counted(self.tr("À vérifier"), len(remarks)))

    def choose(self, key: str) -> None:
        """Show one of the tabs."""
        self.tabs.choose(key)
        self._pages.setCurrentIndex(self._places[key])
        self._pages.show()

    def _counted(self, words: str, count: int) -> str:
        return f"{words} · {count}" if count else words

    def _on_chosen(self, key: str) -> None:
        place = self._places[key]
        closes = self._short and self._pages.isVisible() and self._pages.currentIndex() == place
        self._pages.setCurrentIndex(place)
        self._pages.setVisible(not closes)
