"""The communes of the Seine-Saint-Denis on a schematic grid, one tile each, neighbours side by side."""

from __future__ import annotations

from dataclasses import dataclass

_DRAWING = """
.     .     .     .     .     .     93073 .
93031 93079 93072 93030 .     .     93078 .
93039 93066 93027 93013 93007 93005 93071 93074
93070 93001 93029 93010 93057 93046 93014 93015
.     93055 93008 93053 93077 93062 93032 93047
.     93061 93045 93063 93064 93049 93050 93033
.     .     93006 93048 .     .     93051 .
"""
"""INSEE codes, north at the top; made by hand for this program."""

_WITHIN = {"93059": "93066"}
"""Communes déléguées, on the tile of the commune they belong to: Pierrefitte-sur-Seine since 2025-01-01."""


@dataclass(frozen=True, order=True)
class Tile:
    """Place of a commune: row from the north, column from the west, both from 0."""

    row: int
    column: int

    def steps_to(self, other: Tile) -> int:
        """Return how many tiles lie between two communes; a diagonal counts as one and a half, rounded down."""
        down, across = abs(self.row - other.row), abs(self.column - other.column)
        return max(down, across) + min(down, across) // 2


TILES: dict[str, Tile] = {
    insee: Tile(row, column)
    for row, line in enumerate(_DRAWING.split("\n")[1:-1])
    for column, insee in enumerate(line.split())
    if insee != "."
}
"""Tile of each of the communes, by INSEE code."""

ROWS = 1 + max(tile.row for tile in TILES.values())
COLUMNS = 1 + max(tile.column for tile in TILES.values())


def tile_of(insee: str) -> Tile | None:
    """Return the tile of a commune, that of its parent for a commune déléguée; None outside the Département."""
    return TILES.get(_WITHIN.get(insee, insee))
