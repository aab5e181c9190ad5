"""Series as the desk keeps them: one record for all, one more for each date that stands out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import InvalidFields, UserError
from liaison_desk.services.desk import Desk

FIRST = datetime(2026, 5, 5, 9)
SECOND, THIRD = datetime(2026, 5, 12, 9), datetime(2026, 5, 19, 9)
MAY = (date(2026, 5, 1), date(2026, 5, 31))


def weekly(**changes: Any) -> EngagementFields:
    values = {
        "title": "Point hebdomadaire",
        "state": "accepted",
        "starts_at": FIRST,
        "ends_at": datetime(2026, 5, 5, 10),
        "place": "Bobigny",
        "recurrence": {"frequency": "weekly", "until": date(2026, 6, 30)},
    }
    return validated(EngagementFields, {**values, **changes})


@pytest.fixture
def series(desk: Desk) -> str:
    return desk.engagements.add(weekly())


def starts(desk: Desk, first: date = MAY[0], last: date = MAY[1]) -> list[datetime]:
    return [row.starts_at for row in desk.engagements.in_period(first, last) if row.state != "cancelled"]


def fields(desk: Desk, identifier: str) -> EngagementFields:
    return desk.engagements.sheet(identifier).fields


def test_a_series_is_one_line_of_the_list_and_one_for_each_date_of_a_period(desk: Desk, series: str) -> None:
    rows = desk.engagements.in_period(*MAY)
    assert [(row.id, row.starts_at, row.occurrence_of) for row in rows] == [
        (series, datetime(2026, 5, day, 9), datetime(2026, 5, day, 9)) for day in (5, 12, 19, 26)
    ]
    assert rows[1].ends_at == datetime(2026, 5, 12, 10)
    assert [row.id for row in desk.engagements.rows(ListQuery())] == [series]


def test_a_series_begun_last_year_is_still_to_come_until_it_ends(desk: Desk) -> None:
    began = datetime(2025, 9, 2, 9)
    running = desk.engagements.add(weekly(starts_at=began, ends_at=None, recurrence={"frequency": "weekly"}))
    ended = desk.engagements.add(
        weekly(starts_at=began, ends_at=None, recurrence={"frequency": "weekly", "until": date(2026, 1, 6)})
    )
    counted = desk.engagements.add(
        weekly(starts_at=began, ends_at=None, recurrence={"frequency": "monthly_day", "count": 3})
    )
    assert {row.id for row in desk.engagements.rows(ListQuery(saved_filter="coming"))} == {running}
    assert {row.id for row in desk.engagements.rows(ListQuery(saved_filter="past"))} == {ended, counted}


def test_an_endless_daily_series_is_never_expanded_without_bound(desk: Desk) -> None:
    desk.engagements.add(weekly(recurrence={"frequency": "daily"}, ends_at=None))
    assert len(desk.engagements.in_period(date(2026, 5, 5), date(2199, 12, 31))) == 2000


def test_one_date_moves_alone_and_moves_back_with_one_undo(desk: Desk, series: str) -> None:
    moved = desk.series.move_occurrence(series, SECOND, datetime(2026, 5, 13, 14))
    assert starts(desk) == [FIRST, datetime(2026, 5, 13, 14), THIRD, datetime(2026, 5, 26, 9)]
    kept = fields(desk, moved)
    assert (kept.series_id, kept.occurrence_of, kept.ends_at) == (series, SECOND, datetime(2026, 5, 13, 15))
    assert desk.history.undo() is not None
    assert starts(desk) == [FIRST, SECOND, THIRD, datetime(2026, 5, 26, 9)]


def test_a_date_moved_twice_still_stands_for_the_same_date_of_the_series(desk: Desk, series: str) -> None:
    once = desk.series.move_occurrence(series, SECOND, datetime(2026, 5, 13, 14))
    twice = desk.series.move_occurrence(series, SECOND, datetime(2026, 5, 14, 11))
    assert once == twice
    assert fields(desk, twice).occurrence_of == SECOND
    assert starts(desk)[1] == datetime(2026, 5, 14, 11)


def test_a_date_moved_into_another_month_is_seen_there_only(desk: Desk, series: str) -> None:
    desk.series.move_occurrence(series, datetime(2026, 5, 26, 9), datetime(2026, 6, 1, 9))
    assert datetime(2026, 5, 26, 9) not in starts(desk)
    assert starts(desk, date(2026, 6, 1), date(2026, 6, 1)) == [datetime(2026, 6, 1, 9)]


def test_a_date_called_off_keeps_its_reason_and_the_others_stay(desk: Desk, series: str) -> None:
    called_off = desk.series.cancel_occurrence(series, SECOND, "Pont de l'Ascension")
    kept = fields(desk, called_off)
    assert (kept.state, kept.state_reason) == (EngagementState.cancelled, "Pont de l'Ascension")
    assert starts(desk) == [FIRST, THIRD, datetime(2026, 5, 26, 9)]
    with pytest.raises(InvalidFields):
        desk.series.cancel_occurrence(series, THIRD, "")
    assert starts(desk) == [FIRST, THIRD, datetime(2026, 5, 26, 9)]


def test_editing_one_date_leaves_the_series_as_it_was(desk: Desk, series: str) -> None:
    one = desk.series.sheet_at(series, SECOND).fields
    edited = desk.series.edit_occurrence(series, SECOND, changed(one, {"place": "Stains"}))
    assert fields(desk, edited).place == "Stains"
    assert fields(desk, series).place == "Bobigny"
    assert desk.series.sheet_at(series, SECOND).fields.place == "Stains"


def test_a_new_place_reaches_the_dates_where_it_had_not_been_changed(desk: Desk, series: str) -> None:
    elsewhere = desk.series.edit_occurrence(
        series, SECOND, changed(desk.series.sheet_at(series, SECOND).fields, {"place": "Stains"})
    )
    moved = desk.series.move_occurrence(series, THIRD, datetime(2026, 5, 20, 9))
    desk.series.change_series(series, weekly(place="Pantin"))
    assert (fields(desk, elsewhere).place, fields(desk, moved).place) == ("Stains", "Pantin")


def test_another_hour_for_the_series_leaves_no_orphan_and_no_duplicate(desk: Desk, series: str) -> None:
    moved = desk.series.move_occurrence(series, SECOND, datetime(2026, 5, 13, 14))
    kept = desk.series.detach(series, THIRD)
    change = desk.series.change_series(
        series, weekly(starts_at=datetime(2026, 5, 5, 11), ends_at=datetime(2026, 5, 5, 12))
    )
    assert change.on_their_own == ()
    assert fields(desk, moved).occurrence_of == datetime(2026, 5, 12, 11)
    assert fields(desk, kept).starts_at == datetime(2026, 5, 19, 11)
    assert starts(desk) == [
        datetime(2026, 5, 5, 11), datetime(2026, 5, 13, 14), datetime(2026, 5, 19, 11), datetime(2026, 5, 26, 11),
    ]  # fmt: skip


def test_another_day_for_the_series_moves_the_dates_along_week_by_week(desk: Desk, series: str) -> None:
    desk.series.cancel_occurrence(series, SECOND, "Congés")
    desk.engagements.edit(series, weekly(starts_at=datetime(2026, 5, 7, 9), ends_at=None))
    assert starts(desk) == [datetime(2026, 5, day, 9) for day in (7, 21, 28)]
    assert desk.history.undo() is not None
    assert starts(desk) == [FIRST, THIRD, datetime(2026, 5, 26, 9)]


def test_a_date_the_series_no_longer_gives_becomes_an_engagement_of_its_own(desk: Desk, series: str) -> None:
    moved = desk.series.move_occurrence(series, SECOND, datetime(2026, 5, 13, 14))
    change = desk.series.change_series(series, weekly(recurrence={"frequency": "weekly", "interval": 2}))
    assert change.on_their_own == (moved,)
    assert (fields(desk, moved).series_id, fields(desk, moved).occurrence_of) == (None, None)
    assert starts(desk) == [FIRST, datetime(2026, 5, 13, 14), THIRD]


def test_a_series_that_no_longer_repeats_lets_its_dates_go(desk: Desk, series: str) -> None:
    moved = desk.series.move_occurrence(series, SECOND, datetime(2026, 5, 13, 14))
    desk.series.change_series(series, weekly(recurrence=None))
    assert fields(desk, moved).series_id is None
    assert starts(desk) == [FIRST, datetime(2026, 5, 13, 14)]


def test_stopping_a_series_keeps_its_last_day_and_calls_off_what_comes_after(desk: Desk, series: str) -> None:
    later = desk.series.move_occurrence(series, datetime(2026, 5, 26, 9), datetime(2026, 5, 27, 9))
    desk.series.stop(series, date(2026, 5, 19))
    assert starts(desk) == [FIRST, SECOND, THIRD]
    assert fields(desk, later).state is EngagementState.cancelled
    assert desk.history.undo() is not None
    assert datetime(2026, 5, 27, 9) in starts(desk)


@pytest.mark.parametrize(
    ("after", "code"), [(date(2026, 5, 4), "series_not_begun"), (date(2026, 6, 30), "series_ends_before")]
)
def test_a_series_is_not_stopped_where_that_means_nothing(desk: Desk, series: str, after: date, code: str) -> None:
    with pytest.raises(UserError) as refused:
        desk.series.stop(series, after)
    assert refused.value.code == code


def test_cancelling_the_series_cancels_the_dates_that_stand_out(desk: Desk, series: str) -> None:
    moved = desk.series.move_occurrence(series, SECOND, datetime(2026, 5, 13, 14))
    desk.engagements.cancel(series, "Instance supprimée")
    assert fields(desk, moved).state is EngagementState.cancelled
    assert starts(desk) == []
    assert desk.history.undo() is not None
    assert len(starts(desk)) == 4


def test_accepting_the_series_accepts_the_dates_on_which_nothing_else_was_decided(desk: Desk) -> None:
    series = desk.engagements.add(weekly(state="requested"))
    moved = desk.series.move_occurrence(series, SECOND, datetime(2026, 5, 13, 14))
    called_off = desk.series.cancel_occurrence(series, THIRD, "Congés")
    desk.engagements.accept(series)
    assert fields(desk, moved).state is EngagementState.accepted
    assert fields(desk, called_off).state is EngagementState.cancelled


def test_a_date_put_in_the_bin_does_not_come_back_by_the_series(desk: Desk, series: str) -> None:
    moved = desk.series.move_occurrence(series, SECOND, datetime(2026, 5, 13, 14))
    desk.engagements.delete(moved)
    assert starts(desk) == [FIRST, THIRD, datetime(2026, 5, 26, 9)]
    desk.engagements.restore(moved)
    assert datetime(2026, 5, 13, 14) in starts(desk)


def test_the_dates_of_a_series_go_to_the_bin_and_come_back_with_it(desk: Desk, series: str) -> None:
    desk.engagements.delete(desk.series.move_occurrence(series, THIRD, datetime(2026, 5, 20, 9)))
    desk.series.move_occurrence(series, SECOND, datetime(2026, 5, 13, 14))
    desk.engagements.delete(series)
    assert starts(desk) == []
    desk.engagements.restore(series)
    assert starts(desk) == [FIRST, datetime(2026, 5, 13, 14), datetime(2026, 5, 26, 9)]


def test_a_date_taken_back_alone_from_the_bin_of_its_series_is_an_engagement_of_its_own(
    desk: Desk, series: str
) -> None:
    moved = desk.series.move_occurrence(series, SECOND, datetime(2026, 5, 13, 14))
    desk.engagements.delete(series)
    desk.engagements.restore(moved)
    assert starts(desk) == [datetime(2026, 5, 13, 14)]
    assert fields(desk, moved).series_id is None


def test_the_next_dates_are_those_that_really_take_place(desk: Desk, series: str) -> None:
    desk.series.cancel_occurrence(series, SECOND, "Congés")
    desk.series.move_occurrence(series, THIRD, datetime(2026, 5, 20, 9))
    assert [one.starts_at for one in desk.series.coming(series, 3)] == [
        FIRST, datetime(2026, 5, 20, 9), datetime(2026, 5, 26, 9),
    ]  # fmt: skip


def test_fields_of_one_date_given_to_the_series_change_that_date_only(desk: Desk, series: str) -> None:
    one = desk.series.sheet_at(series, SECOND)
    desk.engagements.edit(one.reference.id, changed(one.fields, {"place": "Stains"}), one.version)
    assert fields(desk, series).recurrence is not None
    assert desk.series.sheet_at(series, SECOND).fields.place == "Stains"


@pytest.mark.parametrize(
    ("occurrence_of", "sentence"), [(datetime(2026, 5, 13, 9), "ne donne pas cette date"), (SECOND, "a déjà sa fiche")]
)
def test_a_record_takes_only_a_free_date_of_its_series(
    desk: Desk, series: str, occurrence_of: datetime, sentence: str
) -> None:
    desk.series.detach(series, SECOND)
    with pytest.raises(InvalidFields, match=sentence):
        desk.engagements.add(weekly(recurrence=None, series_id=series, occurrence_of=occurrence_of))


def test_what_is_no_date_of_the_series_is_refused_in_a_sentence(desk: Desk, series: str) -> None:
    with pytest.raises(UserError, match="aucune date le mercredi 13"):
        desk.series.move_occurrence(series, datetime(2026, 5, 13, 9), datetime(2026, 5, 14, 9))
    alone = desk.engagements.add(weekly(recurrence=None))
    with pytest.raises(UserError, match="ne se répète pas"):
        desk.series.stop(alone, date(2026, 5, 19))


def test_an_hour_that_spring_skips_is_an_hour_later_that_day_only(desk: Desk) -> None:
    night = datetime(2027, 3, 21, 2, 30)
    series = desk.engagements.add(
        weekly(starts_at=night, ends_at=datetime(2027, 3, 21, 4), recurrence={"frequency": "weekly", "count": 3})
    )
    rows = desk.engagements.in_period(date(2027, 3, 20), date(2027, 4, 30))
    assert [row.starts_at for row in rows] == [
        night, datetime(2027, 3, 28, 3, 30), datetime(2027, 4, 4, 2, 30),
    ]  # fmt: skip
    detached = desk.series.detach(series, datetime(2027, 3, 28, 2, 30))
    assert fields(desk, detached).starts_at == datetime(2027, 3, 28, 3, 30)
