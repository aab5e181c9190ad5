"""A commune, typed and shown by its name, kept by its INSEE code."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from liaison_desk.errors import InvalidFields
from liaison_desk.reference_data import municipalities
from liaison_desk.services.municipalities import insee_code
from liaison_desk.ui.widgets.text_edits import LineEditor


class MunicipalityEditor(LineEditor):
    """Completes on any part of a name; a code, or a postal code that names one commune, does as well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, placeholder="Stains, 93240…")
        completer = QCompleter(sorted(one.name for one in municipalities()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
        completer.activated.connect(self._on_picked)

    def value(self) -> str:
        typed = super().value()
        try:
            return insee_code(typed) if typed else ""
        except InvalidFields as error:
            raise ValueError(error.problems[0].sentence) from None

    def set_value(self, value: Any) -> None:
        super().set_value(municipalities().name_of(str(value or "")) or value)

    def _on_picked(self, _name: str) -> None:
        self.edited.emit()
