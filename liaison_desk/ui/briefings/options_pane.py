"""The options of an arbitration note: their list in order, and what is said of the one pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from liaison_desk.domain.briefings import NoteOption
from liaison_desk.ui.briefings.looks import option_points
from liaison_desk.ui.forms.field_box import FieldBox
from liaison_desk.ui.forms.layout import Entry
from liaison_desk.ui.icons import icon
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button, icon_button
from liaison_desk.ui.widgets.dress import column, dressed, row, text
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.text_edits import LineEditor, TextEditor

_MOST = 20
_ROW = 34
_SHORT = frozenset({"title", "cost", "delay", "reversibility"})


class OptionsPane(QWidget):
    """`typed` while options are added, moved, taken away, recommended or worded."""

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, role="plain")
        self._options: list[dict[str, Any]] = []
        self._recommended: int | None = None
        self.list = dressed(QListWidget(), role="choices")
        self.list.setAccessibleName(self.tr("Options"))
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.recommend_button = dressed(button(self.tr("Recommander"), self.recommend, compact=True), role="filter")
        self.recommend_button.setCheckable(True)
        self._boxes = {name: self._box(name, label, editor) for name, label, editor in self._entries()}
        self._form = dressed(QWidget(), role="plain")
        self._none = text(self.tr("Ajoutez les options à comparer ; « statu quo » en est une."), "muted", wrap=True)
        self._tools = self._made_tools()
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row)
        for keys, act in (("Alt+Up", self.up), ("Alt+Down", self.down), ("Del", self.remove), ("Ins", self.add)):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def show_options(self, options: Sequence[NoteOption], recommended: int | None) -> None:
        """Show the options of a note; the one recommended is a number from 1."""
        self._options = [option.model_dump() for option in options]
        self._recommended = recommended
        self._fill(min(max(self.list.currentRow(), 0), len(self._options) - 1))

    def options(self) -> list[dict[str, Any]]:
        """Return the options, in order."""
        return [dict(option) for option in self._options]

    def recommended(self) -> int | None:
        """Return the number of the option recommended."""
        return self._recommended

    def freeze(self, frozen: bool) -> None:
        """Let the options be read only, or changed."""
        self._tools.setEnabled(not frozen)
        self._form.setEnabled(not frozen)

    def add(self) -> None:
        """Add an option and name it."""
        if len(self._options) < _MOST and self._tools.isEnabled():
            self._options.append(NoteOption(title="").model_dump())
            self._fill(len(self._options) - 1)
            self._boxes["title"].editor.input().setFocus()

    def remove(self) -> None:
        """Take away the option pointed at."""
        place = self.list.currentRow()
        if place < 0 or not self._tools.isEnabled():
            return
        del self._options[place]
        number = self._recommended
        if number is not None and place + 1 <= number:
            self._recommended = None if number == place + 1 else number - 1
        self._fill(min(place, len(self._options) - 1))
        self.typed.emit()

    def up(self) -> None:
        """Move the option pointed at one place up."""
        self._move(-1)

    def down(self) -> None:
        """Move the option pointed at one place down."""
        self._move(1)

    def recommend(self) -> None:
        """Recommend the option pointed at, or no longer."""
        place = self.list.currentRow()
        if place >= 0:
            self._recommended = None if self._recommended == place + 1 else place + 1
            self._fill(place)
            self.typed.emit()

    def box(self, name: str) -> FieldBox:
        """Return the field that holds one thing said of an option."""
        return self._boxes[name]

    def _move(self, step: int) -> None:
        place = self.list.currentRow()
        other = place + step
        if place < 0 or not 0 <= other < len(self._options) or not self._tools.isEnabled():
            return
        self._options[place], self._options[other] = self._options[other], self._options[place]
        swapped = {place + 1: other + 1, other + 1: place + 1}
        if self._recommended is not None:
            self._recommended = swapped.get(self._recommended, self._recommended)
        self._fill(other)
        self.typed.emit()

    def _entries(self) -> list[tuple[str, str, Editor]]:
        return [
            (name, words, LineEditor() if name in _SHORT else TextEditor(lines=2))
            for name, words in option_points().items()
        ]

    def _box(self, name: str, label: str, editor: Editor) -> FieldBox:
        editor.edited.connect(lambda: self._on_typed(name))
        return FieldBox(Entry(name, label), editor, required=name == "title")

    def _made_tools(self) -> QWidget:
        tools = QWidget()
        tools.setLayout(
            row(
                button(self.tr("Ajouter"), self.add, compact=True),
                self.recommend_button,
                None,
                icon_button("up", self.tr("Monter l'option (Alt+↑)"), self.up),
                icon_button("down", self.tr("Descendre l'option (Alt+↓)"), self.down),
                icon_button("delete", self.tr("Enlever l'option (Suppr)"), self.remove),
                spacing=4,
            )
        )
        return tools

    def _lay_out(self) -> None:
        self._form.setLayout(column(*self._boxes.values(), spacing=12))
        layout = column(self.list, self._tools, self._none, self._form, None, spacing=GRID)
        layout.setContentsMargins(0, 0, GRID, 0)
        self.setLayout(layout)

    def _fill(self, place: int) -> None:
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for number, option in enumerate(self._options, 1):
            item = QListWidgetItem(self._named(number, option))
            if number == self._recommended:
                item.setIcon(icon("flag", "accent"))
            item.setSizeHint(QSize(0, _ROW))
            item.setToolTip(item.text())
            self.list.addItem(item)
        self.list.setFixedHeight(_ROW * len(self._options) + 4)
        self.list.setVisible(bool(self._options))
        self.list.setCurrentRow(place)
        self.list.blockSignals(blocked)
        self._on_row(place)

    def _named(self, number: int, option: dict[str, Any]) -> str:
        title = option["title"] or self.tr("option à nommer")
        recommended = self.tr(" · recommandée") if number == self._recommended else ""
        return f"{number}. {title}{recommended}"

    def _on_row(self, place: int) -> None:
        shown = 0 <= place < len(self._options)
        self._form.setVisible(shown)
        self._none.setVisible(not self._options)
        self.recommend_button.setEnabled(shown)
        if shown:
            for name, box in self._boxes.items():
                box.editor.set_value(self._options[place][name])
        recommended = shown and self._recommended == place + 1
        self.recommend_button.setChecked(recommended)
        self.recommend_button.setText(self.tr("Recommandée") if recommended else self.tr("Recommander"))

    def _on_typed(self, name: str) -> None:
        place = self.list.currentRow()
        if not 0 <= place < len(self._options):
            return
        self._options[place][name] = self._boxes[name].editor.value()
        if name == "title":
            self.list.currentItem().setText(self._named(place + 1, self._options[place]))
        self.typed.emit()
