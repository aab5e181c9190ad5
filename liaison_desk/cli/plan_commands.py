"""Commands on time: the plan of a week, what becomes of tasks, the steps of an engagement."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from typing import Any

from liaison_desk.cli.days import day_written
from liaison_desk.cli.output import print_json, print_line, read_json_object
from liaison_desk.domain.efforts import quarters
from liaison_desk.domain.french import clock, counted, day_and_month, full_date, long_date
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.labels import label
from liaison_desk.domain.tasks import TaskFields, TaskOwner
from liaison_desk.domain.validation import validated
from liaison_desk.services.clock import today
from liaison_desk.services.desk import Desk
from liaison_desk.services.today_sheet import HalfDayState
from liaison_desk.services.week_plan import Overload, PlannedHalfDay, PlannedTask, RemedyKind, WeekPlan

_REMEDIES = {
    RemedyKind.shorten: "forme courte pour",
    RemedyKind.delegate: "confier",
    RemedyKind.drop: "abandonner",
}


def plan(desk: Desk, asked: Namespace) -> None:
    """Print the plan of a week."""
    found = desk.planning.week(day_written(desk, asked.week) if asked.week else today(desk.clock))
    if asked.json:
        print_json(week_values(found))
        return
    _print_week(found)


def task_done(desk: Desk, asked: Namespace) -> None:
    """Say that a task is done."""
    desk.tasks.done(asked.id)


def task_drop(desk: Desk, asked: Namespace) -> None:
    """Give a task up."""
    desk.tasks.drop(asked.id, asked.reason)


def task_place(desk: Desk, asked: Namespace) -> None:
    """Put a task in a half-day, or let the desk propose one again."""
    desk.tasks.place(asked.id, day_written(desk, asked.day) if asked.day else None, asked.afternoon)


def task_many(desk: Desk, asked: Namespace) -> None:
    """Record tasks alike and print their ids."""
    print_json({"ids": desk.tasks.add_many(validated(TaskFields, read_json_object(asked.file)), asked.count)})


def reminder(desk: Desk, asked: Namespace) -> None:
    """Print the message that asks somebody again for what they owe."""
    message = desk.tasks.reminder(asked.id)
    if asked.json:
        print_json(dataclasses.asdict(message))
        return
    for line in (f"À : {message.to or '(adresse à compléter)'}", f"Objet : {message.subject}", "", message.body):
        print_line(line)


def back_plan(desk: Desk, asked: Namespace) -> None:
    """Make the steps of an engagement that lack, and print them all."""
    identifier = desk.engagements.sheet(asked.id).reference.id
    desk.tasks.plan(identifier)
    print_json(engagement_tasks(desk, identifier))


def engagement_tasks(desk: Desk, identifier: str) -> list[dict[str, Any]]:
    """Return the tasks of an engagement, ready for JSON."""
    return [_task_values(task) for task in desk.planning.of_engagement(identifier)]


def week_values(found: WeekPlan) -> dict[str, Any]:
    """Return the plan of a week, ready for JSON."""
    return {
        "monday": found.monday,
        "half_days": [_half_day_values(half) for half in found.half_days],
        "overloads": [_overload_values(overload) for overload in found.overloads],
        "unplaced": [_task_values(task) for task in found.unplaced],
        "owed": [_task_values(task) for task in found.owed],
        "undated": [_task_values(task) for task in found.undated],
        "capacity": found.capacity,
        "load": found.load,
        "recuperation": found.recuperation,
    }


def _half_day_values(half: PlannedHalfDay) -> dict[str, Any]:
    return {
        **moment_values(half.half_day),
        "place": half.half_day.place if half.state is HalfDayState.worked else None,
        "state": half.state,
        "why_off": half.why_off,
        "capacity": half.capacity,
        "load": half.load,
        "is_past": half.is_past,
        "is_current": half.is_current,
        "tasks": [_task_values(task) for task in half.tasks],
        "engagements": [_plain(row) for row in half.engagements],
    }


def _plain(row: Any) -> dict[str, Any]:
    """Return the fields of a row as they are, one level deep."""
    return {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}


def _overload_values(overload: Overload) -> dict[str, Any]:
    return {
        "since": overload.since,
        "until": overload.until,
        "needed": overload.needed,
        "available": overload.available,
        "missing": overload.missing,
        "half_days": [moment_values(half) for half in overload.half_days],
        "tasks": list(overload.task_ids),
        "remedies": [
            {"kind": remedy.kind, "tasks": list(remedy.task_ids), "count": len(remedy.task_ids), "gain": remedy.gain}
            for remedy in overload.remedies
        ],
    }


def _task_values(task: PlannedTask) -> dict[str, Any]:
    about = {"kind": task.about.kind, "id": task.about.id, "label": task.about_label} if task.about else None
    alert = moment_values(task.alert) if task.alert else None
    return {**_plain(task), "about": about, "alert": alert}


def moment_values(half: HalfDay) -> dict[str, Any]:
    """Return a half-day, ready for JSON."""
    return {"day": half.day, "afternoon": half.afternoon, "label": half.label}


def _print_week(found: WeekPlan) -> None:
    print_line(f"Semaine du {long_date(found.monday)} : charge {quarters(found.load)} sur {quarters(found.capacity)}.")
    for half in found.half_days:
        where = label(half.half_day.place) if half.state is HalfDayState.worked else half.why_off or "hors présence"
        load = f", {quarters(half.load)} sur {quarters(half.capacity)}" if half.state is HalfDayState.worked else ""
        print_line(f"\n{half.half_day.label} {day_and_month(half.half_day.day)} – {where}{load}")
        for row in half.engagements:
            print_line(f"  · {'journée' if row.all_day else clock(row.starts_at)}  {row.title}")
        for task in half.tasks:
            print_line(f"  {_line(task)}")
    for title, tasks in (
        ("Sans place", found.unplaced), ("Attendu des autres", found.owed), ("Sans échéance", found.undated),
    ):  # fmt: skip
        if tasks:
            print_line(f"\n{title}")
            for task in tasks:
                print_line(f"  {_line(task)}")
    for overload in found.overloads:
        _print_overload(overload)
    if found.recuperation:
        print_line(f"\nRécupération : {quarters(found.recuperation)}.")


def _print_overload(overload: Overload) -> None:
    span = f"du {long_date(overload.since)} au {long_date(overload.until)}"
    needed, available = quarters(overload.needed), quarters(overload.available)
    print_line(f"\nSurcharge {span} : {needed} nécessaires, {available} disponibles.")
    for remedy in overload.remedies:
        tasks = counted(len(remedy.task_ids), "tâche")
        print_line(f"  {_REMEDIES[remedy.kind]} {tasks} : {quarters(remedy.gain)} de gagné")


def _line(task: PlannedTask) -> str:
    due = f"pour {full_date(task.due_on)}" if task.due_on else ""
    owner = "" if task.owner == TaskOwner.officer else task.owner_name or label(TaskOwner(task.owner))
    late = "en retard" if task.late else ""
    words = (task.id[:8], task.title, owner or quarters(task.effort), due, task.about_label, late)
    return "  ".join(filter(None, words))
