"""A line that completes with the names of the series there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from liaison_desk.ui.widgets.dress import dressed
from liaison_desk.ui.widgets.text_edits import LineEditor


class SeriesField(LineEditor):
    """The name shared by the meetings of one group."""

    def __init__(self, names: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        completer = QCompleter(list(names()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setPopup(dressed(QListView(), role="choices"))
        completer.activated.connect(self._on_picked)
        self.line.setCompleter(completer)

    def _on_picked(self, _name: str) -> None:
        self.edited.emit()
