from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from liaison_desk.domain.overloads import fewest, overloaded_spans
from liaison_desk.domain.placement import QUARTERS, Placing, Work, place


def _where(placing: Placing) -> list[tuple[str, int, int]]:
    return sorted((share.id, share.slot, share.effort) for share in placing.shares)


def test_work_is_placed_as_late_as_it_may_be_done() -> None:
    assert _where(place([4, 4, 4], [Work("a", 2, 0, 1)])) == [("a", 1, 2)]


def test_what_can_only_start_last_has_the_last_slots() -> None:
    placing = place([4, 4], [Work("free", 4, 0, 1), Work("constrained", 4, 1, 1)])
    assert _where(placing) == [("constrained", 1, 4), ("free", 0, 4)]


def test_a_task_is_split_over_the_room_there_is() -> None:
    assert _where(place([1, 2, 4], [Work("long", 6, 0, 2)])) == [("long", 1, 2), ("long", 2, 4)]


def test_what_she_chose_stays_even_beyond_what_a_half_day_holds() -> None:
    placing = place([4, 4], [Work("a", 6, 0, 1, chosen=1), Work("b", 2, 0, 1)])
    assert _where(placing) == [("a", 1, 6), ("b", 0, 2)]
    assert not placing.left


def test_what_is_late_takes_the_first_room_left() -> None:
    placing = place([4, 4], [Work("late", 3, 0, 1, is_late=True), Work("due", 2, 0, 0)])
    assert _where(placing) == [("due", 0, 2), ("late", 0, 2), ("late", 1, 1)]


def test_a_task_that_takes_no_time_stands_in_its_last_slot() -> None:
    assert _where(place([4, 4], [Work("call", 0, 0, 1), Work("due", 4, 0, 1)])) == [("call", 1, 0), ("due", 1, 4)]
    assert _where(place([0, 4], [Work("late", 0, 0, 1, is_late=True)])) == [("late", 0, 0)]


def test_what_has_no_slot_is_left_over() -> None:
    assert place([4], [Work("a", 2, 0, -1), Work("b", 2, 1, 0)]).left == {"a": 2, "b": 2}
    assert place([], [Work("late", 2, 0, -1, is_late=True)]).left == {"late": 2}


def test_ten_reports_of_half_a_half_day_need_five_where_there_are_four() -> None:
    reports = [Work(f"r{rank}", 2, 3, 6) for rank in range(10)]
    [span] = overloaded_spans([QUARTERS] * 9, reports)
    assert (span.first, span.last, span.needed, span.available) == (3, 6, 20, 16)
    assert len(span.ids) == 10
    assert len(fewest(dict.fromkeys(span.ids, 1), 4)[0]) == 4
    assert len(fewest(dict.fromkeys(span.ids, 2), 4)[0]) == 2


def test_the_narrowest_of_the_worst_spans_is_told() -> None:
    works = [Work("a", 6, 2, 2), Work("b", 4, 0, 4)]
    [span] = overloaded_spans([4] * 5, works)
    assert (span.first, span.last, span.ids) == (2, 2, ("a",))


def test_two_spans_apart_are_both_told() -> None:
    spans = overloaded_spans([4] * 6, [Work("a", 6, 0, 0), Work("b", 9, 4, 5)])
    assert [(span.first, span.last) for span in spans] == [(0, 0), (4, 5)]


def test_what_has_no_half_day_at_all_is_told_with_none_available() -> None:
    [span] = overloaded_spans([4], [Work("a", 2, 0, -1)])
    assert (span.needed, span.available, span.ids) == (2, 0, ("a",))
    assert span.last < span.first


def test_late_work_and_choices_overload_nothing_by_themselves() -> None:
    assert overloaded_spans([4, 4], [Work("late", 20, 0, 1, is_late=True)]) == []
    assert overloaded_spans([4, 4], [Work("a", 4, 0, 1, chosen=1), Work("b", 4, 0, 1, chosen=1)]) == []


def test_the_fewest_tasks_that_cover_a_lack_are_the_longest() -> None:
    assert fewest({"a": 1, "b": 3, "c": 2, "d": 0}, 4) == (("b", "c"), 5)
    assert fewest({"a": 1}, 4) == (("a",), 1)
    assert fewest({}, 4) == ((), 0)


capacities = st.lists(st.integers(0, QUARTERS), max_size=8)


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[int], list[Work]]:
    room = draw(capacities)
    last = max(0, len(room) - 1)
    works = [
        Work(f"w{rank}", draw(st.integers(0, 10)), draw(st.integers(0, last)), draw(st.integers(-1, last)))
        for rank in range(draw(st.integers(0, 8)))
    ]
    return room, works


@given(problems())
def test_nothing_is_lost_nor_placed_outside_its_slots_nor_beyond_capacity(
    problem: tuple[list[int], list[Work]],
) -> None:
    room, works = problem
    placing = place(room, works)
    loads: Counter[int] = Counter()
    done: Counter[str] = Counter(placing.left)
    for share in placing.shares:
        loads[share.slot] += share.effort
        done[share.id] += share.effort
        work = next(work for work in works if work.id == share.id)
        assert work.first <= share.slot <= work.last
    assert all(loads[slot] <= room[slot] for slot in loads)
    assert all(done[work.id] == work.effort for work in works)


@given(problems())
def test_something_finds_no_room_exactly_when_a_span_lacks_room(problem: tuple[list[int], list[Work]]) -> None:
    room, works = problem
    spans = overloaded_spans(room, works)
    assert bool(spans) == any(place(room, works).left.values())
    told = [identifier for span in spans for identifier in span.ids]
    assert len(told) == len(set(told))
    assert all(span.needed > span.available for span in spans)


@given(problems())
def test_without_the_work_of_the_spans_told_everything_fits(problem: tuple[list[int], list[Work]]) -> None:
    room, works = problem
    told = {identifier for span in overloaded_spans(room, works) for identifier in span.ids}
    assert not any(place(room, [work for work in works if work.id not in told]).left.values())
