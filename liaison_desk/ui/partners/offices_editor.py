"""The functions somebody holds or held, each in a box of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.fields import Fields
from liaison_desk.ui.partners.office_box import OfficeBox
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.date_edits import Parsers
from liaison_desk.ui.widgets.dress import column, row
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.partner_field import PartnerField


class OfficesEditor(Editor):
    """A list of boxes; one is added by its button, taken away by the box's own."""

    open_requested = Signal(str)

    def __init__(
        self, parsers: Parsers, organisation_field: Callable[[], PartnerField], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parsers = parsers
        self._organisation_field = organisation_field
        self.boxes: list[OfficeBox] = []
        self.add_button = button(self.tr("Ajouter une fonction"), self._on_add, compact=True, meaning="add")
        self._column = column(spacing=GRID)
        self.setLayout(column(self._column, row(self.add_button, None), spacing=GRID))
        self.setFocusProxy(self.add_button)

    def value(self) -> list[dict[str, Any]]:
        return [box.value() for box in self.boxes]

    def set_value(self, value: Any) -> None:
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self.boxes = []
        for given in cast("Sequence[Any]", value or ()):
            box = self.add()
            box.set_value(given.model_dump() if isinstance(given, Fields) else given)

    def input(self) -> QWidget:
        return self.boxes[0].function.input() if self.boxes else self.add_button

    def name(self, words: str, required: bool = False) -> None:
        """Each box and button has a name of its own."""

    def add(self) -> OfficeBox:
        """Add an empty function and return its box."""
        box = OfficeBox(self._parsers, self._organisation_field())
        box.edited.connect(self.edited)
        box.left.connect(self.left)
        box.removed.connect(self._on_removed)
        self.boxes.append(box)
        self._column.addWidget(box)
        return box

    def _on_add(self) -> None:
        self.add().function.input().setFocus()
        self.edited.emit()

    def _on_removed(self, box: OfficeBox) -> None:
        self.boxes.remove(box)
        box.hide()
        box.deleteLater()
        self.add_button.setFocus()
        self.edited.emit()
