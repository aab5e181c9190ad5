"""A commune, typed and shown by its name."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from liaison_desk.reference_data import municipalities
from liaison_desk.ui.widgets.text_edits import LineEditor


class MunicipalityEditor(LineEditor):
    """Gives the INSEE code of a name, a code or a postal code that names one commune; raises ValueError otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, placeholder="Stains, 93240…")
        completer = QCompleter([one.name for one in municipalities()], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
        completer.activated.connect(self._on_picked)

    def value(self) -> str:
        """Return the INSEE code, empty when nothing is typed."""
        written = super().value()
        known = municipalities()
        if not written or known.by_insee(written):
            return written
        found = known.by_name(written)
        if found is None:
            of_code = known.by_postal_code(written)
            found = of_code[0] if len(of_code) == 1 else None
        if found is not None:
            return found.insee
        if len(written) == 5 and written[2:].isdigit():
            return written  # a commune of another department, by its code
        raise ValueError(self.tr("cette commune n'est pas connue : donnez son nom ou son code INSEE"))

    def set_value(self, value: Any) -> None:
        """Show the name of an INSEE code."""
        super().set_value(municipalities().name_of(str(value or "")) or value)

    def _on_picked(self, _name: str) -> None:
        self.edited.emit()
