"""Run in a process of its own: a bare Qt window, empty or furnished with a list and a table of 100 rows."""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow, QSplitter, QTableView

from tests.bench.first_paint import FirstPaint


class Rows(QAbstractTableModel):
    """A hundred rows of five columns."""

    def rowCount(self, _parent: Any = None) -> int:
        return 100

    def columnCount(self, _parent: Any = None) -> int:
        return 5

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return f"Rangée {index.row()}, {index.column()}" if role == Qt.ItemDataRole.DisplayRole else None


def main(started: float, *, furnished: bool) -> None:
    """Print when it was painted, in milliseconds since its process was started."""
    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 820)
    rows = Rows()
    if furnished:
        sidebar, table, split = QListWidget(), QTableView(), QSplitter()
        sidebar.addItems([f"Page {number}" for number in range(7)])
        table.setModel(rows)
        split.addWidget(sidebar)
        split.addWidget(table)
        window.setCentralWidget(split)

    def finish(moment: float) -> None:
        print(json.dumps({"painted": (moment - started) * 1000}))
        application.quit()

    FirstPaint(window, finish)
    window.show()
    application.exec()


if __name__ == "__main__":
    main(float(sys.argv[1]), furnished=sys.argv[2] == "furnished")
