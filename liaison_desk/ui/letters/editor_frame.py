"""What the editor of a letter is made of: title line, form, text, preview."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from liaison_desk.ui.letters.gaps import GapMarks, GapsBar
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import icon_button
from liaison_desk.ui.widgets.card import Card, ElidedLabel
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.markdown_editor import MarkdownEditor
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.page_preview import PagePreview


class EditorFrame(QWidget):
    """Three columns for a letter that goes out, two for one that came in."""

    def __init__(self, parent: QWidget | None = None) -> None:
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
        self.preview = PagePreview()
        self._lay_out()

    def show_preview(self, shown: bool) -> None:
        """Show or hide the column of the pages."""
        self.preview.setVisible(shown)

    def written(self) -> str:
        """Return the text with its no-break spaces, which the plain text of Qt turns into ordinary ones."""
        return self.body.text.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n").strip()

    def _lay_out(self) -> None:
        written = Card(margins=GRID)
        self.body.add_tool(self.words)
        written.body.addWidget(self.gaps)
        written.body.addWidget(self.body, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.forms, written, self.preview):
            self.split.addWidget(widget)
        self.split.setHandleWidth(2 * GRID)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([320, 420, 420])
        for place, share in enumerate((2, 4, 4)):
            self.split.setStretchFactor(place, share)
        self.forms.setMinimumWidth(240)
        written.setMinimumWidth(230)
        self.preview.setMinimumWidth(220)
        head = row(self.back, self.title, self.kind, self.chip, self.buttons)
        head.setStretch(1, 1)
        layout = column(head, self.banner, self.split, spacing=14)
        layout.setStretch(2, 1)
        self.setLayout(layout)
