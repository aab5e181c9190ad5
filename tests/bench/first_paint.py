"""Telling when a widget has been painted for the first time."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Calls back once, with the time, when a widget and all that it shows are on the screen."""

    def __init__(self, watched: QWidget, tell: Callable[[float], object]) -> None:
        super().__init__(watched)
        self._watched, self._tell = watched, tell
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._watched.removeEventFilter(self)
            # its children are painted right after it, in the same pass: what is posted comes next, before any timer
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    def customEvent(self, event: QEvent) -> None:
        self._tell(time.monotonic())
