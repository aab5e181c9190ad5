"""The one family of icons (Phosphor, from qtawesome), asked for by meaning and coloured by the theme.

Only its font file is read: importing qtawesome itself costs 90 ms (it loads every binding), too much before the first
painting.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont

from liaison_desk.ui.theme.manager import Theme

_FONT = "phosphor-1.3.0.ttf"
_EM = 256.0

GLYPHS = {
    "today": ("sun-horizon", 0xF300),
    "agenda": ("calendar-blank", 0xF0AD),
    "mailing": ("paper-plane-tilt", 0xF25C),
    "engagement": ("calendar-check", 0xF0AE),
    "week": ("columns", 0xF10E),
    "task": ("check-square", 0xF0EA),
    "pinned": ("push-pin", 0xF28D),
    "telework": ("laptop", 0xF1E9),
    "decision": ("scales", 0xF2AA),
    "review": ("clipboard-text", 0xF0F8),
    "requests": ("hand-waving", 0xF1C2),
    "meeting": ("users-three", 0xF354),
    "letters": ("envelope-simple", 0xF156),
    "letter": ("envelope-simple-open", 0xF157),
    "incoming": ("arrow-square-in", 0xF056),
    "outgoing": ("paper-plane-tilt", 0xF25C),
    "briefings": ("note", 0xF22A),
    "briefing": ("note", 0xF22A),
    "partners": ("users", 0xF351),
    "person": ("user", 0xF346),
    "organisation": ("buildings", 0xF0A8),
    "partner": ("user", 0xF346),
    "office": ("bank", 0xF073),
    "sitting": ("bank", 0xF073),
    "council_report": ("file-text", 0xF170),
    "settings": ("gear-six", 0xF19C),
    "help": ("question", 0xF293),
    "search": ("magnifying-glass", 0xF20A),
    "command": ("command", 0xF10F),
    "menu": ("list", 0xF1FA),
    "more": ("dots-three", 0xF145),
    "add": ("plus", 0xF27F),
    "remove": ("minus", 0xF21A),
    "edit": ("pencil-simple", 0xF266),
    "delete": ("trash", 0xF334),
    "save": ("floppy-disk", 0xF181),
    "undo": ("arrow-counter-clockwise", 0xF021),
    "redo": ("arrow-clockwise", 0xF020),
    "repeat": ("repeat", 0xF29F),
    "refresh": ("arrows-clockwise", 0xF045),
    "copy": ("copy", 0xF114),
    "print": ("printer", 0xF288),
    "import": ("tray", 0xF336),
    "export": ("export", 0xF15A),
    "open": ("arrow-square-out", 0xF058),
    "file": ("file", 0xF167),
    "text-file": ("file-text", 0xF170),
    "pdf": ("file-pdf", 0xF16C),
    "image": ("image", 0xF1DD),
    "attachment": ("paperclip", 0xF258),
    "pack": ("folder-notch-open", 0xF18A),
    "link": ("link-simple", 0xF1F6),
    "place": ("map-pin", 0xF20D),
    "time": ("clock", 0xF0F9),
    "travel": ("car-simple", 0xF0C6),
    "phone": ("phone", 0xF26E),
    "email": ("at", 0xF06C),
    "flag": ("flag", 0xF17C),
    "alert": ("warning", 0xF35C),
    "error": ("warning-circle", 0xF35D),
    "info": ("info", 0xF1E0),
    "done": ("check-circle", 0xF0E8),
    "check": ("check", 0xF0E7),
    "waiting": ("hourglass-simple", 0xF1D4),
    "late": ("clock-counter-clockwise", 0xF0FC),
    "lock": ("lock-simple", 0xF205),
    "backup": ("shield-check", 0xF2B8),
    "close": ("x", 0xF36D),
    "down": ("caret-down", 0xF0C2),
    "up": ("caret-up", 0xF0C5),
    "previous": ("caret-left", 0xF0C3),
    "next": ("caret-right", 0xF0C4),
    "back": ("arrow-left", 0xF03B),
    "columns": ("columns", 0xF10E),
    "filter": ("funnel-simple", 0xF197),
    "zoom-in": ("magnifying-glass-plus", 0xF20C),
    "zoom-out": ("magnifying-glass-minus", 0xF20B),
    "bold": ("text-bolder", 0xF315),
    "italic": ("text-italic", 0xF31D),
    "list": ("list-bullets", 0xF1FB),
    "numbers": ("list-numbers", 0xF1FD),
    "heading": ("text-h", 0xF316),
    "figure": ("chart-bar", 0xF0D2),
    "versions": ("git-diff", 0xF1A8),
    "particulars": ("identification-card", 0xF1DC),
    "table": ("table", 0xF304),
    "quote": ("quotes", 0xF295),
    "notifications": ("bell", 0xF082),
}
"""Name and code in the font of the glyph for each meaning (the table of all 4 470 takes 3 ms to read)."""


def icon(meaning: str, colour: str | None = None) -> QIcon:
    """Return the icon of a meaning (a key of `GLYPHS`).

    `colour` names a token (« accent », « muted », « red »…); without one it is that of ordinary text. The colour is
    looked up at each painting, so that icons follow the theme. Raises KeyError for an unknown meaning.
    """
    return QIcon(_Engine(GLYPHS[meaning][1], colour))


def paint_icon(painter: QPainter, meaning: str, rectangle: QRect, colour: QColor) -> None:
    """Draw an icon centred in a rectangle, as high as it."""
    _draw(painter, _outline(GLYPHS[meaning][1]), rectangle, colour)


class _Engine(QIconEngine):
    def __init__(self, code: int, colour: str | None) -> None:
        super().__init__()
        self._code = code
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tokens = Theme.tokens()
        name = "muted" if mode == QIcon.Mode.Disabled else self._colour or "text"
        _draw(painter, _outline(self._code), rect, QColor(getattr(tokens, name)))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        return _Engine(self._code, self._colour)


def _draw(painter: QPainter, outline: QPainterPath, rectangle: QRect, colour: QColor) -> None:
    side = min(rectangle.width(), rectangle.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rectangle.x() + (rectangle.width() - side) / 2, rectangle.y() + (rectangle.height() - side) / 2)
    painter.scale(side / _EM, side / _EM)
    painter.fillPath(outline, colour)
    painter.restore()


@cache
def _outline(code: int) -> QPainterPath:
    """Return the shape of a glyph in a square of `_EM` pixels."""
    font = _font()
    index = font.glyphIndexesForString(chr(code))[0]
    outline = font.pathForGlyph(index)
    outline.setFillRule(Qt.FillRule.WindingFill)
    box = outline.boundingRect()
    outline.translate((_EM - box.width()) / 2 - box.x(), (_EM - box.height()) / 2 - box.y())
    return outline


@cache
def _font() -> QRawFont:
    return QRawFont(str(_folder() / _FONT), _EM, QFont.HintingPreference.PreferNoHinting)


@cache
def _folder() -> Path:
    found = importlib.util.find_spec("qtawesome")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("qtawesome", name="qtawesome")
    return Path(found.submodule_search_locations[0]) / "fonts"
