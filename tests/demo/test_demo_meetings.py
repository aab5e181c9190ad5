from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from liaison_desk.demo.generator import demo_office
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.meetings import MinutesState
from liaison_desk.domain.working_days import is_working_day
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.demonstration import open_demonstration
from liaison_desk.services.desk import Desk

DAYS = [date(2026, 5, 5), date(2026, 11, 21), date(2026, 7, 26), date(2027, 1, 1)]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_group_met_three_times_and_meets_again(today: date) -> None:
    office = demo_office(today)
    meetings = [record.fields for record in office.meetings]
    assert [one.minutes_state for one in meetings] == [
        MinutesState.approved,
        MinutesState.sent,
        MinutesState.draft,
        MinutesState.none,
    ]
    assert [one.day < today for one in meetings] == [True, True, True, False]
    assert all(is_working_day(one.day) for one in meetings)
    assert len({one.series for one in meetings}) == 1
    assert [one.previous_id for one in meetings] == [None, *(record.id for record in office.meetings[:-1])]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_everybody_invited_is_in_the_directory_or_the_official(today: date) -> None:
    office = demo_office(today)
    known = {record.id for record in office.partners}
    official = f"{office.office.official_first_name} {office.office.official_last_name}"
    for record in office.meetings:
        assert {one.partner_id for one in record.fields.attendees if one.partner_id} <= known
        assert [one.name for one in record.fields.attendees if not one.partner_id] == [official]


def test_the_meeting_to_come_finds_the_actions_still_open(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))
    desk = Desk(open_demonstration(tmp_path / "bureau", clock), clock)
    coming = desk.meetings.rows(ListQuery(saved_filter="coming"))
    assert len(coming) == 1
    actions = [one.title for one in desk.meetings.earlier_actions(coming[0].id) if one.is_open]
    assert "Diffuser la version 4 aux membres du groupe" in actions
    assert "Recenser les délais de réponse constatés sur un an" not in actions
    desk.close()
