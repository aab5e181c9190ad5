"""The field of a commune: typed and shown by its name, kept by its INSEE code."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from liaison_desk.reference_data import municipalities
from liaison_desk.services.municipalities import insee_code
from liaison_desk.ui.widgets.text_edits import LineEditor


class MunicipalityEditor(LineEditor):
    """Completes on any part of a name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        completer = QCompleter(sorted(one.name for one in municipalities()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)

    def value(self) -> str:
        """Return the INSEE code; raises InvalidFields for a commune nobody knows."""
        typed = super().value()
        return insee_code(typed) if typed else ""

    def set_value(self, value: Any) -> None:
        super().set_value(municipalities().name_of(value or "") or value)
