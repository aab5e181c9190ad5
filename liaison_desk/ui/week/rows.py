"""What stands in a half-day, as rows: engagements first, then tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.services.week_plan import PlannedHalfDay, PlannedTask
from liaison_desk.ui.week import words
from liaison_desk.ui.widgets.task_line_model import TASK_DRAGGED

WeekRow = EngagementRow | PlannedTask
AnyIndex = QModelIndex | QPersistentModelIndex


class HalfDayRows(QAbstractListModel):
    """The rows of one half-day; `now` is today."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[WeekRow] = []
        self._half: HalfDay | None = None
        self._now = date.min

    def show_half_day(self, shown: PlannedHalfDay, now: date) -> None:
        """Show the rows of a half-day in place of those before."""
        self.beginResetModel()
        self._rows = [*shown.engagements, *shown.tasks]
        self._half, self._now = shown.half_day, now
        self.endResetModel()

    @property
    def now(self) -> date:
        """Today."""
        return self._now

    def rows(self) -> Sequence[WeekRow]:
        """Return every row."""
        return self._rows

    def row(self, index: AnyIndex) -> WeekRow | None:
        """Return the row of an index."""
        place = index.row()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def find(self, identifier: str) -> QModelIndex:
        """Return the index of a task, an invalid one when it is not here."""
        place = next((at for at, row in enumerate(self._rows) if row.id == identifier), -1)
        return self.index(place, 0) if place >= 0 else QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            if isinstance(row, EngagementRow):
                return words.spoken_engagement(row)
            return words.spoken_task(row, self._now, self._half)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.row(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if isinstance(row, PlannedTask) else usual

    def mimeTypes(self) -> list[str]:
        return [TASK_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        dragged = [row for index in indexes if isinstance(row := self.row(index), PlannedTask)]
        if dragged:
            carried.setData(TASK_DRAGGED, dragged[0].id.encode())
        return carried
