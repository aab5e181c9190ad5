"""Run in a process of its own: the least a Qt program can be, a window with an empty table."""

from __future__ import annotations

import json
import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from tests.bench.first_paint import FirstPaint


def main(started: float) -> None:
    """Print when it was painted, in milliseconds since its process was started."""
    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QTableView())
    window.resize(1280, 820)

    def finish(moment: float) -> None:
        print(json.dumps({"painted": (moment - started) * 1000}))
        application.quit()

    FirstPaint(window, finish)
    window.show()
    application.exec()


if __name__ == "__main__":
    main(float(sys.argv[1]))
