"""Who sits where: side by side, or on both sides of a central aisle (decree 89-655, art. 16; domain reference P7).

Right and left are those of the people seated. Side by side they sit on the stage and face the room, so that seen from
the room their right is on the left; on both sides of an aisle they sit in the room and face the stage.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_SEATS = 20
"""Seats of a row, or of a row of one bay, that still make a plan."""

SIDE_BY_SIDE_SEATS, BAY_SEATS = 7, 3
"""Seats of a row, or of a row of one bay, when nobody says otherwise: what a printed sheet can show with names."""


class SeatingShape(StrEnum):
    """How the seats stand."""

    side_by_side = "side_by_side"
    central_aisle = "central_aisle"


class Viewpoint(StrEnum):
    """From where the plan is looked at."""

    room = "room"
    stage = "stage"


@dataclass(frozen=True)
class Seat:
    """The seat of one place in the order: `row` from 1, the nearest to the stage or to the front.

    Side by side, `number` is 0 for the seat of the first authority, above to their right, below to their left; beside
    an aisle it counts from 1 at the aisle, above 0 in the right-hand bay and below in the left-hand one.
    """

    place: int
    row: int
    number: int


@dataclass(frozen=True)
class SeatingPlan:
    """Seats as they are drawn: `rows` from the stage outwards, each from left to right, 0 for an empty seat.

    `numbers` are the seat numbers of the columns; the aisle comes after `aisle_after` columns, -1 without one.
    """

    shape: SeatingShape
    viewpoint: Viewpoint
    seats: tuple[Seat, ...]
    numbers: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]
    aisle_after: int = -1

    @property
    def right_is_right(self) -> bool:
        """Tell whether the right of the people seated is on the right of the plan."""
        return (self.shape is SeatingShape.side_by_side) == (self.viewpoint is Viewpoint.stage)


def side_by_side(count: int) -> tuple[int, ...]:
    """Return the seat number of each place of a row: 0, +1 to the right of the first, -1 to their left, and so on.

    With an even number of seats the first takes the right-hand one of the two in the centre.
    """
    to_the_right, to_the_left = (count - 1) // 2, count // 2
    numbers = [0]
    for distance in range(1, max(to_the_right, to_the_left) + 1):
        if distance <= to_the_right:
            numbers.append(distance)
        if distance <= to_the_left:
            numbers.append(-distance)
    return tuple(numbers[:count])


def beside_aisle(count: int, seats_per_bay: int) -> tuple[tuple[int, int], ...]:
    """Return the row and the seat number of each place: right-hand bay at the aisle, left-hand bay, then outwards."""
    per_row = 2 * seats_per_bay
    return tuple(
        (index // per_row + 1, (index % per_row // 2 + 1) * (1 if index % 2 == 0 else -1)) for index in range(count)
    )


def seating_plan(
    count: int,
    shape: SeatingShape = SeatingShape.side_by_side,
    viewpoint: Viewpoint = Viewpoint.room,
    seats: int | None = None,
) -> SeatingPlan:
    """Return the plan of so many people; `seats` is how many a row, or a row of one bay, holds.

    Side by side, those beyond the first row sit behind it in the same way.
    """
    if shape is SeatingShape.central_aisle:
        bay = max(1, seats or BAY_SEATS)
        placed = [Seat(place, *where) for place, where in enumerate(beside_aisle(count, bay), start=1)]
        numbers = [*range(-bay, 0), *range(1, bay + 1)]
        aisle = bay
    else:
        width = max(1, min(seats or SIDE_BY_SIDE_SEATS, count))
        placed = _rows_side_by_side(count, width)
        numbers, aisle = sorted(side_by_side(width)), -1
    plan = SeatingPlan(shape, viewpoint, tuple(placed), (), (), aisle)
    columns = tuple(numbers if plan.right_is_right else reversed(numbers))
    at = {(seat.row, seat.number): seat.place for seat in placed}
    last = max((seat.row for seat in placed), default=0)
    rows = tuple(tuple(at.get((row, number), 0) for number in columns) for row in range(1, last + 1))
    return SeatingPlan(shape, viewpoint, plan.seats, columns, rows, aisle)


def _rows_side_by_side(count: int, width: int) -> list[Seat]:
    seats: list[Seat] = []
    for start in range(0, count, width):
        for index, number in enumerate(side_by_side(min(width, count - start))):
            seats.append(Seat(start + index + 1, start // width + 1, number))
    return seats


def seat_words(seat: Seat, shape: SeatingShape) -> str:
    """Return where a seat is, in French, as the people seated see it."""
    side = "droite" if seat.number > 0 else "gauche"
    row = f"{seat.row}{'er' if seat.row == 1 else 'e'} rang"
    if shape is SeatingShape.central_aisle:
        distance = abs(seat.number)
        where = "en bord d'allée" if distance == 1 else f"{distance}e siège depuis l'allée"
        return f"{row}, travée de {side}, {where}"
    if seat.number == 0:
        return f"{row}, au centre"
    number = abs(seat.number)
    return f"{row}, {number}{'er' if number == 1 else 'e'} à {side} du centre"


def caption_of(plan: SeatingPlan) -> str:
    """Return from where a plan is looked at, and what the right and the left are on it."""
    seen = "Vu de la salle" if plan.viewpoint is Viewpoint.room else "Vu de l'estrade"
    side = "à droite" if plan.right_is_right else "à gauche"
    what = "la travée de droite" if plan.shape is SeatingShape.central_aisle else "la droite des autorités"
    return f"{seen} : {what} est {side} du plan."
