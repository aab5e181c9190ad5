"""Run in a process of its own: the program as a person starts it, watched from outside."""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from liaison_desk import app
from tests.bench.first_paint import FirstPaint
from tests.bench.measure import memory

_AT_REST = 500
"""Milliseconds after which the rail has its counts and nothing runs any more."""


class WatchedLaunch(app.Launch):
    """Notes when the shell is painted, then when « Aujourd'hui » is there with its data, and ends the program."""

    started = 0.0

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._figures: dict[str, float] = {}
        FirstPaint(self.window, lambda moment: self._note("shell", moment))
        self.window.stack.currentChanged.connect(self._on_page_shown)

    def _on_page_shown(self, _place: int) -> None:
        page = self.window.stack.currentWidget()
        if type(page).__name__ == "TodayPage":
            FirstPaint(page, self._finish)

    def _note(self, name: str, moment: float) -> None:
        self._figures[name] = (moment - self.started) * 1000

    def _finish(self, moment: float) -> None:
        self._note("today", moment)
        QTimer.singleShot(_AT_REST, self._tell)

    def _tell(self) -> None:
        self._figures["memory"] = memory()
        print(json.dumps(self._figures), flush=True)
        QApplication.quit()


def main(started: float, folder: str) -> int:
    """Start the program on a demonstration office."""
    WatchedLaunch.started = started
    app.Launch = WatchedLaunch
    return app.run_window(["--demo", f"--office={folder}"])


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2]))
