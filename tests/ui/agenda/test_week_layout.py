from __future__ import annotations

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from liaison_desk.domain.lists import EngagementRow
from liaison_desk.ui.agenda.week_layout import Placed, bands, hours_shown, placed

MONDAY, SUNDAY = date(2026, 5, 4), date(2026, 5, 10)


def row(
    begins: datetime, ends: datetime | None = None, *, all_day: bool = False, state: str = "accepted"
) -> EngagementRow:
    return EngagementRow(
        f"{begins:%d%H%M}{ends:%d%H%M}" if ends else f"{begins:%d%H%M}", "Réunion", "meeting", state, begins, ends,
        all_day, "", "", "attends", "BOTH", None, "internal",
    )  # fmt: skip


def test_what_overlaps_stands_side_by_side() -> None:
    first, second, after = placed(
        [
            row(datetime(2026, 5, 5, 10), datetime(2026, 5, 5, 12)),
            row(datetime(2026, 5, 5, 11), datetime(2026, 5, 5, 13)),
            row(datetime(2026, 5, 5, 13), datetime(2026, 5, 5, 14)),
        ],
        MONDAY,
        SUNDAY,
    )
    assert (first.lane, first.lanes, second.lane, second.lanes) == (0, 2, 1, 2)
    assert (after.lane, after.lanes) == (0, 1)


def test_the_grid_grows_for_what_is_early_or_late() -> None:
    assert hours_shown([]) == (8, 20)
    early = placed([row(datetime(2026, 5, 5, 6, 30), datetime(2026, 5, 5, 22, 15))], MONDAY, SUNDAY)
    assert hours_shown((part.start, part.end) for part in early) == (6, 23)


def test_what_goes_past_midnight_has_a_part_on_each_day() -> None:
    parts = placed([row(datetime(2026, 5, 5, 22), datetime(2026, 5, 6, 1))], MONDAY, SUNDAY)
    assert [(part.day, part.start, part.end) for part in parts] == [
        (date(2026, 5, 5), 22 * 60, 24 * 60),
        (date(2026, 5, 6), 0, 60),
    ]


def test_what_lasts_days_is_cut_to_the_week_and_has_a_level_of_its_own() -> None:
    rows = [
        row(datetime(2026, 5, 1), datetime(2026, 5, 6), all_day=True),
        row(datetime(2026, 5, 6), datetime(2026, 5, 20), all_day=True),
    ]
    assert placed(rows, MONDAY, SUNDAY) == []
    found = bands(rows, MONDAY, SUNDAY)
    assert [(band.first, band.last, band.level) for band in found] == [
        (MONDAY, date(2026, 5, 6), 0),
        (date(2026, 5, 6), SUNDAY, 1),
    ]


@given(st.lists(st.tuples(st.integers(0, 23), st.integers(0, 3), st.integers(0, 300)), max_size=12))
def test_no_two_blocks_ever_cover_each_other(times: list[tuple[int, int, int]]) -> None:
    from datetime import timedelta

    rows: list[EngagementRow] = []
    for hour, quarter, minutes in times:
        begins = datetime(2026, 5, 5, hour, 15 * quarter)
        rows.append(row(begins, begins + timedelta(minutes=minutes)))
    parts = placed(rows, MONDAY, SUNDAY)
    for first in parts:
        for second in parts:
            assert first is second or not _covers(first, second)


def _covers(first: Placed, second: Placed) -> bool:
    same_hours = first.day == second.day and first.start < second.end and second.start < first.end
    # lanes are shares of the width: they cover each other when these shares do
    left, right = first.lane / first.lanes, (first.lane + 1) / first.lanes
    return same_hours and second.lane / second.lanes < right and left < (second.lane + 1) / second.lanes
