"""Keeps what is typed within two seconds of the last key, before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from liaison_desk.services.drafts import DraftService

_PAUSE = 1000


class DraftKeeper(QObject):
    """One form at a time; `values` gives what is typed, as JSON values."""

    def __init__(self, drafts: DraftService, values: Callable[[], dict[str, Any]], parent: QObject) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._values = values
        self._form = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.keep_now)

    def follow(self, form: str) -> dict[str, Any] | None:
        """Begin with a form and return what was kept of it before."""
        self.keep_now_if_touched()
        self._form = form
        return self._drafts.kept(form)

    def touch(self) -> None:
        """Take note that something was typed."""
        self._pause.start()

    def keep_now_if_touched(self) -> None:
        """Keep what was typed since the last time."""
        if self._pause.isActive():
            self.keep_now()

    def keep_now(self) -> None:
        """Keep what is typed."""
        self._pause.stop()
        if self._form:
            self._drafts.keep(self._form, self._values())

    def drop(self) -> None:
        """Forget what was kept: it is saved, or given up."""
        self._pause.stop()
        if self._form:
            self._drafts.drop(self._form)
