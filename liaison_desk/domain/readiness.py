"""How far the preparation of an engagement is: the pieces expected, who owes each, ready or not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.tasks import TaskOwner


class Readiness(StrEnum):
    """How far the preparation of an engagement is."""

    to_decide = "to_decide"
    represented = "represented"
    not_ready = "not_ready"
    to_complete = "to_complete"
    in_progress = "in_progress"
    ready = "ready"
    done = "done"


@dataclass(frozen=True)
class PieceState:
    """One piece expected: who owes it, the half-day by which the officer must have it, whether it is there."""

    piece: ExpectedPiece
    label: str
    owner: TaskOwner
    owner_name: str
    due: HalfDay | None
    is_ready: bool
    is_mandatory: bool
    task_id: str = ""


@dataclass(frozen=True)
class ReadinessSheet:
    """The gauge of one engagement."""

    readiness: Readiness
    pieces: tuple[PieceState, ...]

    @property
    def ready(self) -> int:
        """How many pieces are there."""
        return sum(piece.is_ready for piece in self.pieces)

    @property
    def needed(self) -> int:
        """How many pieces are expected."""
        return len(self.pieces)

    @property
    def missing(self) -> tuple[PieceState, ...]:
        """The pieces that are not there yet."""
        return tuple(piece for piece in self.pieces if not piece.is_ready)

    @property
    def lacks_mandatory(self) -> bool:
        """Tell whether something the file cannot do without is missing."""
        return any(piece.is_mandatory for piece in self.missing)
