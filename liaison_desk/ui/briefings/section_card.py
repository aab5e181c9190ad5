"""The section being written: its heading, its length, its text, and what the note is tied to."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QWidget

from liaison_desk.domain.briefing_life import count_words
from liaison_desk.domain.french import counted, day_and_month
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import action_button
from liaison_desk.ui.widgets.card import Card, ElidedLabel, SectionTitle
from liaison_desk.ui.widgets.dress import dressed, row
from liaison_desk.ui.widgets.links_panel import LinksPanel
from liaison_desk.ui.widgets.markdown_editor import MarkdownEditor


class SectionCard(Card):
    """The middle of the page. `typed` while one writes."""

    typed = Signal()

    def __init__(self, save: QAction, give_up: QAction, tie: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._as_of: date | None = None
        self.heading = SectionTitle("")
        self.editor = MarkdownEditor(plain=True, lines=6)
        self.links = LinksPanel()
        self.state = ElidedLabel("", "small")
        links_title = SectionTitle(self.tr("Liens"))
        links_title.add_action(action_button(tie))
        self.body.setSpacing(GRID)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.editor, 1)
        self.body.addWidget(dressed(QFrame(), role="separator"))
        self.body.addWidget(links_title)
        self.body.addWidget(self.links)
        self.body.addWidget(dressed(QFrame(), role="separator"))
        foot = row(self.state, action_button(give_up), action_button(save, primary=True))
        foot.setStretch(0, 1)
        self.body.addLayout(foot)
        self.editor.edited.connect(self._on_typed)

    def show_section(self, heading: str, body: str, as_of: date | None) -> None:
        """Show one section to be written."""
        self._as_of = as_of
        self.heading.set_title(heading)
        self.editor.name(self.tr("Texte de la section « {heading} »").format(heading=heading))
        self.editor.set_value(body)
        self._say_length()

    def freeze(self, frozen: bool) -> None:
        """Let the text be read only, or written."""
        self.editor.text.setReadOnly(frozen)

    def _on_typed(self) -> None:
        self._say_length()
        self.typed.emit()

    def _say_length(self) -> None:
        length = counted(count_words(self.editor.value()), self.tr("mot"))
        as_of = self.tr("à jour au {day}").format(day=day_and_month(self._as_of)) if self._as_of else ""
        self.heading.set_remark(" · ".join(part for part in (length, as_of) if part))
