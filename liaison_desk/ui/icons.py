"""The one family of icons (Phosphor, from qtawesome), asked for by meaning and coloured by the theme.

Only the font file is read: importing qtawesome itself costs 90 ms (it loads every binding), too much before the first painting.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont

from liaison_desk.ui.theme.manager import Theme

_FONT = "phosphor-1.3.0.ttf"
_NAMES = "phosphor-charmap-1.3.0.json"
_EM = 256.0

GLYPHS = {
    "today": "sun-horizon",
    "agenda": "calendar-blank",
    "engagement": "calendar-check",
    "requests": "hand-waving",
    "letters": "envelope-simple",
    "letter": "envelope-simple-open",
    "incoming": "arrow-square-in",
    "outgoing": "paper-plane-tilt",
    "briefings": "note",
    "briefing": "note",
    "partners": "users",
    "person": "user",
    "organisation": "buildings",
    "partner": "user",
    "office": "bank",
    "settings": "gear-six",
    "help": "question",
    "search": "magnifying-glass",
    "command": "command",
    "menu": "list",
    "more": "dots-three",
    "add": "plus",
    "remove": "minus",
    "edit": "pencil-simple",
    "delete": "trash",
    "save": "floppy-disk",
    "undo": "arrow-counter-clockwise",
    "redo": "arrow-clockwise",
    "refresh": "arrows-clockwise",
    "copy": "copy",
    "print": "printer",
    "import": "tray",
    "export": "export",
    "open": "arrow-square-out",
    "file": "file",
    "text-file": "file-text",
    "pdf": "file-pdf",
    "image": "image",
    "attachment": "paperclip",
    "pack": "folder-notch-open",
    "link": "link-simple",
    "place": "map-pin",
    "time": "clock",
    "travel": "car-simple",
    "phone": "phone",
    "email": "at",
    "flag": "flag",
    "alert": "warning",
    "error": "warning-circle",
    "info": "info",
    "done": "check-circle",
    "check": "check",
    "waiting": "hourglass-simple",
    "late": "clock-counter-clockwise",
    "lock": "lock-simple",
    "backup": "shield-check",
    "close": "x",
    "down": "caret-down",
    "up": "caret-up",
    "previous": "caret-left",
    "next": "caret-right",
    "back": "arrow-left",
    "columns": "columns",
    "filter": "funnel-simple",
    "zoom-in": "magnifying-glass-plus",
    "zoom-out": "magnifying-glass-minus",
    "bold": "text-bolder",
    "italic": "text-italic",
    "list": "list-bullets",
    "table": "table",
    "quote": "quotes",
    "notifications": "bell",
}
"""Glyph of the font for each meaning."""


def icon(meaning: str, colour: str | None = None) -> QIcon:
    """Return the icon of a meaning (a key of `GLYPHS`).

    `colour` names a token (« accent », « muted », « red »…); without one it is that of ordinary text. The colour is looked up at
    each painting, so that icons follow the theme. Raises KeyError for an unknown meaning.
    """
    return QIcon(_Engine(GLYPHS[meaning], colour))


def paint_icon(painter: QPainter, meaning: str, rectangle: QRect, colour: QColor) -> None:
    """Draw an icon centred in a rectangle, as high as it."""
    _draw(painter, _outline(GLYPHS[meaning]), rectangle, colour)


class _Engine(QIconEngine):
    def __init__(self, glyph: str, colour: str | None) -> None:
        super().__init__()
        self._glyph = glyph
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tokens = Theme.tokens()
        name = "muted" if mode == QIcon.Mode.Disabled else self._colour or "text"
        _draw(painter, _outline(self._glyph), rect, QColor(getattr(tokens, name)))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        return _Engine(self._glyph, self._colour)


def _draw(painter: QPainter, outline: QPainterPath, rectangle: QRect, colour: QColor) -> None:
    side = min(rectangle.width(), rectangle.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rectangle.x() + (rectangle.width() - side) / 2, rectangle.y() + (rectangle.height() - side) / 2)
    painter.scale(side / _EM, side / _EM)
    painter.fillPath(outline, colour)
    painter.restore()


@cache
def _outline(glyph: str) -> QPainterPath:
    """Return the shape of a glyph in a square of `_EM` pixels."""
    font = _font()
    index = font.glyphIndexesForString(_characters()[glyph])[0]
    outline = font.pathForGlyph(index)
    outline.setFillRule(Qt.FillRule.WindingFill)
    box = outline.boundingRect()
    outline.translate((_EM - box.width()) / 2 - box.x(), (_EM - box.height()) / 2 - box.y())
    return outline


@cache
def _font() -> QRawFont:
    return QRawFont(str(_folder() / _FONT), _EM, QFont.HintingPreference.PreferNoHinting)


@cache
def _characters() -> dict[str, str]:
    codes: dict[str, str] = json.loads((_folder() / _NAMES).read_text("utf-8"))
    return {name: chr(int(codes[name], 16)) for name in set(GLYPHS.values())}


@cache
def _folder() -> Path:
    found = importlib.util.find_spec("qtawesome")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("qtawesome", name="qtawesome")
    return Path(found.submodule_search_locations[0]) / "fonts"
