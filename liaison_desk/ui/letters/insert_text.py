"""Choosing a text to insert in a letter: a standard paragraph by its name, or an earlier letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit

from liaison_desk.domain.folding import search_terms
from liaison_desk.domain.french import short_date
from liaison_desk.domain.threads import ThreadEntry
from liaison_desk.services.clock import today
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, dressed, row, text

if TYPE_CHECKING:
    from liaison_desk.services.desk import Desk
    from liaison_desk.ui.letters.editor import LetterEditor

_CHOICE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class _Choice:
    shown: str
    read: Callable[[], str]
    is_letter: bool = False


class InsertTextDialog(QDialog):
    """Filters as one types; Enter inserts. A letter may also take the place of what is written."""

    def __init__(self, desk: Desk, editor: LetterEditor) -> None:
        super().__init__(editor)
        self._desk = desk
        self._editor = editor
        self.setWindowTitle(self.tr("Insérer un texte"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 560)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Nom, thème ou mots"))
        self.filter.setAccessibleName(self.tr("Chercher un texte"))
        self.choices = dressed(QListWidget(), role="choices")
        self.choices.setAccessibleName(self.tr("Textes"))
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(self.tr("Texte choisi"))
        self._none = text(
            self.tr("Aucun paragraphe type ni courrier semblable. Les paragraphes se rédigent dans Réglages, Textes."),
            "muted",
            wrap=True,
        )
        self.insert_button = button(self.tr("Insérer"), self.insert, primary=True)
        self.insert_button.setDefault(True)
        self.take_button = button(self.tr("Reprendre le texte"), self.take)
        self._lay_out()
        self._fill()
        self.filter.textChanged.connect(self._on_filter)
        self.choices.currentRowChanged.connect(self._on_row)
        self.choices.itemActivated.connect(self._on_activated)
        self._on_filter("")
        self.filter.setFocus()

    def insert(self) -> None:
        """Put the chosen text where the cursor is."""
        self._give(instead=False)

    def take(self) -> None:
        """Put the chosen text in place of what is written."""
        self._give(instead=True)

    def _lay_out(self) -> None:
        feet = row(None, button(self.tr("Abandonner"), self.reject), self.take_button, self.insert_button)
        layout = column(self.filter, self._none, self.choices, self.preview, feet, spacing=12, margins=2 * GRID)
        layout.setStretch(2, 3)
        layout.setStretch(3, 2)
        self.setLayout(layout)

    def _fill(self) -> None:
        fields, _number = self._editor.current()
        for kept in self._desk.settings.office().paragraphs:
            name = f"{kept.theme} · {kept.name}" if kept.theme else kept.name
            self._add(_Choice(name, lambda kept=kept: self._desk.answers.paragraph(kept.name, fields)), kept.text)
        for entry in self._desk.threads.similar(fields, self._editor.identifier()):
            self._add(_Choice(self._named(entry), lambda entry=entry: entry.body, is_letter=True), entry.body)
        self._none.setVisible(not self.choices.count())

    def _named(self, entry: ThreadEntry) -> str:
        when = short_date(entry.day, today(self._desk.clock)) if entry.day else ""
        parts = (entry.number or self.tr("projet"), when, entry.correspondent, entry.subject)
        return " · ".join(part for part in parts if part)

    def _add(self, choice: _Choice, words: str) -> None:
        item = QListWidgetItem(choice.shown)
        item.setData(_CHOICE, (choice, search_terms(f"{choice.shown} {words}")))
        self.choices.addItem(item)

    def _on_filter(self, typed: str) -> None:
        wanted = search_terms(typed).split()
        first: QListWidgetItem | None = None
        for number in range(self.choices.count()):
            item = self.choices.item(number)
            words = item.data(_CHOICE)[1]
            item.setHidden(not all(word in words for word in wanted))
            first = first or (None if item.isHidden() else item)
        self.choices.setCurrentItem(first)  # pyright: ignore[reportArgumentType]  # None takes the choice away
        self._show_chosen()

    def _on_row(self, _row: int) -> None:
        self._show_chosen()

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self.insert()

    def _chosen(self) -> _Choice | None:
        item = self.choices.currentItem()
        return item.data(_CHOICE)[0] if item and not item.isHidden() else None

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self.preview.setPlainText(chosen.read() if chosen else "")
        self.insert_button.setEnabled(chosen is not None)
        self.take_button.setVisible(chosen is not None and chosen.is_letter)

    def _give(self, *, instead: bool) -> None:
        chosen = self._chosen()
        if chosen is not None:
            words = chosen.read()
            self.accept()
            self._editor.insert(words, instead=instead)
