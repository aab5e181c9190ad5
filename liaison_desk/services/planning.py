"""« Ma semaine »: one reading of the store, one plan of plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from liaison_desk.domain.attendance import half_days_touched
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.half_days import HalfDay, half_day_at, monday_of
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.domain.placement import QUARTERS
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.working_days import is_public_holiday
from liaison_desk.services.clock import Clock, local_now
from liaison_desk.services.outlook import Outlook, read_outlook
from liaison_desk.services.overload_remedies import overloads_of
from liaison_desk.services.today_sheet import HalfDayState
from liaison_desk.services.week_plan import Overload, PlannedHalfDay, PlannedTask, WeekPlan
from liaison_desk.store import engagements, planning
from liaison_desk.store.database import Database
from liaison_desk.store.office import office_fields
from liaison_desk.store.planning import TaskDetails

_SOON = timedelta(weeks=2)
"""How far beyond the week shown goes what others owe and what found no room."""

_DAY = timedelta(days=1)
_SATURDAY = 5
_NOT_SHOWN = {EngagementState.declined, EngagementState.cancelled, EngagementState.by_message}


class PlanningService:
    """Places what there is to do in the half-days there are."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def week(self, day: date) -> WeekPlan:
        """Return the plan of the week of a day."""
        monday = monday_of(day)
        sunday = monday + 6 * _DAY
        current = half_day_at(local_now(self._clock))
        with self._database.reading() as session:
            outlook = read_outlook(session, current, sunday)
            rows = [
                row
                for row in engagements.in_period(session, monday, sunday)
                if EngagementState(row.state) not in _NOT_SHOWN
            ]
            soon = max(sunday, outlook.today) + _SOON
            owed, without_room = planning.owed_ids(session, soon), outlook.without_room(soon)
            slots = range(*outlook.slots_of(monday, sunday))
            shown = {share.id for share in outlook.placing.shares if share.slot in slots}
            details = planning.details(session, {*shown, *owed, *without_room, *outlook.undated})
        show = _Shown(current, outlook.presence)
        halves = _half_days(outlook, monday, rows, details, show)
        return WeekPlan(
            monday=monday,
            half_days=halves,
            overloads=overloads_of(outlook),
            unplaced=tuple(
                show.task(details[one], effort=outlook.placing.left[one] / QUARTERS) for one in without_room
            ),
            owed=tuple(show.task(details[one]) for one in owed),
            undated=tuple(show.task(details[one]) for one in outlook.undated),
            capacity=sum(half.capacity for half in halves),
            load=sum(half.load for half in halves),
            recuperation=outlook.recuperation(sunday),
        )

    def overloads(self) -> tuple[Overload, ...]:
        """Return what does not fit in the half year to come, the soonest first."""
        current = half_day_at(local_now(self._clock))
        with self._database.reading() as session:
            return overloads_of(read_outlook(session, current, current.day))

    def of_engagement(self, identifier: str) -> tuple[PlannedTask, ...]:
        """Return the tasks of an engagement that are not dropped, those due first at the top."""
        with self._database.reading() as session:
            ids = planning.ids_of_engagement(session, identifier)
            details = planning.details(session, ids)
            presence = Presence.of(office_fields(session))
        show = _Shown(half_day_at(local_now(self._clock)), presence)
        return tuple(show.task(details[one], is_chosen=details[one].is_placed) for one in ids)


def _half_days(
    outlook: Outlook,
    monday: date,
    rows: Sequence[EngagementRow],
    details: Mapping[str, TaskDetails],
    show: _Shown,
) -> tuple[PlannedHalfDay, ...]:
    """Return the half-days of a week: Saturday's and Sunday's only when something happens then."""
    there: dict[HalfDay, list[EngagementRow]] = defaultdict(list)
    for row in rows:
        for half, _quarters in half_days_touched(row.starts_at, row.ends_at, row.all_day):
            there[half].append(row)
    worked = {half: half for half in outlook.presence.week(monday)}
    placed: dict[HalfDay, list[PlannedTask]] = defaultdict(list)
    for share in outlook.placing.shares:
        half = outlook.worked[share.slot]
        if share.id in details and half in worked:
            is_chosen = share.id in outlook.chosen
            placed[half].append(show.task(details[share.id], effort=share.effort / QUARTERS, is_chosen=is_chosen))
    week = [HalfDay(monday + offset * _DAY, afternoon) for offset in range(7) for afternoon in (False, True)]
    return tuple(
        _half_day(outlook, worked.get(half), half, placed[half], there[half])
        for half in week
        if half.day.weekday() < _SATURDAY or half in worked or there[half]
    )


def _half_day(
    outlook: Outlook,
    worked: HalfDay | None,
    half: HalfDay,
    tasks: Sequence[PlannedTask],
    rows: Sequence[EngagementRow],
) -> PlannedHalfDay:
    off = HalfDayState.holiday if is_public_holiday(half.day) else HalfDayState.away
    return PlannedHalfDay(
        half_day=worked or half,
        state=HalfDayState.worked if worked else off,
        why_off=outlook.presence.why_off(half),
        capacity=outlook.capacity(half) / QUARTERS if worked else 0.0,
        load=sum(task.effort for task in tasks),
        tasks=tuple(tasks),
        engagements=tuple(rows),
        is_past=half < outlook.current,
        is_current=half == outlook.current,
    )


class _Shown:
    """Turns tasks into what is shown of them; those due the same day are alerted in the same half-day."""

    def __init__(self, current: HalfDay, presence: Presence) -> None:
        self._current = current
        self._presence = presence
        self._alerts: dict[date, HalfDay | None] = {}

    def task(self, task: TaskDetails, *, effort: float | None = None, is_chosen: bool = False) -> PlannedTask:
        """Return a task, or the part of it done in one half-day."""
        due = HalfDay(task.due_on, task.due_afternoon) if task.due_on else None
        return PlannedTask(
            id=task.id,
            title=task.title,
            owner=task.owner.value,
            effort=task.total if effort is None else effort,
            total=task.total,
            due_on=task.due_on,
            due_afternoon=task.due_afternoon,
            chosen=is_chosen,
            pinned=task.pinned,
            late=due is not None and due < self._current,
            about=task.about,
            about_label=task.about_label,
            owner_name=task.owner_name,
            reminded_on=task.reminded_on,
            state=task.state,
            alert=self._alert(task.due_on) if task.due_on else None,
        )

    def _alert(self, due_on: date) -> HalfDay | None:
        if due_on not in self._alerts:
            self._alerts[due_on] = self._presence.last_before(due_on)
        return self._alerts[due_on]
