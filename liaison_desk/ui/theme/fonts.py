"""The three text sizes, all derived from the system's own font."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QFont, QGuiApplication

_SMALLEST_BASE = 10.5
"""Points (14 pixels); some systems propose 9, too small for hours of reading."""


class TextSize(Enum):
    """A size, as a share of the system font's."""

    small = 0.88
    base = 1.0
    title = 1.55


def base_points(system: QFont) -> float:
    """Return the size of ordinary text, in points."""
    return max(system.pointSizeF(), _SMALLEST_BASE)


def text_font(size: TextSize = TextSize.base, *, strong: bool = False) -> QFont:
    """Return the application's font in one of the three sizes."""
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(font.pointSizeF() * size.value)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font
