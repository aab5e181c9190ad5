"""Keeps what is typed in the form before it is saved."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QObject, QTimer

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.errors import InvalidFields
from liaison_desk.services.drafts import DraftService

_PAUSE = 1500


class DraftKeeper(QObject):
    """Keeps a draft a second and a half after the last key."""

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
        kept = self._drafts.kept(form)
        return typed_values(kept) if kept else None

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
        self._drafts.drop(self._form)

    def _keep(self) -> None:
        try:
            values = self._values()
        except InvalidFields:
            return  # a date half typed: the next key will tell
        self._drafts.keep(self._form, plain_values(values))


def plain_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of the form as JSON."""
    return cast("dict[str, Any]", json.loads(json.dumps(dict(values), default=str)))


def typed_values(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was kept as the form shows it; what can no longer be read is left out."""
    found: dict[str, Any] = {}
    for name, declared in EngagementFields.model_fields.items():
        if name in kept:
            try:
                found[name] = TypeAdapter[Any](cast("Any", declared.annotation)).validate_python(kept[name])
            except ValidationError:
                continue
    return found
