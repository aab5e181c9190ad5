"""A task as a line, and the lines of a list of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from liaison_desk.ui.widgets.chip import ChipLook

TASK_DRAGGED = "application/x-liaison-desk-task"
"""What is carried while a task is dragged: its id."""

_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsUserCheckable
)


@dataclass(frozen=True)
class TaskLine:
    """One task: its title, who owes it and what else is known, when it is due (in words), and a state as a chip."""

    id: str
    title: str
    detail: str = ""
    due: str = ""
    is_done: bool = False
    struck: bool = True
    """Whether it is struck through once its box is ticked."""
    chip: ChipLook | None = None

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        return ", ".join(filter(None, (self.title, self.detail, self.due, self.chip.word if self.chip else "")))


class LinesModel(QAbstractListModel):
    """The lines of one list; each has a box to tick and can be dragged."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[TaskLine] = []

    def show_lines(self, lines: Sequence[TaskLine]) -> None:
        """Show lines in place of those before."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def line(self, index: QModelIndex | QPersistentModelIndex) -> TaskLine | None:
        """Return the line of an index."""
        return self.lines[index.row()] if 0 <= index.row() < len(self.lines) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return line.spoken
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if line.is_done else Qt.CheckState.Unchecked
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return _FLAGS

    def mimeTypes(self) -> list[str]:
        return [TASK_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        dragged = [line for index in indexes if (line := self.line(index))]
        if dragged:
            carried.setData(TASK_DRAGGED, dragged[0].id.encode())
        return carried
