"""The back-plan of the reports: placed with the sitting and each report carried, moved with the sitting."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from liaison_desk.domain.back_plans import BackPlan
from liaison_desk.domain.council_reports import CouncilReportFields
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.lists import ListQuery, TaskRow
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.sittings import Body, SittingFields
from liaison_desk.domain.validation import changed, validated
from liaison_desk.domain.votes import VoteFields
from liaison_desk.errors import UserError
from liaison_desk.services.clock import OFFICE_ZONE, FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.services.load_words import load_sentence

HELD_ON = date(2026, 9, 24)
SITTING = SittingFields(title="Commission permanente", held_on=HELD_ON)
SCOPING = "Cadrage : quels rapports présenter : Commission permanente"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 5, 7, 9, tzinfo=OFFICE_ZONE))


def carried(sitting: str, *, unit: Unit = Unit.deci, number: str = "4-1") -> CouncilReportFields:
    return CouncilReportFields(
        title="Budget participatif", number=number, sitting_id=sitting, carried_by_official=True, unit=unit
    )


def to_do(desk: Desk) -> dict[str, TaskRow]:
    return {row.title: row for row in desk.tasks.rows(ListQuery(saved_filter="to_do"))}


def steps(desk: Desk) -> dict[str, date | None]:
    found = to_do(desk).items()
    return {title.partition(" : rapport")[0]: row.due_on for title, row in found if "Synthèse" not in title}


def test_a_sitting_that_votes_asks_sixty_days_before_which_reports_are_carried(desk: Desk) -> None:
    desk.sittings.add(SITTING)
    assert steps(desk) == {SCOPING: date(2026, 7, 26)}
    desk.history.undo()
    assert steps(desk) == {}


def test_a_thematic_committee_asks_for_no_step(desk: Desk) -> None:
    desk.sittings.add(changed(SITTING, {"body": Body.thematic_committee}))
    assert steps(desk) == {}


def test_steps_already_past_when_the_sitting_is_added_are_not_made(desk: Desk) -> None:
    sitting = desk.sittings.add(changed(SITTING, {"held_on": date(2026, 6, 11)}))
    desk.council_reports.add(carried(sitting))
    assert steps(desk) == {
        "Visas : direction, finances, juridique": date(2026, 5, 7),
        "Arbitrage de la DGS et du cabinet, bureau": date(2026, 5, 14),
        "Passage en commission": date(2026, 5, 22),
    }


def test_a_report_carried_has_its_steps_owed_by_the_delegation_that_writes_it(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    desk.council_reports.add(carried(sitting))
    found = to_do(desk)
    assert {title: row.owner for title, row in found.items() if "rapport 4-1" in title and "Synthèse" not in title} == {
        "Projet de rapport : rapport 4-1": "deci",
        "Visas : direction, finances, juridique : rapport 4-1": "deci",
        "Arbitrage de la DGS et du cabinet, bureau : rapport 4-1": "cabinet",
        "Passage en commission : rapport 4-1": "officer",
    }
    assert found["Projet de rapport : rapport 4-1"].due_on == date(2026, 8, 10)
    assert desk.council_reports.load(sitting).count == 1


def test_a_step_somebody_owes_is_asked_again_for_its_sitting_by_a_working_day(desk: Desk) -> None:
    sitting = desk.sittings.add(changed(SITTING, {"held_on": date(2026, 9, 23)}))
    desk.council_reports.add(carried(sitting))
    draft = to_do(desk)["Projet de rapport : rapport 4-1"]
    assert draft.due_on == date(2026, 8, 9)
    body = desk.tasks.reminder(draft.id).body.replace("\u00a0", " ")
    assert "En vue de « Commission permanente » (mercredi 23 septembre 2026)" in body
    assert "vendredi 7 août 2026" in body


def test_the_steps_move_with_the_sitting_and_back_those_pinned_excepted(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    desk.council_reports.add(carried(sitting))
    before = steps(desk)
    committee = to_do(desk)["Passage en commission : rapport 4-1"].id
    desk.tasks.pin(committee, True)
    desk.sittings.edit(sitting, changed(SITTING, {"held_on": date(2026, 10, 1)}))
    after = steps(desk)
    assert after[SCOPING] == date(2026, 8, 2)
    assert after["Projet de rapport"] == date(2026, 8, 17)
    assert after["Passage en commission"] == date(2026, 9, 4)
    desk.tasks.pin(committee, False)
    assert steps(desk)["Passage en commission"] == date(2026, 9, 11)
    desk.sittings.edit(sitting, SITTING)
    assert steps(desk) == before


def test_a_sitting_cancelled_or_thrown_away_takes_its_steps_with_it_and_gives_them_back(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    desk.council_reports.add(carried(sitting))
    before = set(to_do(desk))
    desk.sittings.cancel(sitting, "Quorum")
    assert not to_do(desk)
    desk.sittings.edit(sitting, SITTING)
    assert set(to_do(desk)) == before
    desk.sittings.delete(sitting)
    assert not to_do(desk)
    desk.sittings.restore(sitting)
    assert set(to_do(desk)) == before


def test_a_report_thrown_away_leaves_nothing_to_do_for_it(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    made = desk.council_reports.add(carried(sitting))
    before = set(to_do(desk))
    desk.council_reports.delete(made)
    assert set(to_do(desk)) == {SCOPING}
    assert desk.council_reports.load(sitting).count == 0
    desk.council_reports.restore(made)
    assert set(to_do(desk)) == before


def test_a_report_thrown_away_before_its_sitting_stays_so_when_the_sitting_comes_back(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    made = desk.council_reports.add(carried(sitting))
    before = set(to_do(desk))
    desk.council_reports.delete(made)
    desk.sittings.delete(sitting)
    desk.sittings.restore(sitting)
    assert set(to_do(desk)) == {SCOPING}
    desk.sittings.delete(sitting)
    desk.council_reports.restore(made)
    assert not to_do(desk)
    desk.sittings.restore(sitting)
    assert set(to_do(desk)) == before


def test_a_sitting_cancelled_then_held_another_day_has_its_steps_before_that_day(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    desk.council_reports.add(carried(sitting))
    desk.sittings.cancel(sitting, "Quorum")
    later = changed(SITTING, {"held_on": date(2026, 10, 1)})
    desk.sittings.edit(sitting, changed(later, {"state": "cancelled", "state_reason": "Quorum"}))
    assert not to_do(desk)
    desk.sittings.edit(sitting, later)
    assert steps(desk)["Projet de rapport"] == date(2026, 8, 17)


def test_a_sitting_of_a_body_that_does_not_vote_leaves_its_steps_off(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    desk.council_reports.add(carried(sitting))
    before = set(to_do(desk))
    desk.sittings.edit(sitting, changed(SITTING, {"body": Body.thematic_committee}))
    assert steps(desk) == {}
    desk.sittings.edit(sitting, SITTING)
    assert set(to_do(desk)) == before


def test_a_step_called_otherwise_or_thrown_away_is_not_made_again(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    made = desk.council_reports.add(carried(sitting))
    visas = to_do(desk)["Visas : direction, finances, juridique : rapport 4-1"].id
    desk.tasks.edit(visas, changed(desk.tasks.sheet(visas).fields, {"title": "Visa des finances"}))
    desk.tasks.delete(to_do(desk)["Passage en commission : rapport 4-1"].id)
    before = set(to_do(desk))
    fields = desk.council_reports.sheet(made).fields
    desk.council_reports.edit(made, changed(fields, {"committee": "4e commission"}))
    assert set(to_do(desk)) == before
    [shown] = [one for one in desk.sittings.dates(sitting) if one.title.startswith("Visas")]
    assert shown.to_do == 1


def test_a_report_withdrawn_then_put_back_takes_its_tasks_up_again(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    made = desk.council_reports.add(carried(sitting))
    before = set(to_do(desk))
    fields = desk.council_reports.sheet(made).fields
    desk.council_reports.edit(made, changed(fields, {"sitting_id": None}))
    assert set(to_do(desk)) == {SCOPING}
    desk.council_reports.edit(made, fields)
    assert set(to_do(desk)) == before


def test_a_report_no_longer_carried_drops_its_steps_and_takes_them_up_again(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    made = desk.council_reports.add(carried(sitting))
    before = set(to_do(desk))
    fields = desk.council_reports.sheet(made).fields
    desk.council_reports.edit(made, changed(fields, {"carried_by_official": False}))
    assert set(steps(desk)) == {SCOPING}
    desk.council_reports.edit(made, fields)
    assert set(to_do(desk)) == before


def test_the_steps_of_a_report_follow_its_number(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    made = desk.council_reports.add(carried(sitting, number=""))
    assert "Projet de rapport : rapport Budget participatif" in to_do(desk)
    fields = desk.council_reports.sheet(made).fields
    desk.council_reports.edit(made, changed(fields, {"number": "4-7"}))
    assert "Projet de rapport : rapport 4-7" in to_do(desk)
    assert len([title for title in to_do(desk) if title.startswith("Projet")]) == 1


def test_a_report_put_to_another_sitting_takes_its_synthesis_and_its_steps_there(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    later = desk.sittings.add(changed(SITTING, {"held_on": date(2026, 10, 22), "reports_expected": 1}))
    made = desk.council_reports.add(carried(sitting))
    assert desk.council_reports.load(later).count == 1
    fields = desk.council_reports.sheet(made).fields
    desk.council_reports.edit(made, changed(fields, {"sitting_id": later}))
    assert (desk.council_reports.load(sitting).count, desk.council_reports.load(later).count) == (0, 1)
    found = to_do(desk)
    assert found["Synthèse du rapport 4-1 : Budget participatif"].due_on == date(2026, 10, 22)
    assert found["Passage en commission : rapport 4-1"].due_on == date(2026, 10, 2)


def test_a_vote_mended_into_a_rejection_leaves_off_what_was_to_follow(desk: Desk, clock: FixedClock) -> None:
    sitting = desk.sittings.add(changed(SITTING, {"held_on": date(2026, 5, 21)}))
    made = desk.council_reports.add(carried(sitting))
    clock.moment = datetime(2026, 5, 22, 9, tzinfo=OFFICE_ZONE)
    desk.sitting_votes.enter(sitting, [validated(VoteFields, {"report_id": made, "vote_result": "adopted"})])
    assert steps(desk) == {
        "Vérifier la transmission à la préfecture et la publication": date(2026, 5, 26),
        "Vérifier la notification aux bénéficiaires": date(2026, 6, 5),
    }
    desk.sitting_votes.enter(sitting, [validated(VoteFields, {"report_id": made, "vote_result": "rejected"})])
    assert steps(desk) == {}


def test_the_steps_of_the_office_are_placed_on_working_days_and_follow_her_presence(desk: Desk) -> None:
    own = [
        {"title": "Relire le projet", "distance": 10, "distance_unit": "working_days", "condition": "report_carried"},
        {"title": "Imprimer", "distance": 1, "distance_unit": "half_days"},
    ]
    plan = validated(BackPlan, {"engagement_kind": "council_report", "steps": own})
    desk.settings.change(OfficeFields(back_plans=[plan]))
    sitting = desk.sittings.add(changed(SITTING, {"held_on": date(2026, 6, 2)}))
    desk.council_reports.add(carried(sitting))
    assert steps(desk)["Relire le projet"] == date(2026, 5, 18)  # Whit Monday, 25 May, is not worked
    worked = [{"weekday": 3}, {"weekday": 3, "afternoon": True}]
    desk.settings.change(validated(OfficeFields, {"back_plans": [plan.model_dump()], "worked_half_days": worked}))
    assert steps(desk)["Imprimer : Commission permanente"] == date(2026, 5, 28)


def test_a_sitting_that_is_over_no_longer_promises_half_days(desk: Desk, clock: FixedClock) -> None:
    sitting = desk.sittings.add(changed(SITTING, {"held_on": date(2026, 5, 21), "reports_expected": 2}))
    clock.moment = datetime(2026, 5, 26, 9, tzinfo=OFFICE_ZONE)
    assert load_sentence(desk.council_reports.load(sitting)) == (
        "Séance passée : 2\u00a0synthèses non terminées. Saisissez les votes, ou annulez la séance."
    )
    with pytest.raises(UserError):
        desk.council_reports.spread(sitting)
