"""The items of an agenda as rows; what is at stake in each stays with its row when it moves."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.meeting_agendas import is_any_other_business, is_approval
from liaison_desk.domain.meetings import AgendaItem, AgendaItemKind, ItemPriority
from liaison_desk.ui.forms.cells import choice_cell, number_cell
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn, cell_column

translate = QCoreApplication.translate
_VALUE = Qt.ItemDataRole.UserRole


class ItemsTable(EditableTable):
    """A new item goes before « questions diverses »."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            (
                TableColumn("title", translate("MeetingItems", "Point")),
                cell_column("item_kind", translate("MeetingItems", "Type"), choice_cell(AgendaItemKind), 100),
                TableColumn("rapporteur", translate("MeetingItems", "Rapporteur"), 92),
                cell_column("minutes", translate("MeetingItems", "Minutes"), number_cell(), 66),
                cell_column("priority", translate("MeetingItems", "Priorité"), choice_cell(ItemPriority), 104),
            ),
            translate("MeetingItems", "Points de l'ordre du jour"),
            lambda: AgendaItem(title="").model_dump(),
            parent,
            add_words=translate("MeetingItems", "Ajouter un point"),
        )

    def add(self) -> None:
        """Add an item before the last one, and begin to type in it."""
        self.add_row(AgendaItem(title="").model_dump())
        place = self.table.rowCount() - 1
        if place and is_any_other_business(AgendaItem(title=self._item(place - 1, 0).text())):
            self.table.setCurrentCell(place, 0)
            self.move_row(-1)
            place -= 1
        self.table.setCurrentCell(place, 0)
        self.table.setFocus()
        self.table.editItem(self._item(place, 0))

    def point_at_first(self) -> None:
        """Point at the first item that is not about the minutes of the meeting before."""
        titles = [AgendaItem(title=self._item(place, 0).text()) for place in range(self.table.rowCount())]
        first = next((place for place, item in enumerate(titles) if not is_approval(item)), 0)
        self.table.setCurrentCell(first, 0)

    def pointed(self) -> dict[str, Any] | None:
        """Return the values of the item pointed at, None when there is none."""
        place = self.table.currentRow()
        return self._data(place) | {"title": self._item(place, 0).text()} if place >= 0 else None

    def complete(self, values: dict[str, Any]) -> None:
        """Write what is at stake in the item pointed at."""
        place = self.table.currentRow()
        if place >= 0:
            self._item(place, 0).setData(_VALUE, {**self._data(place), **values})

    def _data(self, place: int) -> dict[str, Any]:
        return dict(cast("dict[str, Any]", self._item(place, 0).data(_VALUE)))
