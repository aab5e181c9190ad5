"""Step 20 of the acceptance week, from the sitting: ten reports announced, four half-days, the short form chosen."""

from __future__ import annotations

from datetime import date

from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.services.load_words import load_sentence
from liaison_desk.services.week_plan import RemedyKind
from tests.acceptance.reading import flat
from tests.acceptance.week import Week

HALF_DAYS = [(date(2026, 5, day), afternoon) for day in (18, 19) for afternoon in (False, True)]


def announced(week: Week) -> str:
    """Announce ten reports of the sitting that is in the agenda; return its id."""
    week.at(7, 11)
    for task in week.desk.planning.of_engagement(week.ids["standing committee"]):
        week.desk.tasks.done(task.id)  # nothing but the reports weighs on the sitting
    sitting = week.desk.sittings.add(week.desk.sittings.begun_from(week.ids["standing committee"]))
    week.desk.sittings.announce(sitting, 10, date(2026, 5, 13))
    return sitting


def test_step_20_ten_reports_announced_do_not_fit_and_the_two_ways_out_are_told(week: Week) -> None:
    sitting = announced(week)
    load = week.desk.council_reports.load(sitting)
    assert [(half.day, half.afternoon) for half in load.half_days] == HALF_DAYS
    assert flat(load_sentence(load)).startswith("10 synthèses demandent 5 demi-journées ; il en reste 4")
    assert {one.kind: len(one.task_ids) for one in load.remedies} == {RemedyKind.shorten: 4, RemedyKind.delegate: 2}


def test_step_20_the_short_form_of_four_puts_every_synthesis_on_monday_and_tuesday(week: Week) -> None:
    sitting = announced(week)
    reports = week.desk.council_reports
    shorten = next(one for one in reports.load(sitting).remedies if one.kind is RemedyKind.shorten)
    reports.shorten(shorten.task_ids)
    reports.spread(sitting)
    load = reports.load(sitting)
    assert (load.missing, load.planned) == (0, True)
    planned = [week.desk.tasks.sheet(task).fields for task in load.task_ids]
    assert len(planned) == 10
    assert {(one.planned_on, one.planned_afternoon) for one in planned} == set(HALF_DAYS)
    shown = week.desk.planning.week(date(2026, 5, 18))
    worth = {
        (half.half_day.day, half.half_day.afternoon): sum(
            task.effort for task in half.tasks if task.id in load.task_ids
        )
        for half in shown.half_days
    }
    assert [worth[half] for half in HALF_DAYS] == [1.0, 1.0, 1.0, 1.0]


def test_step_20_two_reports_asked_of_djva_make_room_too(week: Week) -> None:
    sitting = announced(week)
    reports = week.desk.council_reports
    delegate = next(one for one in reports.load(sitting).remedies if one.kind is RemedyKind.delegate)
    reports.delegate(sitting, delegate.task_ids, TaskOwner.djva)
    load = reports.load(sitting)
    assert (load.missing, load.handed_over) == (0, 2)
    reports.spread(sitting)
    assert {week.desk.tasks.sheet(task).fields.planned_on for task in load.task_ids} == {day for day, _pm in HALF_DAYS}
