"""Keeps what is typed within two seconds of the last key, before it is saved."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QTimer, Signal

from liaison_desk.errors import InvalidFields

if TYPE_CHECKING:
    from liaison_desk.services.drafts import DraftService

_PAUSE = 1500


class DraftKeeper(QObject):
    """Follows one form at a time; `values` gives what is typed. `kept` says that a draft was written."""

    kept = Signal()

    def __init__(self, drafts: DraftService, values: Callable[[], Mapping[str, Any]], parent: QObject) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._values = values
        self._form = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._keep)

    def begin(self, form: str) -> dict[str, Any] | None:
        """Keep the drafts of this form from now on (none when it has no name); return what was kept of it before."""
        self.flush()
        self._form = form
        return self._drafts.kept(form) if form else None

    def touch(self) -> None:
        """Take note that something was typed."""
        self._pause.start()

    def flush(self) -> None:
        """Keep at once what was typed since the last time."""
        if self._pause.isActive():
            self._pause.stop()
            self._keep()

    def drop(self) -> None:
        """Forget what was kept: it is saved, or given up."""
        self._pause.stop()
        if self._form:
            self._drafts.drop(self._form)

    def _keep(self) -> None:
        if not self._form:
            return
        try:
            values = self._values()
        except InvalidFields:
            return  # a date half typed: the next key will tell
        self._drafts.keep(self._form, cast("dict[str, Any]", json.loads(json.dumps(dict(values), default=str))))
        self.kept.emit()
