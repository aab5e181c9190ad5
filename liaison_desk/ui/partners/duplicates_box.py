"""Partners already kept that look like the one being typed; they never block."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from liaison_desk.domain.records import Kind, Reference
from liaison_desk.services.duplicates import Duplicate
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.dress import column, dressed, text
from liaison_desk.ui.widgets.links_panel import LinkLine, LinksPanel
from liaison_desk.ui.widgets.messages import announce


class DuplicatesBox(QFrame):
    """`open_requested` gives the id of the one to look at."""

    open_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, role="banner", tone=Tone.amber.value)
        self.words = text("", "strong", wrap=True)
        self._links = LinksPanel()
        self._shown: tuple[Duplicate, ...] = ()
        layout = column(self.words, self._links, spacing=4)
        layout.setContentsMargins(12, 8, 8, 8)
        self.setLayout(layout)
        self._links.open_requested.connect(self._on_open)
        self.hide()

    def show_found(self, found: Sequence[Duplicate]) -> None:
        """Show who looks like the one being typed, nobody with an empty list."""
        if tuple(found) == self._shown:
            return
        self._shown = tuple(found)
        self.setVisible(bool(found))
        if not found:
            return
        self.words.setText(self.tr("Peut-être déjà dans le répertoire"))
        same, near = self.tr("même courriel"), self.tr("nom très proche")
        self._links.show_links(
            [
                LinkLine("", "person", one.label, Reference(Kind.partner, one.id), same if one.same_email else near)
                for one in found
            ]
        )
        announce(self, self.words.text())

    def _on_open(self, reference: Reference) -> None:
        self.open_requested.emit(reference.id)
