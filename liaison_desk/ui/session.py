"""What every page is given: the open desk, and how to tell the rest of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from liaison_desk.errors import UserError

if TYPE_CHECKING:
    from liaison_desk.domain.records import Kind
    from liaison_desk.services.desk import Desk
    from liaison_desk.ui.jobs import Runner

Result = TypeVar("Result")


class Session(QObject):
    """One open desk in one window.

    `changed` says which kinds of record changed (a frozenset of Kind, on the main thread); `told` is a sentence to show
    as a toast, with whether « Annuler » makes sense; `refused` a sentence that must not be missed; `open_requested`
    carries the Reference of a record to show, `pack_requested` that of a record whose pack to print is wanted.
    """

    changed = Signal(object)
    told = Signal(str, bool)
    refused = Signal(str)
    open_requested = Signal(object)
    pack_requested = Signal(object)

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.runner = runner
        # emitted from whichever thread committed: Qt delivers it on the main one
        desk.changes.subscribe(self._on_changed)

    def attempt(self, verb: Callable[[], Result], sentence: str = "") -> Result | None:
        """Do a verb and tell of it as something that can be undone; when it is refused, say why and return None."""
        try:
            result = verb()
        except UserError as error:
            self.refused.emit(error.sentence)
            return None
        if sentence:
            self.told.emit(sentence, True)
        return result

    def _on_changed(self, kinds: frozenset[Kind]) -> None:
        self.changed.emit(kinds)
