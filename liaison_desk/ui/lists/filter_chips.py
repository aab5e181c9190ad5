"""Saved filters as chips that are pressed and released, one of each group at most."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from liaison_desk.ui.widgets.dress import dressed, row


@dataclass(frozen=True)
class SavedFilter:
    """One chip: the name of its saved filter, its words, the group of which only one is in force."""

    name: str
    words: str
    group: str
    counted: bool = True


class FilterChips(QWidget):
    """Unlike tabs, all may be released: the whole register is then shown."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._filters: dict[str, SavedFilter] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._line = row()
        self.setLayout(self._line)

    def show_filters(self, filters: Sequence[SavedFilter], chosen: str) -> None:
        """Show these filters in place of those before, one of them in force."""
        for chip in self._buttons.values():
            self._line.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._filters = {one.name: one for one in filters}
        self._buttons = {one.name: self._made(one, one.name == chosen) for one in filters}

    def chosen(self) -> list[str]:
        """Return the names of the filters in force."""
        return [name for name, chip in self._buttons.items() if chip.isChecked()]

    def choose(self, names: Collection[str]) -> None:
        """Have these filters in force and no other, without saying so."""
        for name, chip in self._buttons.items():
            chip.setChecked(name in names)

    def release_all(self) -> None:
        """Have no filter in force, without saying so."""
        for chip in self._buttons.values():
            chip.setChecked(False)

    def set_count(self, name: str, count: int) -> None:
        """Say how many records a filter finds."""
        words = self._filters[name].words
        self._buttons[name].setText(f"{words} · {count}" if count else words)

    def button(self, name: str) -> QPushButton:
        """Return the chip of a filter."""
        return self._buttons[name]

    def _made(self, one: SavedFilter, chosen: bool) -> QPushButton:
        chip = dressed(QPushButton(one.words), role="filter", compact=True)
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.setChecked(chosen)

        def on_clicked(pressed: bool) -> None:
            self._on_clicked(one, pressed)

        chip.clicked.connect(on_clicked)
        self._line.addWidget(chip)
        return chip

    def _on_clicked(self, one: SavedFilter, pressed: bool) -> None:
        if pressed:
            for name, other in self._filters.items():
                if other.group == one.group and name != one.name:
                    self._buttons[name].setChecked(False)
        self.changed.emit()
