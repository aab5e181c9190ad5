"""What the syntheses of a sitting ask of the half-days left before it, and the ways out when it is too much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.overloads import overloaded_spans
from liaison_desk.domain.placement import QUARTERS
from liaison_desk.services.outlook import Outlook, read_outlook
from liaison_desk.services.overload_remedies import remedies_of
from liaison_desk.services.week_plan import Remedy, RemedyKind
from liaison_desk.store import sittings
from liaison_desk.store.tables import Sitting, Task


@dataclass(frozen=True)
class SittingLoad:
    """Efforts in half-days; `half_days` are those left to write in, `task_ids` the syntheses she owes.

    `missing` is above zero when they do not fit, whatever else the half-days are for; `remedies` then says what can
    be done about it. `planned` tells whether each has been put in a half-day by hand. Of a sitting that is over,
    nothing is left to write in time.
    """

    count: int
    needed: float
    available: float
    missing: float
    half_days: tuple[HalfDay, ...]
    task_ids: tuple[str, ...]
    remedies: tuple[Remedy, ...]
    planned: bool
    handed_over: int = 0
    since: date | None = None
    is_over: bool = False


def load_of(session: Session, sitting: Sitting, current: HalfDay) -> SittingLoad:
    """Return the load of the reports of a sitting, arrived or announced."""
    found = _syntheses(session, sitting.id)
    if sitting.held_on < current.day:
        return SittingLoad(len(found), 0, 0, 0, (), (), (), planned=False, is_over=True)
    outlook = read_outlook(session, current, current.day)
    ids = {task.id for task in found if task.is_hers and task.id in outlook.tasks}
    works = [work for work in outlook.works if work.id in ids and work.effort]
    slots = _slots(outlook, ids)
    lack, in_span = _lack(outlook, ids)
    tasks = [outlook.tasks[identifier] for identifier in in_span]
    placed = {work.id for work in works if work.chosen is not None}
    return SittingLoad(
        count=len(works),
        needed=sum(work.effort for work in works) / QUARTERS,
        available=sum(outlook.capacities[slot] for slot in slots) / QUARTERS,
        missing=lack / QUARTERS,
        half_days=tuple(outlook.worked[slot] for slot in slots),
        task_ids=tuple(work.id for work in works),
        remedies=tuple(one for one in remedies_of(tasks, lack) if one.kind is not RemedyKind.drop) if lack else (),
        planned=bool(works) and placed == {work.id for work in works},
        handed_over=sum(1 for task in found if not task.is_hers),
        since=min((task.available_on for task in found if task.is_hers and task.available_on), default=None),
    )


def proposed_places(session: Session, sitting_id: str, current: HalfDay) -> dict[str, HalfDay]:
    """Return the half-day the desk proposes for each synthesis of a sitting: where it is finished."""
    ids = {task.id for task in _syntheses(session, sitting_id) if task.is_hers}
    outlook = read_outlook(session, current, current.day)
    return {share.id: outlook.worked[share.slot] for share in outlook.placing.shares if share.id in ids}


def _syntheses(session: Session, sitting_id: str) -> list[Task]:
    """Return what is to write for a sitting, the steps of its back-plan excepted."""
    return [task for task in sittings.open_tasks(session, sitting_id) if task.distance is None]


def _slots(outlook: Outlook, ids: set[str]) -> range:
    windows = [(work.first, work.last) for work in outlook.works if work.id in ids and work.first <= work.last]
    if not windows:
        return range(0)
    return range(min(first for first, _last in windows), max(last for _first, last in windows) + 1)


def _lack(outlook: Outlook, ids: set[str]) -> tuple[int, tuple[str, ...]]:
    """Return by how much the worst span that holds syntheses is overloaded, in quarters, and which of them it holds."""
    spans = [span for span in overloaded_spans(outlook.capacities, outlook.works) if ids & set(span.ids)]
    if not spans:
        return 0, ()
    lack = sum(span.needed - span.available for span in spans)
    return lack, tuple(identifier for span in spans for identifier in span.ids if identifier in ids)
