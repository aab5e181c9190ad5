# ruff: noqa: E501  # a table is read along its lines
"""Weeks as values, to show without an office: the week of 4 May 2026, four half-days and a holiday."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.worked_time import HalfDayPlace
from liaison_desk.services.today_sheet import HalfDayState
from liaison_desk.services.week_plan import (
    Overload,
    PlannedHalfDay,
    PlannedTask,
    Remedy,
    RemedyKind,
    WeekPlan,
)

MONDAY = date(2026, 5, 4)
TODAY = date(2026, 5, 5)


def task(title: str, effort: float = 0.25, **values: Any) -> PlannedTask:
    given: dict[str, Any] = {
        "id": f"{abs(hash(title)):032x}"[:32], "owner": "officer", "total": effort, "due_on": date(2026, 5, 12),
        "due_afternoon": True, "chosen": False, "pinned": False, "late": False,
        "about": Reference(Kind.engagement, "e" * 32), "about_label": "Inauguration de la Maison des associations",
    }  # fmt: skip
    return PlannedTask(title=title, effort=effort, **{**given, **values})


def engagement(title: str, starts_at: datetime, place: str = "Stains") -> EngagementRow:
    return EngagementRow(
        id="e" * 32, title=title, engagement_kind="visit", state="accepted", starts_at=starts_at, ends_at=None,
        all_day=False, place=place, municipality="93072", official_role="speaks", unit="DJVA", reply_by=None,
        confidentiality="normal",
    )  # fmt: skip


def half_day(day: date, afternoon: bool, **values: Any) -> PlannedHalfDay:
    given: dict[str, Any] = {
        "half_day": HalfDay(day, afternoon), "state": HalfDayState.away, "why_off": "", "capacity": 0.0, "load": 0.0,
        "tasks": (), "engagements": (), "is_past": False, "is_current": False,
    }  # fmt: skip
    return PlannedHalfDay(**{**given, **values})


def worked(
    day: date, afternoon: bool, tasks: tuple[PlannedTask, ...], capacity: float = 1.0, **values: Any
) -> PlannedHalfDay:
    values.setdefault("load", sum(one.effort for one in tasks))
    return half_day(day, afternoon, state=HalfDayState.worked, capacity=capacity, tasks=tasks, **values)


OWED = (
    task("Contribution sur les petites associations", 0, owner="djva", due_on=date(2026, 5, 4), late=True, reminded_on=date(2026, 4, 30)),
    task("Liste des invités et ordre des prises de parole", 0, owner="host", owner_name="Ville de Stains, service du protocole", due_on=date(2026, 5, 7)),
    task("Avis sur la charte des engagements", 0, owner="deci", due_on=date(2026, 5, 19), about_label="Commission permanente"),
)  # fmt: skip


def sample_week() -> WeekPlan:
    telework = HalfDay(MONDAY + timedelta(days=3), False, HalfDayPlace.telework)
    friday = MONDAY + timedelta(days=4)
    days = (
        worked(MONDAY, False, (), is_past=True),
        worked(MONDAY, True, (task("Relire le compte rendu de la plénière", 0.25, late=True, due_on=date(2026, 5, 4), chosen=True),), is_past=True, engagements=(engagement("Point élu", datetime(2026, 5, 4, 14), "Hôtel du Département"),)),
        worked(TODAY, False, (task("Brief au visa de la directrice DJVA", 0.5, chosen=True), task("Éléments de langage", 0.25, pinned=True), task("Prévenir la mairie et les conseillers du canton", 0.25)), is_current=True),
        worked(TODAY, True, (task("Dossier complet de l'inauguration", 0.75), task("Lire les dix rapports", 0.5, total=2.5, about_label="Commission permanente du 21 mai", due_on=date(2026, 5, 20), due_afternoon=False)), capacity=0.75, engagements=(engagement("Visite du centre social Les Acacias", datetime(2026, 5, 5, 16), "La Courneuve"),)),
        half_day(MONDAY + timedelta(days=2), False),
        half_day(MONDAY + timedelta(days=2), True, engagements=(engagement("Assemblée générale", datetime(2026, 5, 6, 18, 30), "Pantin"),)),
        worked(telework.day, False, (task("Imprimer le dossier (A4 et pochette A5)", 0.25), task("Remerciements, forum de Bondy", 0.25, about=None, about_label="", due_on=None)), half_day=telework),
        half_day(telework.day, True),
        half_day(friday, False, state=HalfDayState.holiday, why_off="Fête de la Victoire"),
        half_day(friday, True, state=HalfDayState.holiday, why_off="Fête de la Victoire"),
    )  # fmt: skip
    reading = tuple(f"{number:032x}" for number in range(4))
    return WeekPlan(
        monday=MONDAY,
        half_days=days,
        overloads=(
            Overload(
                date(2026, 5, 13), date(2026, 5, 20), 5, 4, (), reading,
                (Remedy(RemedyKind.shorten, reading, 1), Remedy(RemedyKind.delegate, reading[:2], 1), Remedy(RemedyKind.drop, reading[:1], 0.5)),
            ),
        ),
        unplaced=(task("Synthèse du rapport 10", 0.5, about_label="Commission permanente du 21 mai", due_on=date(2026, 5, 20)),),
        owed=OWED,
        undated=(task("Ranger les modèles de lettres", 0.5, due_on=None, about=None, about_label=""), task("Relire la charte des engagements réciproques", 1.25, due_on=None, about=None, about_label="")),
        capacity=4.75,
        load=3.5,
        recuperation=1.5,
    )  # fmt: skip


def busy_week(count: int = 60) -> WeekPlan:
    """The same week with so many tasks on its worked half-days."""
    week = sample_week()
    spots = [half for half in week.half_days if half.state is HalfDayState.worked]
    filled: dict[HalfDay, tuple[PlannedTask, ...]] = {}
    for place, half in enumerate(spots):
        filled[half.half_day] = tuple(
            task(f"Tâche {number} de la demi-journée", chosen=number % 2 == 0)
            for number in range(place, count, len(spots))
        )
    days = tuple(
        worked(half.half_day.day, half.half_day.afternoon, filled[half.half_day], half_day=half.half_day) if half.half_day in filled else half
        for half in week.half_days
    )  # fmt: skip
    return WeekPlan(week.monday, days, (), (), (), (), week.capacity, 15.0, 0.0)
