"""What lies ahead: the half-days worked, what engagements leave of them, the work to be placed there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from sqlmodel import Session

from liaison_desk.domain.attendance import half_days_touched
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.placement import QUARTERS, Placing, Work, place
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.recuperation import half_days_earned, half_days_taken
from liaison_desk.store import planning
from liaison_desk.store.office import office_fields
from liaison_desk.store.planning import Attended, OpenTask

_AHEAD = timedelta(weeks=26)
"""How far ahead work is placed: what does not fit is told half a year before."""


def read_outlook(session: Session, current: HalfDay, until: date) -> Outlook:
    """Return what lies ahead of the half-day under way, half a year beyond a day."""
    last = max(until, current.day) + _AHEAD
    return Outlook(
        current=current,
        last=last,
        presence=Presence.of(office_fields(session)),
        tasks={task.id: task for task in planning.open_tasks(session, last, current.day)},
        attended=planning.attended(session, last),
    )


@dataclass(frozen=True)
class Outlook:
    """The half-days worked from now on, what engagements leave of them, the work they are for."""

    current: HalfDay
    last: date
    presence: Presence
    tasks: Mapping[str, OpenTask]
    attended: Sequence[Attended]

    @property
    def today(self) -> date:
        """The day it is."""
        return self.current.day

    @cached_property
    def worked(self) -> list[HalfDay]:
        """The half-days worked from the one under way on."""
        return [half for half in self.presence.half_days(self.today, self.last) if half >= self.current]

    @cached_property
    def capacities(self) -> list[int]:
        """What engagements leave of each half-day worked, in quarters."""
        return [self.capacity(half) for half in self.worked]

    @cached_property
    def works(self) -> list[Work]:
        """The tasks to place: those due, and those she placed herself."""
        found = [self._work(task) for task in self.tasks.values()]
        return [work for work in found if self.tasks[work.id].window.due_on or work.chosen is not None]

    @cached_property
    def placing(self) -> Placing:
        """Where everything goes."""
        return place(self.capacities, self.works)

    @cached_property
    def chosen(self) -> frozenset[str]:
        """The tasks that stand where she put them."""
        return frozenset(work.id for work in self.works if work.chosen is not None)

    def without_room(self, until: date) -> list[str]:
        """Return what found no room among what is due up to and with a day, the soonest due first."""
        due = {one: self.tasks[one].window.due for one in self.placing.left}
        soon = [(half, one) for one, half in due.items() if half and half.day <= until]
        return [one for _half, one in sorted(soon)]

    @cached_property
    def undated(self) -> list[str]:
        """Her tasks that have no due date and no half-day."""
        placed = {work.id for work in self.works}
        return [task.id for task in self.tasks.values() if task.window.due_on is None and task.id not in placed]

    def capacity(self, half: HalfDay) -> int:
        """Return what engagements leave of a half-day worked, in quarters."""
        return max(0, QUARTERS - self._taken[half])

    def slots_of(self, first: date, last: date) -> tuple[int, int]:
        """Return the first slot of a period and the one after its last."""
        slots = [slot for slot, half in enumerate(self.worked) if first <= half.day <= last]
        return (slots[0], slots[-1] + 1) if slots else (0, 0)

    def recuperation(self, until: date) -> float:
        """Return what evenings and week-ends gave back up to and with a day, less what was taken."""
        earned = sum(
            half_days_earned(one.starts_at, one.ends_at, one.all_day, self.presence)
            for one in self.attended
            if one.starts_at.date() <= until
        )
        return float(earned - half_days_taken(self.presence, until))

    @cached_property
    def _ordinals(self) -> list[int]:
        return [half.ordinal for half in self.worked]

    @cached_property
    def _slots(self) -> dict[HalfDay, int]:
        return {half: slot for slot, half in enumerate(self.worked)}

    @cached_property
    def _taken(self) -> Mapping[HalfDay, int]:
        taken: dict[HalfDay, int] = defaultdict(int)
        for one in self.attended:
            starts_at = one.starts_at - timedelta(minutes=0 if one.all_day else one.travel_before)
            ends_at = one.ends_at and one.ends_at + timedelta(minutes=0 if one.all_day else one.travel_after)
            for half, quarters in half_days_touched(starts_at, ends_at, one.all_day):
                taken[half] += quarters
        return taken

    def _work(self, task: OpenTask) -> Work:
        is_late = task.window.is_late(self.current)
        first, last = task.window.slots(self._ordinals)
        if is_late:
            last = len(self.worked) - 1
        wanted = HalfDay(task.planned_on, task.planned_afternoon) if task.planned_on else None
        chosen = self._slots.get(wanted) if wanted and (is_late or task.window.allows(wanted)) else None
        return Work(task.id, round(task.load * QUARTERS), first, last, chosen, is_late)
