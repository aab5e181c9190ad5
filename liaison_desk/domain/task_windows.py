"""When a task may be done: after it becomes possible, by its due half-day, before the event it prepares."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from liaison_desk.domain.half_days import HalfDay, half_day_at


@dataclass(frozen=True)
class TaskWindow:
    """The dates of a task; `event_starts_at` is when the engagement it hangs on starts, in wall time.

    A due date is the day by which it must be ready: it is worked on before that day, as alerts are given, and on the
    day itself only when nothing is left before. The due half-day of a step was counted from its event, at a `distance`,
    with the margin it needs: it is itself the last. A step that follows its event waits until that has taken place.
    """

    due_on: date | None
    due_afternoon: bool
    available_on: date | None = None
    event_starts_at: datetime | None = None
    distance: int | None = None

    @property
    def due(self) -> HalfDay | None:
        """The half-day by the end of which it is due."""
        return HalfDay(self.due_on, self.due_afternoon) if self.due_on else None

    @property
    def opens_on(self) -> date | None:
        """The day from which it may be done, None when it may be at once."""
        days = (self.available_on, self._followed_from.date() if self._followed_from else None)
        return max((day for day in days if day), default=None)

    def is_late(self, current: HalfDay) -> bool:
        """Tell whether it was due before the half-day under way."""
        return self.due is not None and self.due < current

    def slots(self, worked: Sequence[int]) -> tuple[int, int]:
        """Return the first and the last slot it is to be done in, both included; `last` is below `first` if none is.

        `worked` holds the ordinals of the half-days there are.
        """
        first = bisect_left(worked, HalfDay(self.available_on).ordinal) if self.available_on else 0
        if self._followed_from:
            first = max(first, bisect_right(worked, half_day_at(self._followed_from).ordinal))
        if self.due is None or self.due_on is None:
            return first, len(worked) - 1
        last = bisect_right(worked, self.due.ordinal) - 1
        start = self.event_starts_at
        if start is not None and self.due_on <= start.date():
            last = min(last, bisect_left(worked, half_day_at(start).ordinal) - 1)
        the_day_before = bisect_left(worked, HalfDay(self.due_on).ordinal) - 1
        return first, last if self.distance is not None or the_day_before < first else min(last, the_day_before)

    @property
    def _followed_from(self) -> datetime | None:
        """When the event a step follows starts: thanks are not sent before."""
        return self.event_starts_at if self.distance is not None and self.distance < 0 else None

    def allows(self, half: HalfDay) -> bool:
        """Tell whether it may be done then, be it at the last moment."""
        return self.slots([half.ordinal]) == (0, 0)
