"""What the reports of a sitting ask of the half-days left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from liaison_desk.domain.council_reports import SynthesisForm
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.sittings import SittingState
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk
from liaison_desk.services.load_words import load_sentence
from liaison_desk.services.week_plan import RemedyKind
from tests.intake.made_reports import MadeReport, report_pdf
from tests.services.sittings.sample import SITTING, batch, taken_in


def test_ten_reports_announced_before_they_arrive_do_not_fit_in_four_half_days_and_the_ways_out_are_told(
    desk: Desk,
) -> None:
    sitting = desk.sittings.add(SITTING)
    desk.sittings.announce(sitting, 10, date(2026, 5, 13))
    load = desk.council_reports.load(sitting)
    assert (load.count, load.needed, load.available, load.missing) == (10, 5.0, 4.0, 1.0)
    assert [half.day for half in load.half_days] == [date(2026, 5, 18)] * 2 + [date(2026, 5, 19)] * 2
    counts = {remedy.kind: len(remedy.task_ids) for remedy in load.remedies}
    assert counts == {RemedyKind.shorten: 4, RemedyKind.delegate: 2}
    assert load_sentence(load) == ("10\u00a0synthèses demandent 5\u00a0demi-journées ; il en reste 4 : il en manque 1.")


def test_the_short_form_makes_room_and_one_undo_takes_it_back(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    desk.sittings.announce(sitting, 10, date(2026, 5, 13))
    shorten = next(one for one in desk.council_reports.load(sitting).remedies if one.kind is RemedyKind.shorten)
    desk.council_reports.shorten(shorten.task_ids)
    assert desk.council_reports.load(sitting).missing == 0
    desk.history.undo()
    assert desk.council_reports.load(sitting).missing == 1.0


def test_syntheses_handed_to_a_delegation_are_hers_to_ask_for_and_due_the_working_day_before(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    desk.sittings.announce(sitting, 10, date(2026, 5, 13))
    before = desk.tasks.count(ListQuery())
    delegate = next(one for one in desk.council_reports.load(sitting).remedies if one.kind is RemedyKind.delegate)
    desk.council_reports.delegate(sitting, delegate.task_ids, TaskOwner.djva)
    load = desk.council_reports.load(sitting)
    assert (load.count, load.missing, load.handed_over) == (8, 0, 2)
    task = desk.tasks.sheet(delegate.task_ids[0]).fields
    assert (task.owner, task.due_on) == (TaskOwner.djva, date(2026, 5, 20))
    asked = [row for row in desk.tasks.rows(ListQuery()) if row.title.startswith("Demander à la DJVA 2")]
    assert len(asked) == 1
    assert (asked[0].effort, asked[0].due_on) == (0, date(2026, 5, 11))
    desk.history.undo()
    assert desk.tasks.count(ListQuery()) == before
    with pytest.raises(UserError):
        desk.council_reports.delegate(sitting, delegate.task_ids, TaskOwner.officer)


def test_syntheses_that_fit_are_put_in_the_half_days_proposed_in_one_gesture(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    desk.sittings.announce(sitting, 10, date(2026, 5, 13))
    with pytest.raises(UserError):
        desk.council_reports.spread(sitting)
    load = desk.council_reports.load(sitting)
    desk.council_reports.shorten(load.remedies[0].task_ids)
    desk.council_reports.spread(sitting)
    load = desk.council_reports.load(sitting)
    assert load.planned
    days = {desk.tasks.sheet(task_id).fields.planned_on for task_id in load.task_ids}
    assert days == {date(2026, 5, 18), date(2026, 5, 19)}
    assert not desk.planning.overloads()


def test_reports_that_arrive_take_the_place_of_those_expected_and_what_was_decided_of_them(
    desk: Desk, tmp_path: Path
) -> None:
    sitting = desk.sittings.add(changed(SITTING, {"reports_expected": 3}))
    load = desk.council_reports.load(sitting)
    assert load.count == 3
    desk.tasks.shorten(load.task_ids[:1])
    made = taken_in(desk, sitting, batch(tmp_path / "lot", 2))
    load = desk.council_reports.load(sitting)
    assert (load.count, load.needed) == (3, 1.25)
    forms = [desk.council_reports.sheet(one).fields.synthesis_form for one in made]
    assert forms == [SynthesisForm.short, SynthesisForm.full]
    assert desk.sittings.sheet(sitting).fields.state is SittingState.planned
    more = report_pdf(tmp_path / "encore.pdf", MadeReport(number="4-9"))
    taken_in(desk, sitting, [more])
    assert desk.council_reports.load(sitting).count == 3
    assert desk.sittings.sheet(sitting).fields.state is SittingState.reports_received


def test_fewer_reports_expected_leave_fewer_syntheses_to_write(desk: Desk) -> None:
    sitting = desk.sittings.add(changed(SITTING, {"reports_expected": 6}))
    desk.sittings.announce(sitting, 2, None)
    assert desk.council_reports.load(sitting).count == 2
