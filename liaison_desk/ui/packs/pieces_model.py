"""The pieces of a pack as a list, put in order by dragging."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from liaison_desk.ui.lists.ordered_rows import NOWHERE, Index, OrderedRowsModel


@dataclass(frozen=True)
class PieceLine:
    """A piece as told: its title, what it is, whether a divider holds its place, its first page (0: unknown)."""

    title: str
    nature: str
    is_missing: bool = False
    page: int = 0


class PieceRole(IntEnum):
    """What the delegate asks for."""

    line = Qt.ItemDataRole.UserRole + 1


class PiecesModel(OrderedRowsModel):
    """`moved` says that a piece was dropped at another place: from, to."""

    moved = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[PieceLine] = []

    def show_lines(self, lines: Sequence[PieceLine]) -> None:
        """Show pieces in place of those before."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def set_pages(self, starts: Sequence[int]) -> None:
        """Say at which page each piece starts."""
        if len(starts) == len(self.lines) and starts:
            self.lines = [
                PieceLine(one.title, one.nature, one.is_missing, page)
                for one, page in zip(self.lines, starts, strict=True)
            ]
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == PieceRole.line:
            return line
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._in_full(index.row(), line)
        return None

    def drop_at(self, dragged: int, place: int) -> None:
        self.moved.emit(dragged, place)

    def _in_full(self, place: int, line: PieceLine) -> str:
        missing = self.tr("manque") if line.is_missing else ""
        page = self.tr("page {page}").format(page=line.page) if line.page else ""
        return ", ".join(filter(None, (f"{place + 1}. {line.title}", line.nature, missing, page)))
