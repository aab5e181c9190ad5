"""How long it takes from one commune to another: what the office knows, else a rough estimate."""

from __future__ import annotations

from dataclasses import dataclass

from liaison_desk.domain.french import duration
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.tile_map import tile_of
from liaison_desk.domain.travel import TravelMode

_WITHIN_A_COMMUNE = {TravelMode.transit: 15, TravelMode.car: 10, TravelMode.bicycle: 10, TravelMode.walk: 15}
_BY_TILE = {TravelMode.transit: 7, TravelMode.car: 5, TravelMode.bicycle: 8, TravelMode.walk: 25}
_OUTSIDE_STEPS = 6
"""Tiles counted to a place outside the Département, about as far as the middle of Paris is from Bobigny."""

_ROUNDED_TO = 5


@dataclass(frozen=True)
class TravelLength:
    """How long a journey takes, in minutes; an estimate is never precise."""

    minutes: int
    is_estimate: bool = True

    @property
    def words(self) -> str:
        """« 35 min », « environ 35 min »."""
        return f"environ {duration(self.minutes)}" if self.is_estimate else duration(self.minutes)


def travel_length(
    from_insee: str, to_insee: str, office: OfficeFields, mode: TravelMode | None = None
) -> TravelLength | None:
    """Return how long it takes between two communes, None when one of them is not known.

    What the office wrote down wins, either way; with a mode of its own, only what was written for that mode.
    Otherwise: 15 minutes within a commune and 7 more by tile of the schematic map by public transport (10 and 5 by
    car, 10 and 8 by bicycle, 15 and 25 on foot), rounded to 5 minutes. A commune outside the map is six tiles away.
    """
    if not from_insee or not to_insee:
        return None
    wanted = mode or office.usual_travel_mode
    pair = {from_insee, to_insee}
    known = [one for one in office.travel_times if {one.from_municipality, one.to_municipality} == pair]
    fitting = [one for one in known if one.mode is wanted] or (known if mode is None else [])
    if fitting:
        return TravelLength(fitting[-1].minutes, is_estimate=False)
    raw = _WITHIN_A_COMMUNE[wanted] + _steps(from_insee, to_insee) * _BY_TILE[wanted]
    return TravelLength(_ROUNDED_TO * round(raw / _ROUNDED_TO))


def travel_minutes(from_insee: str, to_insee: str, office: OfficeFields, mode: TravelMode | None = None) -> int:
    """Return the minutes between two communes as the office knows or estimates them; 0 when one is not known."""
    found = travel_length(from_insee, to_insee, office, mode)
    return found.minutes if found else 0


def _steps(from_insee: str, to_insee: str) -> int:
    if from_insee == to_insee:
        return 0
    start, end = tile_of(from_insee), tile_of(to_insee)
    return start.steps_to(end) if start and end else _OUTSIDE_STEPS
