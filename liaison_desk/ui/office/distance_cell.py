"""How far a step is from its event, as people write it: « 3 jours ouvrés avant », « 8 jours après »."""

from __future__ import annotations

import re
from typing import Any

from liaison_desk.domain.back_plans import distance_words
from liaison_desk.domain.folding import fold
from liaison_desk.domain.french import NO_BREAK
from liaison_desk.domain.tasks import DistanceUnit
from liaison_desk.ui.forms.cells import Cell

_TYPED = re.compile(r"(?:j ?)?([+-]?)\s*(\d{1,3})\s*(.*)")


def distance_cell() -> Cell:
    """Return a cell that holds a distance and its unit."""
    return Cell(written_distance, read_distance)


def written_distance(value: Any) -> str:
    """Return a distance in words; below zero it is after the event."""
    if not value:
        return ""
    distance, unit = value
    return distance_words(distance, DistanceUnit(unit)).replace(NO_BREAK, " ")


def read_distance(words: str) -> tuple[int, DistanceUnit]:
    """Return the distance typed and its unit; raises ValueError with a French sentence."""
    typed = fold(words.strip())
    if typed.startswith(("le jour", "jour meme")):
        return 0, DistanceUnit.calendar_days
    match = _TYPED.fullmatch(typed)
    if match is None:
        raise ValueError("écrivez par exemple : 3 jours ouvrés avant, 2 demi-journées avant, 8 jours après")
    rest = match[3]
    unit = DistanceUnit.calendar_days
    if rest.startswith("demi"):
        unit = DistanceUnit.office_half_days if "bureau" in rest else DistanceUnit.half_days
    elif "ouvre" in rest or " o" in rest:
        unit = DistanceUnit.working_days
    number = int(match[2])
    return (-number if "apres" in rest or words.strip().startswith("+") else number), unit
