"""Choosing a text to insert in what one writes: a standard paragraph by its name, or an earlier text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from liaison_desk.domain.folding import search_terms
from liaison_desk.domain.standard_texts import StandardParagraph
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, dressed, row, text

_CHOICE, _TERMS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class TextChoice:
    """A text that may be inserted: how it is shown, the words it is found by, and how it is read."""

    shown: str
    words: str
    read: Callable[[], str]
    is_whole: bool = False
    """A whole text, which may also take the place of what is written."""


def paragraph_choices(kept: Iterable[StandardParagraph], filled: Callable[[str], str]) -> list[TextChoice]:
    """Return the standard paragraphs of the office; `filled` gives the text of one by its name."""
    return [
        TextChoice(f"{one.theme} · {one.name}" if one.theme else one.name, one.text, lambda name=one.name: filled(name))
        for one in kept
    ]


class TextChoiceDialog(QDialog):
    """Filters as one types; Enter gives the text to `insert`, a whole text may go to `replace` instead."""

    def __init__(
        self,
        choices: Sequence[TextChoice],
        none_words: str,
        insert: Callable[[str], object],
        parent: QWidget,
        replace: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._insert = insert
        self._replace = replace
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
        self.insert_button = button(self.tr("Insérer"), self.insert, primary=True)
        self.insert_button.setDefault(True)
        self.take_button = button(self.tr("Reprendre le texte"), self.take)
        feet = row(None, button(self.tr("Abandonner"), self.reject), self.take_button, self.insert_button)
        none = text(none_words, "muted", wrap=True)
        none.setHidden(bool(choices))
        layout = column(self.filter, none, self.choices, self.preview, feet, spacing=12, margins=2 * GRID)
        layout.setStretch(2, 3)
        layout.setStretch(3, 2)
        self.setLayout(layout)
        for choice in choices:
            self._add(choice)
        self.filter.textChanged.connect(self._on_filter)
        self.choices.currentRowChanged.connect(self._on_row)
        self.choices.itemActivated.connect(self._on_activated)
        self._on_filter("")
        self.filter.setFocus()

    def insert(self) -> None:
        """Give the chosen text to be put where the cursor is."""
        self._give(self._insert)

    def take(self) -> None:
        """Give the chosen text to be put in place of what is written."""
        if self._replace:
            self._give(self._replace)

    def _add(self, choice: TextChoice) -> None:
        item = QListWidgetItem(choice.shown)
        item.setData(_CHOICE, choice)
        item.setData(_TERMS, search_terms(f"{choice.shown} {choice.words}"))
        self.choices.addItem(item)

    def _on_filter(self, typed: str) -> None:
        wanted = search_terms(typed).split()
        items = [self.choices.item(place) for place in range(self.choices.count())]
        for item in items:
            item.setHidden(not all(word in item.data(_TERMS) for word in wanted))
        first = next((item for item in items if not item.isHidden()), None)
        if first is not None:
            self.choices.setCurrentItem(first)
        else:
            self.choices.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.Clear)
        self._show_chosen()

    def _on_row(self, _row: int) -> None:
        self._show_chosen()

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self.insert()

    def _chosen(self) -> TextChoice | None:
        item = self.choices.currentItem()
        return item.data(_CHOICE) if item and not item.isHidden() else None

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self.preview.setPlainText(chosen.read() if chosen else "")
        self.insert_button.setEnabled(chosen is not None)
        self.take_button.setVisible(self._replace is not None and chosen is not None and chosen.is_whole)

    def _give(self, told: Callable[[str], object]) -> None:
        chosen = self._chosen()
        if chosen is not None:
            words = chosen.read()
            self.accept()
            told(words)
