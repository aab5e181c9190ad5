from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison_desk.domain.due_dates import due_half_day
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.task_windows import TaskWindow
from liaison_desk.domain.tasks import DistanceUnit
from liaison_desk.domain.worked_time import HalfDayPlace
from liaison_desk.domain.working_days import is_working_day
from tests.domain.half_time_patterns import MON_TUE_THU_MORNING, days, presences

OFFICER = Presence(MON_TUE_THU_MORNING)
SITTING = date(2026, 5, 21)


def _is_often_in(presence: Presence) -> bool:
    """Tell whether every unit can be counted in her half-days: one at the office each week, whatever changes."""
    patterns = [presence.pattern, *(change.half_days for change in presence.pattern_changes)]
    return all(any(half.place is HalfDayPlace.office for half in pattern) for pattern in patterns)


@pytest.mark.parametrize(
    ("distance", "unit", "due"),
    [
        (3, DistanceUnit.working_days, HalfDay(date(2026, 5, 18), True)),
        (5, DistanceUnit.working_days, HalfDay(date(2026, 5, 13), True)),
        (-5, DistanceUnit.working_days, HalfDay(date(2026, 5, 29), True)),
        (12, DistanceUnit.calendar_days, HalfDay(date(2026, 5, 9), True)),
        (-8, DistanceUnit.calendar_days, HalfDay(date(2026, 5, 29), True)),
        (1, DistanceUnit.half_days, HalfDay(date(2026, 5, 19), True)),
        (4, DistanceUnit.half_days, HalfDay(date(2026, 5, 18))),
        (5, DistanceUnit.half_days, HalfDay(date(2026, 5, 12), True)),
        (-1, DistanceUnit.half_days, HalfDay(date(2026, 5, 26))),
        (0, DistanceUnit.half_days, HalfDay(SITTING, True)),
    ],
)
def test_a_distance_steps_over_what_its_unit_does_not_count(distance: int, unit: DistanceUnit, due: HalfDay) -> None:
    assert due_half_day(SITTING, distance, unit, OFFICER) == due


def test_what_is_printed_is_due_on_the_last_half_day_at_the_office() -> None:
    friday = date(2026, 5, 8)
    assert due_half_day(friday, 1, DistanceUnit.half_days, OFFICER) == HalfDay(date(2026, 5, 7))
    assert due_half_day(friday, 1, DistanceUnit.office_half_days, OFFICER) == HalfDay(date(2026, 5, 5), True)


def test_without_any_presence_two_half_days_are_a_working_day() -> None:
    assert due_half_day(SITTING, 3, DistanceUnit.half_days, Presence()) == HalfDay(date(2026, 5, 19), True)
    assert due_half_day(SITTING, -1, DistanceUnit.half_days, Presence()) == HalfDay(date(2026, 5, 22), True)


@given(event=days, distance=st.integers(-20, 40), unit=st.sampled_from(DistanceUnit), presence=presences)
def test_a_step_is_due_on_its_side_of_the_event_on_a_day_its_unit_counts(
    event: date, distance: int, unit: DistanceUnit, presence: Presence
) -> None:
    due = due_half_day(event, distance, unit, presence)
    assert due == due_half_day(event, distance, unit, presence)
    assert (due.day < event, due.day > event) == (distance > 0, distance < 0)
    if distance and unit is DistanceUnit.working_days:
        assert is_working_day(due.day)
    if distance and unit in {DistanceUnit.half_days, DistanceUnit.office_half_days}:
        assert presence.is_worked(due) or is_working_day(due.day)


@given(
    event=days, distance=st.integers(1, 12), unit=st.sampled_from(DistanceUnit), presence=presences.filter(_is_often_in)
)
def test_a_step_further_away_is_due_earlier(event: date, distance: int, unit: DistanceUnit, presence: Presence) -> None:
    nearer, further = (due_half_day(event, steps, unit, presence) for steps in (distance, distance + 1))
    assert further < nearer


def _week(*halves: tuple[int, bool]) -> list[HalfDay]:
    return [HalfDay(date(2026, 5, day), afternoon, HalfDayPlace.office) for day, afternoon in halves]


WORKED = _week((18, False), (18, True), (19, False), (19, True), (21, False))


@pytest.mark.parametrize(
    ("window", "slots"),
    [
        (TaskWindow(None, True), (0, 4)),
        (TaskWindow(date(2026, 5, 20), True), (0, 3)),
        (TaskWindow(date(2026, 5, 19), False), (0, 1)),
        (TaskWindow(date(2026, 5, 19), False, distance=1), (0, 2)),
        (TaskWindow(date(2026, 5, 20), True, date(2026, 5, 19)), (2, 3)),
        (TaskWindow(date(2026, 5, 19), True, date(2026, 5, 19)), (2, 3)),
        (TaskWindow(date(2026, 5, 18), True), (0, 1)),
        (TaskWindow(date(2026, 5, 17), True), (0, -1)),
        (TaskWindow(SITTING, True), (0, 3)),
        (TaskWindow(SITTING, True, None, datetime(2026, 5, 21, 9, 30)), (0, 3)),
        (TaskWindow(SITTING, True, None, datetime(2026, 5, 21, 14)), (0, 3)),
        (TaskWindow(date(2026, 5, 22), True, None, datetime(2026, 5, 18, 9)), (0, 4)),
        (TaskWindow(date(2026, 5, 20), True, None, datetime(2026, 5, 18, 9), distance=-2), (1, 3)),
        (TaskWindow(date(2026, 5, 20), True, None, datetime(2026, 5, 19, 18), distance=-1), (4, 3)),
    ],
)
def test_a_task_is_done_before_its_due_day_before_the_event_it_prepares_and_after_the_one_it_follows(
    window: TaskWindow, slots: tuple[int, int]
) -> None:
    assert window.slots([half.ordinal for half in WORKED]) == slots


def test_a_task_is_late_from_the_half_day_after_the_one_it_was_due() -> None:
    window = TaskWindow(date(2026, 5, 19), due_afternoon=False)
    assert not window.is_late(HalfDay(date(2026, 5, 19)))
    assert window.is_late(HalfDay(date(2026, 5, 19), afternoon=True))
    assert not TaskWindow(None, True).is_late(HalfDay(date(2026, 5, 19)))
