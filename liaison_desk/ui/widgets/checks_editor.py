"""Several choices of a few, each a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.text_edits import CheckBox


class ChecksEditor(Editor):
    """Holds the list of the values ticked, in the order they are offered."""

    def __init__(self, choices: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = [value for value, _words in choices]
        self.boxes = [CheckBox(words) for _value, words in choices]
        line = FlowLayout(self, spacing=12)
        for box in self.boxes:
            line.addWidget(box)
            self.watch(box)
            box.clicked.connect(self._on_clicked)
        self.setFocusProxy(self.boxes[0])

    def value(self) -> list[Any]:
        return [value for value, box in zip(self._values, self.boxes, strict=True) if box.isChecked()]

    def set_value(self, value: Any) -> None:
        for one, box in zip(self._values, self.boxes, strict=True):
            box.setChecked(one in (value or ()))

    def input(self) -> QWidget:
        return self.boxes[0]

    def name(self, words: str, required: bool = False) -> None:
        for box in self.boxes:
            box.setAccessibleName(self.tr("{field}, {choice}").format(field=words, choice=box.text()))

    def _on_clicked(self, _checked: bool) -> None:
        self.edited.emit()
