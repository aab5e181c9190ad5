"""What is at stake in one item of an agenda: only the official's version of it is printed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from liaison_desk.ui.widgets.card import Card, ElidedLabel
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.text_edits import LinesEditor, TextEditor

_COLUMNS = 2


class StakesFields(Card):
    """`edited` once something is typed."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, role="sunken")
        self._title = ElidedLabel("", "strong")
        self._remark = text(self.tr("Pour l'élu seulement, les pièces exceptées"), "small")
        told = self.tr
        self.editors: dict[str, TextEditor] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for place, (name, words) in enumerate(
            (
                ("stake", told("Enjeu")),
                ("position", told("Position du Département")),
                ("partner_position", told("Position des partenaires")),
                ("wanted_outcome", told("Issue souhaitée")),
                ("red_line", told("Marge, ligne rouge")),
                ("enclosures", told("Pièces, une par ligne")),
            )
        ):
            editor = LinesEditor(lines=2) if name == "enclosures" else TextEditor(lines=2)
            editor.name(words)
            editor.edited.connect(self.edited)
            self.editors[name] = editor
            label = text(words, "label")
            label.setBuddy(editor.input())
            grid.addLayout(column(label, editor, spacing=3), place // _COLUMNS, place % _COLUMNS)
        self.body.addLayout(row(self._title, self._remark))
        self.body.addLayout(grid)

    def show_item(self, values: dict[str, Any] | None) -> None:
        """Show what is at stake in an item, nothing when none is pointed at."""
        self.setVisible(values is not None)
        self._title.setText(str((values or {}).get("title") or self.tr("Nouveau point")))
        for name, editor in self.editors.items():
            editor.set_value((values or {}).get(name))

    def values(self) -> dict[str, Any]:
        """Return what is typed."""
        return {name: editor.value() for name, editor in self.editors.items()}
