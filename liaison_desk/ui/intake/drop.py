"""Files dropped anywhere on the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

_PROMISES = ("filegroupdescriptor", "filecontents", "x-moz-file-promise", "x-moz-message")
"""Formats of what a mail program offers of a message: its name, never its content (safety reference §0.19)."""


class IntakeDropFilter(QObject):
    """Watches a window: `taken` is given the paths of files, `refused` a sentence when nothing can be had."""

    def __init__(
        self, window: QWidget, taken: Callable[[Sequence[Path]], object], refused: Callable[[str], object]
    ) -> None:
        super().__init__(window)
        self._taken = taken
        self._refused = refused
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # entering and moving are of this kind too
            return self._on_drag(event)
        return super().eventFilter(watched, event)

    def _on_drag(self, event: QDropEvent) -> bool:
        paths, promised = files_in(event.mimeData()), is_promise(event.mimeData())
        if not paths and not promised:
            return False
        event.acceptProposedAction()
        if event.type() != QEvent.Type.Drop or isinstance(event, QDragMoveEvent):
            return True
        if paths:
            self._taken(paths)
        else:
            self._refused(
                self.tr(
                    "La messagerie n'a pas transmis le contenu du message : glissez-le d'abord sur le bureau "
                    "(ou enregistrez-le au format .msg ou .eml), puis déposez ici le fichier obtenu."
                )
            )
        return True


def files_in(carried: QMimeData) -> list[Path]:
    """Return the files of this machine that are dragged."""
    return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]


def is_promise(carried: QMimeData) -> bool:
    """Tell whether a mail program drags a message whose content nobody else gets."""
    return any(sign in kind.lower() for kind in carried.formats() for sign in _PROMISES)
