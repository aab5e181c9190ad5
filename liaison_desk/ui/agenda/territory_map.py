"""The communes of the Département as tiles, north at the top, with a legend; arrows go from one to the next."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.coverage import Coverage, CoverageLine
from liaison_desk.domain.tile_map import COLUMNS, ROWS, TILES
from liaison_desk.domain.tile_map import Tile as Place
from liaison_desk.ui.agenda.territory_tile import Recency, Tile, ground
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.dress import row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout

_NARROWEST, _LOWEST, _TALLEST = 82, 62, 92
_GAP = 3


class TerritoryMap(QWidget):
    """`chosen` gives the line of the tile pointed at."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: dict[str, Tile] = {}
        self.setAccessibleName(self.tr("Carte des communes"))
        self.setMinimumSize(COLUMNS * _NARROWEST, ROWS * _LOWEST)

    def show_coverage(self, coverage: Coverage) -> None:
        """Show the communes of a coverage; the one pointed at stays so."""
        marked = next((key for key, tile in self.tiles.items() if tile.isChecked()), "")
        focused = next((key for key, tile in self.tiles.items() if tile.hasFocus()), "")
        for tile in self.tiles.values():
            tile.hide()
            tile.deleteLater()
        self.tiles = {line.key: self._made(line, coverage.day) for line in coverage.municipalities if line.key in TILES}
        self.mark(marked)
        self._arrange()
        if focused in self.tiles:
            self.tiles[focused].setFocus()

    def mark(self, key: str) -> None:
        """Show which commune the list is about; Tab comes to it, or to the first one."""
        for insee, tile in self.tiles.items():
            tile.setChecked(insee == key)
        self._let_tab_reach(key if key in self.tiles else min(self.tiles, key=lambda insee: TILES[insee], default=""))

    def go_to(self, key: str) -> None:
        """Bring the keyboard to a commune."""
        self._let_tab_reach(key)
        self.tiles[key].setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(COLUMNS * 110, ROWS * _TALLEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _made(self, line: CoverageLine, today: date) -> Tile:
        tile = Tile(line, today, self)
        tile.clicked.connect(self._on_clicked)
        tile.arrowed.connect(self._on_arrow)
        tile.show()
        return tile

    def _arrange(self) -> None:
        wide = self.width() / COLUMNS
        high = min(self.height() / ROWS, _TALLEST)
        for insee, tile in self.tiles.items():
            place = TILES[insee]
            left, top = round(place.column * wide), round(place.row * high)
            right, bottom = round((place.column + 1) * wide), round((place.row + 1) * high)
            tile.setGeometry(QRect(left, top, right - left - _GAP, bottom - top - _GAP))

    def _let_tab_reach(self, key: str) -> None:
        for insee, tile in self.tiles.items():
            policy = Qt.FocusPolicy.StrongFocus if insee == key else Qt.FocusPolicy.ClickFocus
            tile.setFocusPolicy(policy)

    def _on_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, Tile):
            self.mark(tile.line.key)
            self.chosen.emit(tile.line)

    def _on_arrow(self, across: int, down: int) -> None:
        tile = self.sender()
        if not isinstance(tile, Tile):
            return
        here = TILES[tile.line.key]
        beyond = {insee: TILES[insee] for insee in self.tiles if _is_beyond(TILES[insee], here, across, down)}
        if beyond:
            self.go_to(min(beyond, key=lambda insee: _farness(beyond[insee], here, across)))


class Legend(QWidget):
    """What the shades mean, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, spacing=14)
        for level, words in (
            (Recency.within_three_months, self.tr("venue depuis moins de 3 mois")),
            (Recency.within_six_months, self.tr("3 à 6 mois")),
            (Recency.within_a_year, self.tr("6 à 12 mois")),
            (Recency.over_a_year, self.tr("plus d'un an")),
            (Recency.never, self.tr("jamais")),
        ):
            part = QWidget()
            part.setLayout(row(_Swatch(level), text(words, "small"), spacing=5))
            flow.addWidget(part)


class _Swatch(QWidget):
    def __init__(self, level: Recency) -> None:
        super().__init__()
        self._level = level
        self.setFixedSize(20, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DashLine if self._level is Recency.never else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(Theme.tokens().field_line), 1, style))
        painter.setBrush(ground(self._level))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()


def _is_beyond(place: Place, here: Place, across: int, down: int) -> bool:
    return (place.column - here.column) * across > 0 or (place.row - here.row) * down > 0


def _farness(place: Place, here: Place, across: int) -> tuple[int, int]:
    rows, columns = abs(place.row - here.row), abs(place.column - here.column)
    # a tile straight ahead comes before one that is nearer but aside
    return (2 * rows + columns, rows) if across else (2 * columns + rows, columns)
