"""Where the officer left things: columns, splitters, the last view. Kept by the account, never in the office."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QSplitter

from liaison_desk.ui.lists.rows_header import RowsHeader

_PAUSE = 400


def kept(name: str, default: str = "") -> str:
    """Return what was kept under a name."""
    return str(QSettings().value(name, default))


def keep(name: str, words: str) -> None:
    """Keep something under a name."""
    QSettings().setValue(name, words)


def keep_splitter(split: QSplitter, name: str) -> None:
    """Put a splitter back where it was left, and keep where it is dragged from now on."""
    sizes = [int(size) for size in kept(name).split(",") if size.isdecimal()]
    if len(sizes) == split.count():
        split.setSizes(sizes)
    later = _keeping(split, name, lambda: ",".join(str(size) for size in split.sizes()))

    def on_moved(_place: int, _number: int) -> None:
        later()

    split.splitterMoved.connect(on_moved)


def keep_columns(header: RowsHeader, name: str) -> None:
    """Put the columns of a list back as they were left, and keep how they are left from now on."""
    header.restore_layout(kept(name))
    header.layout_changed.connect(_keeping(header, name, header.saved_layout))


def _keeping(owner: QObject, name: str, words: Callable[[], str]) -> Callable[[], None]:
    """Return what keeps words after a pause: dragging changes them a hundred times a second."""
    pause = QTimer(owner)
    pause.setSingleShot(True)
    pause.setInterval(_PAUSE)

    def keep_changed() -> None:
        if words() != kept(name):
            keep(name, words())

    def later() -> None:
        pause.start()

    pause.timeout.connect(keep_changed)
    return later
