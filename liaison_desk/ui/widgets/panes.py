"""Panes side by side, as wide as they were left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from liaison_desk.ui.kept_places import keep_splitter
from liaison_desk.ui.theme.tokens import GRID


def panes(name: str, *parts: tuple[QWidget, int, int, int]) -> QSplitter:
    """Return a splitter: each part with its first width, its least width (pixels) and its share of the room gained.

    `name` is the one its widths are kept under.
    """
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setHandleWidth(2 * GRID)
    split.setChildrenCollapsible(False)
    for place, (part, _width, least, share) in enumerate(parts):
        if least:
            part.setMinimumWidth(least)
        split.addWidget(part)
        split.setStretchFactor(place, share)
    split.setSizes([width for _part, width, _least, _share in parts])
    keep_splitter(split, name)
    return split
