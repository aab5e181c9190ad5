"""The dates a sitting calls for (domain reference §4)."""

from __future__ import annotations

from datetime import date

import pytest

from liaison_desk.domain.back_plan_defaults import steps_of
from liaison_desk.domain.back_plans import BackPlan, PaperPlan
from liaison_desk.domain.body_rules import SHIPPED_RULES, rule_of
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.sitting_dates import SittingDate, SittingDateKind, sitting_dates
from liaison_desk.domain.sittings import Body, BodyRule, SittingFields
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import InvalidFields

OFFICE = OfficeFields()


def sitting(body: Body, held_on: date, *, is_urgent: bool = False) -> SittingFields:
    return SittingFields(title="Séance", body=body, held_on=held_on, is_urgent=is_urgent)


def dates(fields: SittingFields, office: OfficeFields = OFFICE) -> list[SittingDate]:
    steps = steps_of(office, PaperPlan.council_report)
    return sitting_dates(fields, rule_of(office, fields.body), steps, Presence.of(office))


def days(body: Body, held_on: date, office: OfficeFields = OFFICE) -> dict[SittingDateKind, date]:
    return {one.kind: one.day for one in dates(sitting(body, held_on), office)}


def steps(body: Body, held_on: date, office: OfficeFields = OFFICE) -> list[date]:
    return [one.day for one in dates(sitting(body, held_on), office) if one.kind is SittingDateKind.step]


def test_reports_of_the_assembly_leave_twelve_days_before_prudently_thirteen_and_in_urgency_one_clear_day() -> None:
    found = days(Body.assembly, date(2026, 6, 18))
    assert found[SittingDateKind.dispatch] == date(2026, 6, 6)
    assert found[SittingDateKind.prudent_dispatch] == date(2026, 6, 5)
    assert found[SittingDateKind.urgent_dispatch] == date(2026, 6, 16)
    assert found[SittingDateKind.second_call] == date(2026, 6, 21)


def test_reports_of_the_assembly_of_4_june_leave_on_saturday_23_may() -> None:
    assert days(Body.assembly, date(2026, 6, 4))[SittingDateKind.dispatch] == date(2026, 5, 23)


@pytest.mark.parametrize(
    ("body", "dispatch"),
    [
        (Body.standing_committee, date(2026, 5, 9)),
        (Body.thematic_committee, date(2026, 5, 13)),
        (Body.executive_bureau, None),
    ],
)
def test_the_delays_of_the_other_bodies_are_those_of_the_house(body: Body, dispatch: date | None) -> None:
    found = days(body, date(2026, 5, 21))
    assert found.get(SittingDateKind.dispatch) == dispatch
    assert SittingDateKind.urgent_dispatch not in found


def test_the_schedule_of_a_report_goes_from_scoping_to_notification() -> None:
    assert steps(Body.standing_committee, date(2026, 5, 21)) == [
        date(2026, 3, 22),
        date(2026, 4, 6),
        date(2026, 4, 16),
        date(2026, 4, 23),
        date(2026, 5, 1),
        date(2026, 5, 26),
        date(2026, 6, 5),
    ]


def test_the_bodies_that_vote_nothing_have_no_schedule() -> None:
    assert steps(Body.thematic_committee, date(2026, 5, 21)) == []
    assert steps(Body.executive_bureau, date(2026, 5, 21)) == []


def test_the_schedule_of_the_office_wins_over_the_shipped_one_and_may_count_in_working_days() -> None:
    read = {"title": "Relire", "distance": 2, "distance_unit": "working_days", "condition": "report_carried"}
    office = changed(OFFICE, {"back_plans": [{"engagement_kind": "council_report", "steps": [read]}]})
    [day] = steps(Body.standing_committee, date(2026, 5, 26), office)
    assert day == date(2026, 5, 21)  # Whit Monday is not worked


def test_a_date_that_is_not_worked_says_by_which_working_day_to_be_done() -> None:
    found = {one.kind: one.last_working_day for one in dates(sitting(Body.assembly, date(2026, 6, 18)))}
    assert found[SittingDateKind.dispatch] == date(2026, 6, 5)
    assert found[SittingDateKind.prudent_dispatch] is None
    assert found[SittingDateKind.second_call] is None


def test_an_urgent_sitting_of_the_assembly_only_keeps_the_delay_of_urgency() -> None:
    found = {one.kind for one in dates(sitting(Body.assembly, date(2026, 6, 18), is_urgent=True))}
    assert SittingDateKind.urgent_dispatch in found
    assert not {SittingDateKind.dispatch, SittingDateKind.prudent_dispatch} & found
    committee = {one.kind for one in dates(sitting(Body.standing_committee, date(2026, 6, 18), is_urgent=True))}
    assert SittingDateKind.dispatch in committee


def test_a_condition_of_an_engagement_is_refused_to_a_report_and_the_other_way_round() -> None:
    step = {"title": "Relire", "condition": "press"}
    with pytest.raises(InvalidFields):
        validated(BackPlan, {"engagement_kind": "council_report", "steps": [step]})
    with pytest.raises(InvalidFields):
        validated(BackPlan, {"engagement_kind": "visit", "steps": [{**step, "condition": "report_carried"}]})


def test_every_date_says_why_and_where_the_rule_comes_from() -> None:
    for body in Body:
        for one in dates(sitting(body, date(2026, 6, 18))):
            assert one.reason
            assert one.source
            assert one.title
    dispatch = next(
        one for one in dates(sitting(Body.assembly, date(2026, 6, 18))) if one.kind is SittingDateKind.dispatch
    )
    assert dispatch.reason == "12\u00a0jours avant la séance du jeudi 18\u00a0juin 2026"
    assert "L3121-19" in dispatch.source
    assert dispatch.checked_on == date(2026, 5, 4)


def test_the_rule_of_the_office_wins_over_the_shipped_one() -> None:
    own = BodyRule(body=Body.standing_committee, dispatch_days=8, source="Règlement intérieur, art. 12")
    office = changed(OFFICE, {"body_rules": [own]})
    assert days(Body.standing_committee, date(2026, 5, 21), office)[SittingDateKind.dispatch] == date(2026, 5, 13)
    assert rule_of(office, Body.assembly) == SHIPPED_RULES[0]


def test_no_rule_of_the_office_allows_less_than_one_clear_day_to_the_assembly() -> None:
    rule = BodyRule(body=Body.assembly, dispatch_days=12, urgent_days=1)
    urgent = sitting(Body.assembly, date(2026, 6, 18), is_urgent=True)
    found = {one.kind: one.day for one in dates(urgent, changed(OFFICE, {"body_rules": [rule]}))}
    assert found[SittingDateKind.urgent_dispatch] == date(2026, 6, 16)


def test_a_sitting_needs_a_title() -> None:
    with pytest.raises(InvalidFields):
        validated(SittingFields, {"title": " ", "held_on": "2026-06-18"})
