"""Choosing a standard paragraph to insert in a note by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.folding import search_terms
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, dressed, row, text

if TYPE_CHECKING:
    from liaison_desk.services.desk import Desk

_NAME, _TERMS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class ParagraphsDialog(QDialog):
    """Filters as one types; Enter gives the paragraph, filled for the note."""

    def __init__(
        self, desk: Desk, note: BriefingFields, told: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._note = note
        self._told = told
        self.setWindowTitle(self.tr("Insérer un paragraphe type"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 520)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Nom, thème ou mots"))
        self.filter.setAccessibleName(self.tr("Chercher un paragraphe"))
        self.choices = dressed(QListWidget(), role="choices")
        self.choices.setAccessibleName(self.tr("Paragraphes types"))
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(self.tr("Paragraphe choisi"))
        none = text(self.tr("Aucun paragraphe type : ils se rédigent dans Réglages, Textes."), "muted", wrap=True)
        self.insert_button = button(self.tr("Insérer"), self.insert, primary=True)
        self.insert_button.setDefault(True)
        foot = row(None, button(self.tr("Abandonner"), self.reject), self.insert_button)
        layout = column(self.filter, none, self.choices, self.preview, foot, spacing=12, margins=2 * GRID)
        layout.setStretch(2, 3)
        layout.setStretch(3, 2)
        self.setLayout(layout)
        self._fill()
        none.setVisible(not self.choices.count())
        self.filter.textChanged.connect(self._on_filter)
        self.choices.currentRowChanged.connect(self._on_row)
        self.choices.itemActivated.connect(self._on_activated)
        self._on_filter("")
        self.filter.setFocus()

    def insert(self) -> None:
        """Give the paragraph pointed at."""
        words = self._chosen()
        if words:
            self.accept()
            self._told(words)

    def _fill(self) -> None:
        for kept in self._desk.settings.office().paragraphs:
            item = QListWidgetItem(f"{kept.theme} · {kept.name}" if kept.theme else kept.name)
            item.setData(_NAME, kept.name)
            item.setData(_TERMS, search_terms(f"{kept.theme} {kept.name} {kept.text}"))
            self.choices.addItem(item)

    def _on_filter(self, typed: str) -> None:
        wanted = search_terms(typed).split()
        first: QListWidgetItem | None = None
        for place in range(self.choices.count()):
            item = self.choices.item(place)
            item.setHidden(not all(word in item.data(_TERMS) for word in wanted))
            first = first or (None if item.isHidden() else item)
        self.choices.setCurrentItem(first)  # pyright: ignore[reportArgumentType]  # None takes the choice away
        self._on_row(0)

    def _on_row(self, _row: int) -> None:
        words = self._chosen()
        self.preview.setPlainText(words)
        self.insert_button.setEnabled(bool(words))

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self.insert()

    def _chosen(self) -> str:
        item = self.choices.currentItem()
        if not item or item.isHidden():
            return ""
        return self._desk.answers.paragraph_for_note(item.data(_NAME), self._note)
