import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison_desk.domain.seating import (
    SeatingShape,
    Viewpoint,
    beside_aisle,
    caption_of,
    seat_words,
    seating_plan,
    side_by_side,
)

ROW, AISLE = SeatingShape.side_by_side, SeatingShape.central_aisle
ROOM, STAGE = Viewpoint.room, Viewpoint.stage


@pytest.mark.parametrize(
    ("count", "numbers"),
    [(0, ()), (1, (0,)), (2, (0, -1)), (3, (0, 1, -1)), (4, (0, 1, -1, -2)), (5, (0, 1, -1, 2, -2)),
     (6, (0, 1, -1, 2, -2, -3))],
)  # fmt: skip
def test_side_by_side_the_first_is_in_the_centre_the_others_to_their_right_and_left(
    count: int, numbers: tuple[int, ...]
) -> None:
    assert side_by_side(count) == numbers


def test_beside_an_aisle_the_first_is_at_the_left_end_of_the_right_hand_bay() -> None:
    assert beside_aisle(6, 2) == ((1, 1), (1, -1), (1, 2), (1, -2), (2, 1), (2, -1))


def test_from_the_room_the_right_of_those_on_the_stage_is_on_the_left() -> None:
    assert seating_plan(5, ROW, STAGE).rows == ((5, 3, 1, 2, 4),)
    assert seating_plan(5, ROW, ROOM).rows == ((4, 2, 1, 3, 5),)
    assert seating_plan(4, ROW, STAGE).rows == ((4, 3, 1, 2),)


def test_those_who_sit_in_the_room_face_the_stage_and_their_right_is_the_rooms() -> None:
    seen = seating_plan(5, AISLE, ROOM, 2)
    assert seen.rows == ((4, 2, 1, 3), (0, 0, 5, 0))
    assert (seen.aisle_after, seen.numbers) == (2, (-2, -1, 1, 2))
    assert seating_plan(5, AISLE, STAGE, 2).rows == ((3, 1, 2, 4), (0, 5, 0, 0))


def test_the_plan_says_from_where_it_is_seen() -> None:
    assert caption_of(seating_plan(3, ROW, ROOM)) == "Vu de la salle : la droite des autorités est à gauche du plan."
    assert caption_of(seating_plan(3, AISLE, STAGE)) == ("Vu de l'estrade : la travée de droite est à gauche du plan.")


def test_a_seat_is_said_in_words() -> None:
    row, aisle = seating_plan(3, ROW), seating_plan(4, AISLE)
    assert [seat_words(seat, ROW) for seat in row.seats] == [
        "1er rang, au centre", "1er rang, 1er à droite du centre", "1er rang, 1er à gauche du centre",
    ]  # fmt: skip
    assert seat_words(aisle.seats[0], AISLE) == "1er rang, travée de droite, en bord d'allée"
    assert seat_words(aisle.seats[3], AISLE) == "1er rang, travée de gauche, 2e siège depuis l'allée"


@given(
    count=st.integers(0, 60), shape=st.sampled_from(SeatingShape), seats=st.none() | st.integers(1, 12),
)  # fmt: skip
def test_everybody_has_one_seat_and_the_two_viewpoints_mirror_each_other(
    count: int, shape: SeatingShape, seats: int | None
) -> None:
    room, stage = (seating_plan(count, shape, viewpoint, seats) for viewpoint in Viewpoint)
    assert sorted(place for row in room.rows for place in row if place) == list(range(1, count + 1))
    assert stage.rows == tuple(tuple(reversed(row)) for row in room.rows)
    assert len({(seat.row, seat.number) for seat in room.seats}) == count
