from __future__ import annotations

from datetime import date

import pytest

from liaison_desk.domain.ethics import Ballot
from liaison_desk.domain.pre_election import opening_day, periods


@pytest.mark.parametrize(
    ("ballot", "opens"),
    [
        (date(2026, 3, 15), date(2025, 9, 1)),
        (date(2028, 3, 31), date(2027, 9, 1)),
        (date(2027, 6, 30), date(2026, 12, 1)),
        (date(2029, 7, 1), date(2029, 1, 1)),
    ],
)
def test_the_period_opens_on_the_first_day_of_the_sixth_month_before_the_ballot(ballot: date, opens: date) -> None:
    assert opening_day(ballot) == opens


def test_the_municipal_and_departmental_ballots_are_known_without_typing_anything() -> None:
    municipal, departmental = periods([])
    assert municipal.opens_on == date(2025, 9, 1)
    assert departmental.opens_on == date(2027, 9, 1)
    assert not departmental.is_day_known


def test_the_period_lasts_until_the_ballot_and_not_a_day_more() -> None:
    municipal = periods([])[0]
    days = (date(2025, 8, 31), date(2025, 9, 1), date(2026, 3, 22), date(2026, 3, 23))
    assert [municipal.holds_on(day) for day in days] == [False, True, True, False]


def test_a_ballot_typed_for_the_same_month_gives_the_day_that_was_not_known() -> None:
    found = periods([Ballot(name="Départementales", day=date(2028, 3, 12))])
    assert [one.ballot.day for one in found] == [date(2026, 3, 22), date(2028, 3, 12)]


def test_a_ballot_typed_for_another_month_is_added() -> None:
    found = periods([Ballot(name="Partielle à Bondy", day=date(2026, 10, 4))])
    assert [one.opens_on for one in found] == [date(2025, 9, 1), date(2026, 4, 1), date(2027, 9, 1)]
