"""A folder of this machine, typed or chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import row
from liaison_desk.ui.widgets.text_edits import LineEditor


class FolderEditor(LineEditor):
    """The path of a folder, with a button that opens the dialog of the system."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose_button = button(self.tr("Choisir…"), self._choose, compact=True)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.removeWidget(self.line)
        line = row(self.line, self.choose_button)
        line.setStretch(0, 1)
        layout.addLayout(line)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Dossier à surveiller"), self.value())
        if chosen:
            self.set_value(chosen)
            self.edited.emit()
