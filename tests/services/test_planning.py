"""« Ma semaine »: what stands where, what does not fit and what to do about it, what others owe."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.services.today_sheet import HalfDayState
from liaison_desk.services.week_plan import PlannedHalfDay, Remedy, RemedyKind, WeekPlan
from tests.services.half_time_desk import MON_TUE_THU_MORNING, be_on, engagement, task, work_on

EVERY_DAY = tuple((weekday, afternoon) for weekday in range(5) for afternoon in (False, True))


@pytest.fixture(autouse=True)
def _pattern(desk: Desk) -> None:
    work_on(desk, *MON_TUE_THU_MORNING)


def _half(plan: WeekPlan, day: date, afternoon: bool = False) -> PlannedHalfDay:
    return next(half for half in plan.half_days if half.half_day == HalfDay(day, afternoon))


def _titles(plan: WeekPlan, day: date, afternoon: bool = False) -> list[str]:
    return [one.title for one in _half(plan, day, afternoon).tasks]


def _ten_reports(desk: Desk, sitting: str, available_on: str, **hung: Any) -> list[str]:
    identifier = desk.engagements.add(engagement("CP", engagement_kind="sitting", state="requested", starts_at=sitting))
    hung = {"engagement_id": identifier, "distance": 1} | hung
    fields = task("Synthèse de rapport", effort=0.5, short_effort=0.25, available_on=available_on, **hung)
    return desk.tasks.add_many(fields, 10)


def _remedies(plan: WeekPlan) -> dict[RemedyKind, Remedy]:
    return {remedy.kind: remedy for overload in plan.overloads for remedy in overload.remedies}


def test_the_week_has_its_half_days_and_says_why_some_are_off(desk: Desk) -> None:
    plan = desk.planning.week(date(2026, 5, 6))
    assert plan.monday == date(2026, 5, 4)
    assert len(plan.half_days) == 10
    assert [half.half_day.label for half in plan.half_days if half.state is HalfDayState.worked] == [
        "lundi matin", "lundi après-midi", "mardi matin", "mardi après-midi", "jeudi matin",
    ]  # fmt: skip
    friday = _half(plan, date(2026, 5, 8))
    assert (friday.state, friday.why_off) == (HalfDayState.holiday, "Fête de la Victoire")
    assert _half(plan, date(2026, 5, 7), True).state is HalfDayState.away
    assert _half(plan, date(2026, 5, 4), True).is_past
    assert _half(plan, date(2026, 5, 5)).is_current
    assert (plan.capacity, plan.load) == (5, 0)


@pytest.mark.parametrize("due", [{"distance": 1}, {"distance": None, "due_on": "2026-05-20"}, {"due_on": "2026-05-21"}])
def test_ten_reports_need_five_half_days_where_ascension_leaves_four(desk: Desk, due: dict[str, Any]) -> None:
    _ten_reports(desk, "2026-05-21T09:30:00", "2026-05-13", **due)
    plan = desk.planning.week(date(2026, 5, 4))
    [overload] = plan.overloads
    assert (overload.needed, overload.available, overload.missing) == (5, 4, 1)
    assert (overload.since, overload.until.month) == (date(2026, 5, 13), 5)
    assert [half.label for half in overload.half_days] == [
        "lundi matin", "lundi après-midi", "mardi matin", "mardi après-midi",
    ]  # fmt: skip
    assert {half.day for half in overload.half_days} == {date(2026, 5, 18), date(2026, 5, 19)}
    remedies = _remedies(plan)
    assert (len(remedies[RemedyKind.shorten].task_ids), remedies[RemedyKind.shorten].gain) == (4, 1)
    assert (len(remedies[RemedyKind.delegate].task_ids), remedies[RemedyKind.delegate].gain) == (2, 1)
    assert RemedyKind.drop not in remedies
    assert desk.planning.overloads() == plan.overloads


@pytest.mark.parametrize("kind", [RemedyKind.shorten, RemedyKind.delegate])
def test_each_remedy_makes_everything_fit(desk: Desk, kind: RemedyKind) -> None:
    _ten_reports(desk, "2026-05-21T09:30:00", "2026-05-13")
    remedy = _remedies(desk.planning.week(date(2026, 5, 18)))[kind]
    if kind is RemedyKind.shorten:
        desk.tasks.shorten(remedy.task_ids)
    else:
        desk.tasks.delegate(remedy.task_ids, TaskOwner.djva)
    plan = desk.planning.week(date(2026, 5, 18))
    assert plan.overloads == ()
    assert plan.unplaced == ()
    assert plan.load == 4
    assert {half.half_day.day for half in plan.half_days if half.tasks} == {date(2026, 5, 18), date(2026, 5, 19)}


def test_nothing_is_announced_while_it_still_fits(desk: Desk) -> None:
    ids = _ten_reports(desk, "2026-05-21T09:30:00", "2026-05-13")
    for identifier in ids[:2]:
        desk.tasks.done(identifier)
    assert desk.planning.overloads() == ()
    desk.tasks.reopen(ids[0])
    assert [overload.missing for overload in desk.planning.overloads()] == [0.5]


def test_the_overload_is_announced_the_day_leave_makes_it_true(desk: Desk) -> None:
    desk.tasks.add_many(task("Synthèse", effort=0.5, available_on="2026-05-13", due_on="2026-05-20"), 8)
    assert desk.planning.overloads() == ()
    leave = {"exception_kind": "leave", "first_day": "2026-05-18", "part": "morning", "reason": "Médecin"}
    work_on(desk, *MON_TUE_THU_MORNING, presence_exceptions=[leave])
    [overload] = desk.planning.overloads()
    assert (overload.needed, overload.available) == (4, 3)
    assert _half(desk.planning.week(date(2026, 5, 18)), date(2026, 5, 18)).why_off == "Médecin"


@pytest.mark.parametrize(
    ("pattern", "place", "sitting", "available_on", "today", "available"),
    [
        # Wednesday to Friday: 14 May is Ascension; Wednesday 13, Friday 15 and Wednesday 20
        (((2, False), (2, True), (3, False), (4, False), (4, True)), "office", "2026-05-21", "2026-05-13", "", 6),
        # at home only
        (((1, False), (4, False)), "telework", "2026-05-21", "2026-05-13", "", 2),
        # Easter Monday, 5 April 2027 is not one: 29 March is
        (MON_TUE_THU_MORNING, "office", "2027-04-01", "2027-03-24", "2027-03-22", 3),
        # from one year to the next: Friday 1 January off, Christmas too
        (EVERY_DAY, "office", "2027-01-05", "2026-12-24", "2026-12-21", 12),
        # Whit Monday 2028, Ascension 2028
        (MON_TUE_THU_MORNING, "office", "2028-06-08", "2028-05-24", "2028-05-02", 7),
    ],
)
def test_only_half_days_worked_are_available_whatever_the_pattern_and_the_year(
    desk: Desk,
    clock: FixedClock,
    pattern: tuple[tuple[int, bool], ...],
    place: str,
    sitting: str,
    available_on: str,
    today: str,
    available: int,
) -> None:
    if today:
        be_on(clock, date.fromisoformat(today))
    work_on(desk, *pattern, place=place)
    hung = desk.engagements.add(engagement("CP", state="requested", starts_at=f"{sitting}T10:00:00"))
    fields = task("Synthèse", effort=0.5, available_on=available_on, engagement_id=hung, distance=1)
    ids = desk.tasks.add_many(fields, 2 * available)
    assert desk.planning.overloads() == ()
    desk.tasks.add(fields)
    [overload] = desk.planning.overloads()
    assert (overload.available, overload.missing, len(overload.task_ids)) == (available, 0.5, len(ids) + 1)
    assert len(overload.half_days) == available


def test_work_is_proposed_as_late_as_it_may_be_done(desk: Desk) -> None:
    meeting = desk.engagements.add(engagement("Réunion", state="requested", starts_at="2026-05-12T14:00:00"))
    desk.tasks.add(task("Étape", effort=0.5, engagement_id=meeting, distance=0))
    desk.tasks.add(task("Relevé", effort=0.25, due_on="2026-05-12"))
    plan = desk.planning.week(date(2026, 5, 11))
    assert _titles(plan, date(2026, 5, 11), True) == ["Relevé"]  # before the day it is due
    assert _titles(plan, date(2026, 5, 12)) == ["Étape"]  # before the event
    [about] = [one.about_label for one in _half(plan, date(2026, 5, 12)).tasks]
    assert about == "Réunion"


def test_only_what_has_nothing_left_before_is_proposed_on_the_day_it_is_due(desk: Desk, clock: FixedClock) -> None:
    be_on(clock, date(2026, 5, 11), 15)
    desk.tasks.add(task("Relevé", due_on="2026-05-12", available_on="2026-05-12"))
    assert _titles(desk.planning.week(date(2026, 5, 11)), date(2026, 5, 12), True) == ["Relevé"]


def test_what_is_placed_by_hand_stays_and_shows_its_excess(desk: Desk) -> None:
    for rank in range(3):
        identifier = desk.tasks.add(task(f"Note {rank}", effort=0.5, due_on="2026-05-20"))
        desk.tasks.place(identifier, date(2026, 5, 11))
    half = _half(desk.planning.week(date(2026, 5, 11)), date(2026, 5, 11))
    assert (half.load, half.capacity) == (1.5, 1)
    assert all(one.chosen for one in half.tasks)
    assert desk.planning.overloads() == ()


def test_a_choice_that_can_no_longer_be_kept_becomes_a_proposal(desk: Desk, clock: FixedClock) -> None:
    identifier = desk.tasks.add(task("Note", due_on="2026-05-12"))
    desk.tasks.place(identifier, date(2026, 5, 5), afternoon=True)
    be_on(clock, date(2026, 5, 7))
    plan = desk.planning.week(date(2026, 5, 11))
    assert [(one.title, one.chosen) for one in _half(plan, date(2026, 5, 11), True).tasks] == [("Note", False)]


def test_what_is_chosen_long_before_it_is_due_stands_in_its_week(desk: Desk) -> None:
    identifier = desk.tasks.add(task("Bilan", due_on="2027-12-31"))
    desk.tasks.place(identifier, date(2026, 5, 7))
    assert _titles(desk.planning.week(date(2026, 5, 7)), date(2026, 5, 7)) == ["Bilan"]


def test_engagements_she_attends_take_their_share_of_the_half_day(desk: Desk) -> None:
    desk.engagements.add(
        engagement(starts_at="2026-05-11T09:00:00", ends_at="2026-05-11T11:00:00", officer_attends=True)
    )
    desk.engagements.add(engagement("Ailleurs", starts_at="2026-05-11T14:00:00", ends_at="2026-05-11T18:00:00"))
    plan = desk.planning.week(date(2026, 5, 11))
    assert _half(plan, date(2026, 5, 11)).capacity == 0.5
    assert _half(plan, date(2026, 5, 11), True).capacity == 1
    assert [row.title for row in _half(plan, date(2026, 5, 11), True).engagements] == ["Ailleurs"]


def test_each_date_of_a_series_she_attends_takes_its_share(desk: Desk) -> None:
    desk.engagements.add(
        engagement(
            "Point hebdomadaire", engagement_kind="meeting", officer_attends=True, recurrence={"frequency": "weekly"},
            starts_at="2026-05-05T10:00:00", ends_at="2026-05-05T11:00:00",
        )
    )  # fmt: skip
    for tuesday in (date(2026, 5, 5), date(2026, 6, 16)):
        assert _half(desk.planning.week(tuesday), tuesday).capacity == 0.75


def test_what_is_declined_or_cancelled_is_not_in_the_week(desk: Desk) -> None:
    desk.engagements.cancel(desk.engagements.add(engagement(starts_at="2026-05-12T10:00:00")), "Intempéries")
    assert not _half(desk.planning.week(date(2026, 5, 12)), date(2026, 5, 12)).engagements


def test_a_saturday_shows_only_when_something_happens(desk: Desk) -> None:
    desk.engagements.add(engagement(officer_attends=True, ends_at="2026-05-30T12:00:00"))
    plan = desk.planning.week(date(2026, 5, 30))
    assert [half.half_day.label for half in plan.half_days[10:]] == ["samedi matin"]
    assert plan.half_days[10].capacity == 0


def test_evenings_and_week_ends_are_given_back_and_taken(desk: Desk) -> None:
    desk.engagements.add(engagement(officer_attends=True, ends_at="2026-05-30T17:00:00"))
    desk.engagements.add(engagement("Soirée", officer_attends=True, starts_at="2026-05-28T18:30:00"))
    desk.engagements.add(engagement("Sans elle", starts_at="2026-05-28T18:30:00"))
    taken = {"exception_kind": "recuperation", "first_day": "2026-06-01", "part": "morning"}
    work_on(desk, *MON_TUE_THU_MORNING, presence_exceptions=[taken])
    balances = [
        desk.planning.week(day).recuperation for day in (date(2026, 5, 20), date(2026, 5, 28), date(2026, 6, 1))
    ]
    assert balances == [0, 3, 2]


def test_what_others_owe_has_its_own_due_date_and_takes_none_of_her_time(desk: Desk) -> None:
    desk.tasks.add(task("Chiffres de Stains", owner="deci", effort=2, due_on="2026-05-05"))
    desk.tasks.add(task("Chiffres de Bondy", owner="djva", due_on="2026-04-30"))
    desk.tasks.add(task("Un jour", owner="person"))
    desk.tasks.add(task("Plus tard", owner="djva", due_on="2026-09-30"))
    plan = desk.planning.week(date(2026, 5, 4))
    assert [(one.title, one.late) for one in plan.owed] == [
        ("Chiffres de Bondy", True), ("Chiffres de Stains", False), ("Un jour", False),
    ]  # fmt: skip
    assert plan.load == 0


def test_every_task_shown_is_alerted_on_a_half_day_worked_before_it_is_due(desk: Desk) -> None:
    desk.tasks.add(task("Note", due_on="2026-05-19"))
    desk.tasks.add(task("Chiffres", owner="deci", due_on="2026-05-15"))
    plan = desk.planning.week(date(2026, 5, 18))
    [note] = [one for half in plan.half_days for one in half.tasks]
    assert note.alert == HalfDay(date(2026, 5, 18), True)
    assert plan.owed[0].alert == HalfDay(date(2026, 5, 12), True)


def test_late_work_goes_where_there_is_room_first(desk: Desk) -> None:
    desk.tasks.add(task("En retard", effort=0.5, due_on="2026-05-04"))
    plan = desk.planning.week(date(2026, 5, 4))
    assert [(one.title, one.late) for one in _half(plan, date(2026, 5, 5)).tasks] == [("En retard", True)]
    assert plan.overloads == ()


def test_what_has_no_half_day_left_before_it_is_due_is_told(desk: Desk, clock: FixedClock) -> None:
    be_on(clock, date(2026, 5, 7), 15)
    desk.tasks.add(task("Note", effort=0.5, due_on="2026-05-08", optional=True))
    plan = desk.planning.week(date(2026, 5, 7))
    [overload] = plan.overloads
    assert (overload.needed, overload.available, overload.half_days) == (0.5, 0, ())
    assert [one.title for one in plan.unplaced] == ["Note"]
    assert RemedyKind.drop in _remedies(plan)


def test_what_has_no_date_waits_apart(desk: Desk) -> None:
    desk.tasks.add(task("Ranger"))
    plan = desk.planning.week(date(2026, 5, 4))
    assert [one.title for one in plan.undated] == ["Ranger"]
    assert plan.load == 0


def test_a_task_tells_what_it_is_about(desk: Desk) -> None:
    letter = desk.letters.add(desk.letters.fields_class(subject="Demande de salle", received_on=date(2026, 5, 4)))
    note = desk.briefings.add(desk.briefings.fields_class(title="FDVA"))
    desk.tasks.add(task("Répondre", due_on="2026-05-05", letter_id=letter))
    desk.tasks.add(task("Relire", due_on="2026-05-05", briefing_id=note))
    shown = _half(desk.planning.week(date(2026, 5, 5)), date(2026, 5, 5), True).tasks
    assert {one.about_label for one in shown} == {"Demande de salle", "FDVA"}


def test_the_tasks_of_an_engagement_in_the_bin_wait_with_it(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement(starts_at="2026-05-12T10:00:00"))
    assert desk.planning.week(date(2026, 5, 4)).load
    desk.engagements.delete(identifier)
    plan = desk.planning.week(date(2026, 5, 4))
    assert (plan.load, plan.owed, plan.unplaced) == (0, (), ())


def test_the_tasks_of_an_engagement_are_told_in_order_with_their_state(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    first, second, *_ = desk.planning.of_engagement(identifier)
    desk.tasks.done(first.id)
    desk.tasks.drop(second.id, "Sans objet")
    told = desk.planning.of_engagement(identifier)
    assert told[0].state == "done"
    assert second.id not in {one.id for one in told}
    assert [one.due_on for one in told] == sorted(one.due_on or date.max for one in told)


def test_without_any_presence_the_week_is_empty_and_says_what_does_not_fit(desk: Desk) -> None:
    work_on(desk)
    desk.tasks.add(task("Note", due_on="2026-05-12"))
    plan = desk.planning.week(date(2026, 5, 4))
    assert (plan.capacity, [one.title for one in plan.unplaced]) == (0, ["Note"])
    assert [overload.available for overload in plan.overloads] == [0]
