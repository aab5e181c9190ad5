"""An office of the acceptance week: Monday, Tuesday and Thursday morning, and records to plan in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.lists import ListQuery, TaskRow
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.tasks import TaskFields
from liaison_desk.domain.validation import changed, validated
from liaison_desk.services.clock import OFFICE_ZONE, FixedClock
from liaison_desk.services.desk import Desk

MON_TUE_THU_MORNING = ((0, False), (0, True), (1, False), (1, True), (3, False))


def work_on(desk: Desk, *half_days: tuple[int, bool], place: str = "office", **settings: Any) -> None:
    """Give the officer a weekly pattern (Monday is 0, True the afternoon) and other settings."""
    pattern = [{"weekday": weekday, "afternoon": afternoon, "place": place} for weekday, afternoon in half_days]
    desk.settings.change(changed(desk.settings.office(), {"worked_half_days": pattern, **settings}))


def be_on(clock: FixedClock, day: date, hour: int = 9) -> None:
    """Set the clock to an hour of a day at the office."""
    clock.moment = datetime(day.year, day.month, day.day, hour, tzinfo=OFFICE_ZONE)


def engagement(title: str = "Inauguration de la Maison du vélo", **values: Any) -> EngagementFields:
    """Return an accepted inauguration on Saturday 30 May 2026, unless told otherwise."""
    usual = {"engagement_kind": "inauguration", "state": "accepted", "starts_at": "2026-05-30T10:30:00"}
    return validated(EngagementFields, {"title": title, **usual, **values})


def task(title: str = "Appeler la mairie", **values: Any) -> TaskFields:
    """Return a task of the officer."""
    return validated(TaskFields, {"title": title, **values})


def task_rows(desk: Desk, engagement_id: str = "") -> list[TaskRow]:
    """Return the tasks, those of one engagement when it is named."""
    rows = desk.tasks.rows(ListQuery(), limit=1000)
    return [row for row in rows if not engagement_id or row.engagement_id == engagement_id]


def open_steps(desk: Desk, engagement_id: str) -> dict[str, TaskRow]:
    """Return the tasks of an engagement still to do, by title."""
    return {row.title: row for row in task_rows(desk, engagement_id) if row.state == "to_do"}


def task_fields(desk: Desk, identifier: str) -> TaskFields:
    """Return what is known of a task."""
    return desk.tasks.sheet(identifier).fields


def change(desk: Desk, identifier: str, **values: Any) -> None:
    """Change fields of an engagement."""
    desk.engagements.edit(identifier, changed(desk.engagements.sheet(identifier).fields, values))


def add_partner(desk: Desk, **values: Any) -> str:
    """Record a person and return its id."""
    return desk.partners.add(validated(PartnerFields, {"last_name": "Benali", "first_name": "Karim", **values}))
