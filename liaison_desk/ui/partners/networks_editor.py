"""The umbrella bodies a partner belongs to, each on a line that can be taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import icon_button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.partner_field import PartnerField


class NetworksEditor(Editor):
    """Holds ids of organisations; one is added by its name, under the others."""

    def __init__(self, field: PartnerField, label_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_of = label_of
        self._lines: dict[str, QWidget] = {}
        self.field = field
        self._column = column(spacing=2)
        self.setLayout(column(self._column, field, spacing=GRID))
        self.setFocusProxy(field)
        field.edited.connect(self._on_picked)
        field.left.connect(self.left)

    def value(self) -> list[str]:
        return list(self._lines)

    def set_value(self, value: Any) -> None:
        for line in self._lines.values():
            line.hide()
            line.deleteLater()
        self._lines = {}
        self.field.hold(None, "")
        for identifier in value or ():
            self._add(str(identifier))

    def input(self) -> QWidget:
        return self.field.input()

    def name(self, words: str, required: bool = False) -> None:
        self.field.name(words, required)

    def remove(self, identifier: str) -> None:
        """Take a network away."""
        line = self._lines.pop(identifier)
        line.hide()
        line.deleteLater()
        self.field.input().setFocus()
        self.edited.emit()

    def _add(self, identifier: str) -> None:
        if identifier in self._lines:
            return
        called = self._label_of(identifier) or self.tr("Fiche supprimée")
        line = QWidget()
        name = self.tr("Retirer {name}").format(name=called)
        line.setLayout(row(text(called), None, icon_button("close", name, lambda: self.remove(identifier))))
        self._lines[identifier] = line
        self._column.addWidget(line)

    def _on_picked(self) -> None:
        try:
            picked = self.field.value()
        except ValueError:
            return  # still typing
        if picked:
            self.field.hold(None, "")
            self._add(picked)
            self.edited.emit()
