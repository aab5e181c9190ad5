"""Keeps what is typed in a note before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from liaison_desk.services.drafts import DraftService

_PAUSE = 1500


class DraftKeeper(QObject):
    """Keeps a draft a second and a half after the last key; `kept` says so."""

    kept = Signal()

    def __init__(self, drafts: DraftService, values: Callable[[], dict[str, Any]], parent: QObject) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._values = values
        self._form = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._keep)

    def begin(self, form: str) -> dict[str, Any] | None:
        """Keep the drafts of this form from now on; return what was kept of it before."""
        self.flush()
        self._form = form
        return self._drafts.kept(form) if form else None

    def touch(self) -> None:
        """Something was typed."""
        self._pause.start()

    def flush(self) -> None:
        """Keep at once what was typed."""
        if self._pause.isActive():
            self._pause.stop()
            self._keep()

    def drop(self) -> None:
        """Forget what was kept: it is saved, or given up."""
        self._pause.stop()
        if self._form:
            self._drafts.drop(self._form)

    def _keep(self) -> None:
        if self._form:
            self._drafts.keep(self._form, self._values())
            self.kept.emit()
