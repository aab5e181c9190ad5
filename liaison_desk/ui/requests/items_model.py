"""The items of a point élu as a list: ticked or not, in the order they will be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from liaison_desk.domain.decisions import ReviewItem
from liaison_desk.domain.french import full_date
from liaison_desk.domain.labels import label
from liaison_desk.ui.lists.ordered_rows import NOWHERE, Index, OrderedRowsModel


class ItemRole(IntEnum):
    """What the delegate asks for beside the text."""

    item = Qt.ItemDataRole.UserRole + 1
    taken = Qt.ItemDataRole.UserRole + 2
    rank = Qt.ItemDataRole.UserRole + 3


@dataclass
class _Entry:
    item: ReviewItem
    taken: bool


class ItemsModel(OrderedRowsModel):
    """`edited` says that something was ticked, moved or changed."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[_Entry] = []

    def show_items(self, taken: Sequence[ReviewItem], candidates: Sequence[ReviewItem]) -> None:
        """Show the items taken, then the candidates that are not among them."""
        known = {key_of(item) for item in taken}
        self.beginResetModel()
        self._entries = [
            *(_Entry(item, True) for item in taken),
            *(_Entry(item, False) for item in candidates if key_of(item) not in known),
        ]
        self.endResetModel()

    def taken(self) -> list[ReviewItem]:
        """Return the items ticked, in order."""
        return [entry.item for entry in self._entries if entry.taken]

    def item_at(self, row: int) -> ReviewItem | None:
        """Return an item, None where there is none."""
        return self._entries[row].item if 0 <= row < len(self._entries) else None

    def toggle(self, row: int) -> None:
        """Tick an item, or no longer."""
        if 0 <= row < len(self._entries):
            self._entries[row].taken = not self._entries[row].taken
            self._tell()

    def take_all(self) -> None:
        """Tick every item."""
        for entry in self._entries:
            entry.taken = True
        self._tell()

    def move(self, row: int, target: int) -> bool:
        """Move an item to another place; tell whether it could be."""
        if not (0 <= row < len(self._entries) and 0 <= target < len(self._entries)) or row == target:
            return False
        self.beginMoveRows(NOWHERE, row, row, NOWHERE, target + (1 if target > row else 0))
        self._entries.insert(target, self._entries.pop(row))
        self.endMoveRows()
        self._tell()
        return True

    def put(self, item: ReviewItem, row: int | None = None) -> int:
        """Change an item, or add one after those ticked; return its place."""
        if row is not None:
            self._entries[row].item = item
            self._tell()
            return row
        place = max((place for place, entry in enumerate(self._entries) if entry.taken), default=-1) + 1
        self.beginInsertRows(NOWHERE, place, place)
        self._entries.insert(place, _Entry(item, True))
        self.endInsertRows()
        self._tell()
        return place

    def remove(self, row: int) -> bool:
        """Take away an item typed by hand; the others come from records, and are only no longer ticked."""
        item = self.item_at(row)
        if item is None or item.engagement_id or item.letter_id or item.briefing_id:
            return False
        self.beginRemoveRows(NOWHERE, row, row)
        del self._entries[row]
        self.endRemoveRows()
        self._tell()
        return True

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.item.title
        if role == ItemRole.item:
            return entry.item
        if role == ItemRole.taken:
            return entry.taken
        if role == ItemRole.rank:
            return sum(other.taken for other in self._entries[: index.row() + 1])
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._in_full(entry)
        return None

    def drop_at(self, dragged: int, place: int) -> None:
        self.move(dragged, place)

    def _in_full(self, entry: _Entry) -> str:
        item = entry.item
        due = self.tr("pour le {day}").format(day=full_date(item.deadline)) if item.deadline else ""
        state = self.tr("choisi") if entry.taken else self.tr("non choisi")
        parts = (label(item.item_kind), item.title, due, in_brief(item.summary), state)
        return ", ".join(part for part in parts if part)

    def _tell(self) -> None:
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))
        self.edited.emit()


def key_of(item: ReviewItem) -> str:
    """Return what tells an item from another: its record, else its words."""
    return item.engagement_id or item.letter_id or item.briefing_id or f"{item.item_kind}:{item.title}"


def in_brief(words: str) -> str:
    """Return the first two lines of a text as one: who asks, and when."""
    return " · ".join(words.strip().splitlines()[:2])
