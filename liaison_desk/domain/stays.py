"""Being at an engagement: where and when, as far as going there and elsewhere is concerned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.folding import fold
from liaison_desk.domain.travel import TravelMode
from liaison_desk.domain.wall_time import OFFICE_ZONE

_WITHOUT_END = timedelta(hours=1)
_ONE_DAY = timedelta(days=1)

EXPECTED = frozenset({EngagementState.requested, EngagementState.waiting, EngagementState.accepted})
"""States in which the official may still have to be there: two of them at once clash."""

FIRM = frozenset({EngagementState.accepted, EngagementState.done})
"""States in which the official is, or was, there."""

TRAVELLED = EXPECTED | FIRM
"""States that call for travel: nobody travels to what is declined, cancelled, or attended by somebody else."""


@dataclass(frozen=True)
class Stay:
    """One engagement or occurrence in time and place; times are those of Paris, `ends_at` never before `starts_at`.

    An engagement without an end is held to last one hour; the last day of what lasts all day is included.
    """

    id: str
    title: str
    state: EngagementState
    starts_at: datetime
    ends_at: datetime
    all_day: bool = False
    municipality: str = ""
    place: str = ""
    address: str = ""
    is_online: bool = False
    travel_mode: TravelMode | None = None
    travel_before: int | None = None
    travel_after: int | None = None
    occurrence_of: datetime | None = None
    opens: str = ""
    """What opens it: its id, with the date for an occurrence that has no record of its own."""

    @property
    def key(self) -> tuple[str, datetime | None]:
        """What tells it from the others, occurrences of its series included."""
        return self.id, self.occurrence_of

    def is_beside(self, other: Stay) -> bool:
        """Tell whether two engagements are in the same place, so that nobody has to travel."""
        if self.municipality != other.municipality:
            return False
        return any(one and fold(one) == fold(its) for one, its in zip(self._spots, other._spots, strict=True))

    def may_be_beside(self, other: Stay) -> bool:
        """Tell whether two engagements of one commune may be in the same place: nobody said where one of them is."""
        return self.municipality == other.municipality and not (any(self._spots) and any(other._spots))

    @property
    def _spots(self) -> tuple[str, str]:
        return self.place, self.address


def stay_of(fields: EngagementFields, identifier: str = "") -> Stay:
    """Return the stay that the fields of an engagement describe."""
    return Stay(
        id=identifier,
        title=fields.title,
        state=fields.state,
        starts_at=at_home(fields.starts_at, fields.time_zone, fields.all_day),
        ends_at=end_at_home(fields.starts_at, fields.ends_at, fields.time_zone, fields.all_day),
        all_day=fields.all_day,
        municipality=fields.municipality,
        place=fields.place,
        address=fields.address,
        is_online=is_online(fields.online_url, fields.place, fields.address, fields.municipality),
        travel_mode=fields.travel_mode,
        travel_before=fields.travel_before,
        travel_after=fields.travel_after,
        occurrence_of=fields.occurrence_of,
        opens=identifier,
    )


def at_home(moment: datetime, time_zone: str, all_day: bool = False) -> datetime:
    """Return a wall time as it is in Paris, where the official travels from."""
    if all_day or time_zone == OFFICE_ZONE.key:
        return moment
    return moment.replace(tzinfo=ZoneInfo(time_zone)).astimezone(OFFICE_ZONE).replace(tzinfo=None)


def end_at_home(starts_at: datetime, ends_at: datetime | None, time_zone: str, all_day: bool) -> datetime:
    """Return when it is over, in Paris: one hour after its start when nobody said, midnight after its last day."""
    if all_day:
        return (ends_at or starts_at) + _ONE_DAY
    return at_home(ends_at or starts_at + _WITHOUT_END, time_zone)


def is_online(online_url: str, place: str, address: str, municipality: str) -> bool:
    """Tell whether it is only online, so that nobody travels to it."""
    return bool(online_url) and not (place or address or municipality)
