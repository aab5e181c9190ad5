"""Where something takes place, said once."""

from __future__ import annotations

from liaison_desk.domain.folding import fold


def place_lines(place: str, address: str, municipality_name: str) -> list[str]:
    """Return the place, its address and its commune, without the commune where one of them already gives it."""
    town = fold(municipality_name)
    is_said = town in fold(address) or town == fold(place)
    return [line for line in (place, address, "" if is_said else municipality_name) if line]
