"""The signature book as a list: a heading for each person who must act, then their letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from liaison_desk.domain.french import NO_BREAK, long_date
from liaison_desk.domain.signature_book import BookEntry, counted_texts

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class BookRole(IntEnum):
    """What the delegate asks for beside the text."""

    entry = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class _Heading:
    words: str


class BookModel(QAbstractListModel):
    """One row for each heading, which cannot be pointed at, and for each letter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Heading | BookEntry] = []

    def show_groups(self, groups: Sequence[tuple[str, Sequence[BookEntry]]]) -> None:
        """Show the letters by who must act."""
        self.beginResetModel()
        self._rows = []
        for name, entries in groups:
            self._rows += [_Heading(f"{name} · {counted_texts(entries)}"), *entries]
        self.endResetModel()

    def entry_at(self, row: int) -> BookEntry | None:
        """Return the letter of a row, None for a heading or where there is none."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, BookEntry) else None

    def find(self, identifier: str) -> int:
        """Return the row of a letter, -1 when it is not in the book."""
        return next(
            (row for row, one in enumerate(self._rows) if isinstance(one, BookEntry) and one.id == identifier), -1
        )

    def next_letter(self, row: int) -> int:
        """Return the row of the letter at a row or after it, else the last one before; -1 when there is none."""
        letters = [place for place, one in enumerate(self._rows) if isinstance(one, BookEntry)]
        return next((place for place in letters if place >= row), letters[-1] if letters else -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if isinstance(row, _Heading):
            return row.words if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.subject
        if role == BookRole.entry:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _in_full(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _in_full(entry: BookEntry) -> str:
    parts = [entry.subject, entry.addressee, entry.group]
    if entry.due_date:
        parts.append(translate("Book", "pour le {day}").format(day=long_date(entry.due_date)))
    if entry.revision > 1:
        parts.append(translate("Book", "version{space}{number}").format(space=NO_BREAK, number=entry.revision))
    if entry.last_remark:
        parts.append(f"«{NO_BREAK}{entry.last_remark}{NO_BREAK}»")
    return ", ".join(part for part in parts if part)
