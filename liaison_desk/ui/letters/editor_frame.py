"""What the editor of a letter is made of: title line, form, text, preview."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from liaison_desk.ui.letters.gaps import GapMarks, GapsBar
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import icon_button
from liaison_desk.ui.widgets.card import Card, ElidedLabel
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.live_preview import LivePreview
from liaison_desk.ui.widgets.markdown_editor import MarkdownEditor
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.panes import panes


class EditorFrame(QWidget):
    """Three columns for a letter that goes out, two for one that came in."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = icon_button("back", self.tr("Retour au registre (Échap)"))
        self.title = ElidedLabel("", "title")
        self.kind = text("", "subtitle")
        self.chip = Chip()
        self.buttons = row()
        self.banner = Banner()
        self.forms = QStackedWidget()
        self.gaps = GapsBar()
        self.body = MarkdownEditor(plain=True)
        self.body.name(self.tr("Texte du courrier"))
        self.marks = GapMarks(self.body.text.document())
        self.words = text("", "small")
        self.preview = LivePreview(session)
        self._lay_out()

    def show_preview(self, shown: bool) -> None:
        """Show or hide the column of the pages."""
        self.preview.setVisible(shown)

    def _lay_out(self) -> None:
        written = Card(margins=GRID)
        self.body.add_tool(self.words)
        written.body.addWidget(self.gaps)
        written.body.addWidget(self.body, 1)
        parts = (self.forms, 320, 240, 2), (written, 420, 230, 4), (self.preview, 420, 220, 4)
        self.split = panes("letters/editor", *parts)
        head = row(self.back, self.title, self.kind, self.chip, self.buttons)
        head.setStretch(1, 1)
        layout = column(head, self.banner, self.split, spacing=14)
        layout.setStretch(2, 1)
        self.setLayout(layout)
