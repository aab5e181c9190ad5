"""Step 20 of the acceptance week: how many half-days are left before a sitting, and what does not fit."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.tasks import TaskFields
from liaison_desk.domain.validation import validated
from liaison_desk.services import offices
from liaison_desk.services.clock import OFFICE_ZONE, FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.services.week_plan import RemedyKind
from tests.acceptance.week import PATTERN, begin


def whole(*weekdays: int) -> list[dict[str, Any]]:
    return [{"weekday": day, "afternoon": half} for day in weekdays for half in (False, True)]


def reports(desk: Desk, count: int, expected: date, sitting_id: str, due: date) -> list[str]:
    """Ten minutes of intake: so many summaries to write, short ones allowed, between two days."""
    fields = validated(
        TaskFields,
        {
            "title": "Synthèse de rapport",
            "effort": 0.5,
            "short_effort": 0.25,
            "available_on": expected,
            "due_on": due,
            "engagement_id": sitting_id,
        },
    )
    return desk.tasks.add_many(fields, count)


def test_ten_reports_before_the_sitting_of_21_may_do_not_fit_and_it_is_said_on_intake_day(tmp_path: Path) -> None:
    week = begin(tmp_path / "bureau")
    week.at(7, 9)
    sitting = week.ids["standing committee"]
    for task in week.desk.planning.of_engagement(sitting):
        week.desk.tasks.done(task.id)  # nothing but the reports weighs on the sitting
    before = {task for one in week.desk.planning.overloads() for task in one.task_ids}
    made = reports(week.desk, 10, date(2026, 5, 13), sitting, date(2026, 5, 20))
    overload = next(one for one in week.desk.planning.overloads() if set(one.task_ids) & set(made))
    assert not before & set(made)
    assert len(overload.half_days) == 4
    assert [(half.day, half.afternoon) for half in overload.half_days] == [
        (date(2026, 5, 18), False),
        (date(2026, 5, 18), True),
        (date(2026, 5, 19), False),
        (date(2026, 5, 19), True),
    ]
    assert (overload.needed, overload.available, overload.missing) == (5.0, 4.0, 1.0)
    remedies = {remedy.kind: remedy for remedy in overload.remedies}
    assert len(remedies[RemedyKind.shorten].task_ids) == 4
    assert len(remedies[RemedyKind.delegate].task_ids) == 2
    week.desk.tasks.shorten(remedies[RemedyKind.shorten].task_ids)
    assert not [one for one in week.desk.planning.overloads() if set(one.task_ids) & set(made)]
    plan = week.desk.planning.week(date(2026, 5, 18))
    placed = {half.half_day.day for half in plan.half_days for task in half.tasks if task.id in made}
    assert placed == {date(2026, 5, 18), date(2026, 5, 19)}
    week.desk.close()


@pytest.mark.parametrize(
    ("pattern", "exceptions", "expected", "sitting", "half_days"),
    [
        (list(PATTERN), [], date(2026, 5, 13), date(2026, 5, 21), 4),
        (list(PATTERN), [{"first_day": "2026-05-18", "part": "morning"}], date(2026, 5, 13), date(2026, 5, 21), 3),
        (
            list(PATTERN),
            [{"first_day": "2026-05-13", "exception_kind": "extra", "part": "afternoon"}],
            date(2026, 5, 13),
            date(2026, 5, 21),
            5,
        ),
        (whole(0, 1, 2), [], date(2027, 3, 25), date(2027, 4, 1), 4),  # Easter Monday is 29 March
        (whole(3, 4), [], date(2028, 5, 22), date(2028, 6, 2), 4),  # Ascension is 25 May
        (whole(0, 4), [], date(2026, 12, 24), date(2027, 1, 5), 4),  # Christmas and New Year are Fridays
        ([{"weekday": 2}], [], date(2025, 4, 30), date(2025, 5, 15), 3),  # 8 May is a Thursday
    ],
)
def test_the_half_days_left_before_a_sitting_follow_pattern_leave_and_holidays(
    tmp_path: Path,
    pattern: list[dict[str, Any]],
    exceptions: list[dict[str, Any]],
    expected: date,
    sitting: date,
    half_days: int,
) -> None:
    clock = FixedClock(datetime(expected.year, expected.month, expected.day, 8, tzinfo=OFFICE_ZONE))
    opened = offices.create_demonstration(tmp_path / "bureau")
    desk = Desk(opened, clock)
    desk.settings.change(validated(OfficeFields, {"worked_half_days": pattern, "presence_exceptions": exceptions}))
    starts_at = datetime(sitting.year, sitting.month, sitting.day, 14)
    engagement = desk.engagements.add(
        validated(
            EngagementFields,
            {"title": "Séance", "engagement_kind": "sitting", "state": "accepted", "starts_at": starts_at},
        )
    )
    made = reports(desk, 2 * half_days + 1, expected, engagement, sitting)
    overload = next(one for one in desk.planning.overloads() if set(one.task_ids) & set(made))
    assert len(overload.half_days) == half_days
    assert (overload.needed, overload.available) == (half_days + 0.5, half_days)
    desk.close()
