"""What can wait until something is on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class AfterPainting(QObject):
    """Does something once, when a widget and all that it shows have been painted.

    It stays with its widget and goes with it: asking Qt to delete it once done could end the process when Python
    happened to collect the widget meanwhile.
    """

    def __init__(self, widget: QWidget, work: Callable[[], object]) -> None:
        super().__init__(widget)
        self._work = work
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # its children are painted right after it, in the same pass: a timer runs once the pass is over
            QTimer.singleShot(0, self._do)
        return super().eventFilter(watched, event)

    def _do(self) -> None:
        self._work()
