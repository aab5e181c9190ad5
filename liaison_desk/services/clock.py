"""What time it is, for whoever must not ask the machine."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol

from liaison_desk.domain.wall_time import OFFICE_ZONE as OFFICE_ZONE


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the instant, in UTC."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the instant, in UTC."""
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands still: for the demonstration and the tests."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Return the instant it was set to, in UTC."""
        return self.moment.astimezone(UTC)


def local_now(clock: Clock) -> datetime:
    """Return the wall time of the office, without zone."""
    return clock.now().astimezone(OFFICE_ZONE).replace(tzinfo=None)


def today(clock: Clock) -> date:
    """Return the day it is at the office."""
    return local_now(clock).date()
