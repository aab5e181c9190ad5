from __future__ import annotations

from datetime import date, datetime

import pytest

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.validation import validated
from liaison_desk.services.desk import Desk

DAY = datetime(2026, 9, 12, 10)


def add(desk: Desk, title: str, **values: object) -> str:
    return desk.engagements.add(validated(EngagementFields, {"title": title, "starts_at": DAY, **values}))


def titles(desk: Desk, saved_filter: str = "", sort_key: str = "") -> list[str]:
    query = ListQuery(saved_filter=saved_filter, sort_key=sort_key)
    return [row.title for row in desk.requests.rows(query)]


def test_only_what_is_undecided_and_to_come_is_asked(desk: Desk) -> None:
    for state in EngagementState:
        reason = {"state_reason": "motif"} if state in {EngagementState.declined, EngagementState.cancelled} else {}
        if state is not EngagementState.represented:
            add(desk, state.value, state=state, **reason)
    add(desk, "passed", starts_at=datetime(2020, 1, 1, 9))
    assert sorted(titles(desk)) == ["requested", "waiting"]
    assert titles(desk, saved_filter="waiting") == ["waiting"]
    assert titles(desk, saved_filter="past") == ["passed"]
    assert desk.requests.count(ListQuery()) == 2


def test_the_earliest_reply_comes_first_and_the_day_itself_stands_for_a_reply_nobody_asked(desk: Desk) -> None:
    add(desk, "late reply", reply_by=date(2026, 9, 11))
    add(desk, "no reply asked", starts_at=datetime(2026, 8, 1, 9))
    add(desk, "early reply", reply_by=date(2026, 6, 1))
    assert titles(desk) == ["early reply", "no reply asked", "late reply"]


@pytest.mark.parametrize("key", ["reply_by", "title", "host", "starts_at"])
def test_every_order_of_the_list_shows_everything(desk: Desk, key: str) -> None:
    for title in ("a", "b", "c"):
        add(desk, title)
    assert sorted(titles(desk, sort_key=key)) == ["a", "b", "c"]


def test_a_row_names_its_host_and_what_is_asked(desk: Desk) -> None:
    host = desk.partners.add(PartnerFields(partner_kind=PartnerKind.organisation, name="Ligue 93"))
    add(desk, "AG", host_id=host, requested_roles=["speak", "sign"], speaking_minutes=5)
    row = desk.requests.rows(ListQuery())[0]
    assert (row.host, row.requested_roles, row.speaking_minutes) == ("Ligue 93", ("speak", "sign"), 5)
