"""The list of who may have written: it changes with each message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.text_edits import ComboBox


class SenderChoice(Editor):
    """One of the choices offered for the message shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[str] = []
        self.box = ComboBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setLayout(column(self.box))
        self.watch(self.box)
        self.box.activated.connect(self._on_activated)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these choices (value, words) in place of those before."""
        self._values = [value for value, _ in choices]
        self.box.clear()
        self.box.addItems([words for _, words in choices])

    def value(self) -> str:
        """Return the value of the choice in force, empty when none is offered."""
        return self._values[self.box.currentIndex()] if self._values else ""

    def set_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def input(self) -> QWidget:
        return self.box

    def _on_activated(self, _place: int) -> None:
        self.edited.emit()
