"""What the year asks of the sittings (domain reference §4)."""

from __future__ import annotations

from datetime import date

from liaison_desk.domain.sittings import Body, SittingFields
from liaison_desk.domain.validation import changed
from liaison_desk.domain.yearly_markers import MarkerKind, YearMarker, year_markers

VOTE = SittingFields(title="Vote du budget primitif", body=Body.assembly, held_on=date(2027, 3, 25))
DEBATE = SittingFields(title="Débat d'orientation budgétaire", body=Body.assembly, held_on=date(2027, 2, 4))


def markers(*sittings: SittingFields, today: date) -> dict[MarkerKind, YearMarker]:
    return {one.kind: one for one in year_markers(sittings, today)}


def test_the_budget_is_voted_by_15_april_and_debated_in_the_ten_weeks_before() -> None:
    found = markers(today=date(2027, 1, 5))
    assert found[MarkerKind.budget].last == date(2027, 4, 15)
    assert (found[MarkerKind.orientation].first, found[MarkerKind.orientation].last) == (
        date(2027, 2, 4),
        date(2027, 4, 14),
    )
    assert found[MarkerKind.budget].sitting is None


def test_the_sittings_known_answer_the_markers_and_move_those_that_come_before() -> None:
    found = markers(VOTE, DEBATE, today=date(2027, 1, 5))
    assert found[MarkerKind.budget].sitting == VOTE
    assert found[MarkerKind.orientation].first == date(2027, 1, 14)
    assert found[MarkerKind.orientation].sitting == DEBATE
    assert found[MarkerKind.equality_report].last == date(2027, 2, 4)
    assert found[MarkerKind.development_report].last == date(2027, 2, 4)


def test_a_cancelled_sitting_answers_nothing() -> None:
    cancelled = changed(VOTE, {"state": "cancelled", "state_reason": "Quorum"})
    assert markers(cancelled, today=date(2027, 1, 5))[MarkerKind.budget].sitting is None


def test_once_the_budget_is_past_the_next_year_is_told_and_the_summer_comes_first() -> None:
    found = year_markers((), date(2026, 5, 5))
    assert found[0].kind is MarkerKind.recess
    assert (found[0].first, found[0].last) == (date(2026, 7, 15), date(2026, 8, 31))
    assert {one.last.year for one in found[1:]} == {2027}


def test_every_marker_says_why_and_where_it_comes_from() -> None:
    assert all(one.reason and one.source and one.title for one in year_markers((VOTE,), date(2026, 5, 5)))
