"""What an engagement needs before the day, by kind, and how far it is: the rule behind the readiness gauge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from liaison_desk.domain.engagements import EngagementKind, EngagementState
from liaison_desk.domain.half_days import HalfDay, half_day_at
from liaison_desk.domain.labels import label
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.readiness import PieceState, Readiness, ReadinessSheet
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.domain.working_days import working_days_between

MEETINGS = frozenset({EngagementKind.meeting, EngagementKind.interview, EngagementKind.sitting})
"""Kinds that need no programme, nobody to call on the spot and nobody to warn."""

OPTIONAL = frozenset({ExpectedPiece.participants, ExpectedPiece.travel})
"""Pieces a file may do without: some occasions have no list, and times of travel are estimated."""

_SHORT_OF_TIME = 2
_FILE_IS_DUE = 3
"""Working days before the event by which the file must be whole (domain reference §3.2, D08)."""

_DECIDED = {
    EngagementState.requested: Readiness.to_decide,
    EngagementState.waiting: Readiness.to_decide,
    EngagementState.represented: Readiness.represented,
    EngagementState.done: Readiness.done,
    EngagementState.by_message: Readiness.done,
    EngagementState.declined: Readiness.done,
    EngagementState.cancelled: Readiness.done,
}


@dataclass(frozen=True)
class OwedTask:
    """A task of the engagement that is not dropped, as far as the file is concerned."""

    id: str
    title: str
    owner: TaskOwner
    owner_name: str
    due: HalfDay | None
    is_done: bool
    piece: ExpectedPiece | None


@dataclass(frozen=True)
class PreparationFacts:
    """What is known of an engagement and written around it; `starts_at` is wall time."""

    kind: EngagementKind
    state: EngagementState
    starts_at: datetime
    all_day: bool
    has_place: bool
    has_contact: bool
    has_run_sheet: bool
    has_participants: bool
    has_talking_points: bool
    has_travel: bool
    speaks: bool
    is_outside: bool
    briefings: int
    letters_received: int
    answers: int
    officer_name: str = ""
    tasks: tuple[OwedTask, ...] = ()


def readiness_sheet(facts: PreparationFacts, presence: Presence, now: datetime) -> ReadinessSheet:
    """Return the gauge of an engagement at a moment."""
    last = last_half_day_before(facts, presence)
    pieces = (*_own_pieces(facts, last), *_contributions(facts, last))
    return ReadinessSheet(_readiness(facts, pieces, presence, now), pieces)


def last_half_day_before(facts: PreparationFacts, presence: Presence) -> HalfDay | None:
    """Return the last half-day worked before the event: by then everything must be there."""
    start = facts.starts_at
    same_day = [] if facts.all_day else [half for half in presence.half_days_of(start.date()) if half < _half(facts)]
    return same_day[-1] if same_day else presence.last_before(start.date())


def _half(facts: PreparationFacts) -> HalfDay:
    return half_day_at(datetime.combine(facts.starts_at, time()) if facts.all_day else facts.starts_at)


def _needs(facts: PreparationFacts) -> dict[ExpectedPiece, bool]:
    """Return what an engagement needs of each sort and whether it is there.

    A meeting needs no programme nor anybody to call; a talk needs its points, an invitation its answer, a trip its
    itinerary and the warnings courtesy asks for (domain reference, P11).
    """
    is_meeting = facts.kind in MEETINGS
    warning = [task for task in facts.tasks if task.piece is ExpectedPiece.warned]
    needs = {ExpectedPiece.place: facts.has_place}
    if not is_meeting:
        needs |= {ExpectedPiece.contact: facts.has_contact, ExpectedPiece.run_sheet: facts.has_run_sheet}
    needs |= {ExpectedPiece.participants: facts.has_participants, ExpectedPiece.briefing: facts.briefings > 0}
    if facts.speaks or facts.has_talking_points:
        needs[ExpectedPiece.talking_points] = facts.has_talking_points
    if facts.is_outside:
        needs[ExpectedPiece.travel] = facts.has_travel
    if facts.letters_received or facts.answers:
        needs[ExpectedPiece.answer] = facts.answers > 0
    if warning or (facts.is_outside and not is_meeting):
        needs[ExpectedPiece.warned] = bool(warning) and all(task.is_done for task in warning)
    return needs


def _own_pieces(facts: PreparationFacts, last: HalfDay | None) -> Iterator[PieceState]:
    for piece, is_ready in _needs(facts).items():
        task = _task_of(facts, piece)
        yield PieceState(
            piece=piece,
            label=label(piece),
            owner=task.owner if task else TaskOwner.officer,
            owner_name=task.owner_name if task else facts.officer_name or label(TaskOwner.officer),
            due=(task.due if task else None) or last,
            is_ready=is_ready,
            is_mandatory=piece not in OPTIONAL,
            task_id=task.id if task else "",
        )


def _task_of(facts: PreparationFacts, piece: ExpectedPiece) -> OwedTask | None:
    """Return the task that makes a piece ready, one still to do before those done."""
    found = sorted((task for task in facts.tasks if task.piece is piece), key=lambda task: task.is_done)
    return found[0] if found else None


def _contributions(facts: PreparationFacts, last: HalfDay | None) -> Iterator[PieceState]:
    """Yield what others owe before the event, one piece each."""
    for task in facts.tasks:
        is_owed = task.owner is not TaskOwner.officer and task.piece in {None, ExpectedPiece.contribution}
        if is_owed or task.piece is ExpectedPiece.contribution:
            if task.due and task.due.day > facts.starts_at.date():
                continue
            yield PieceState(
                piece=ExpectedPiece.contribution,
                label=task.title,
                owner=task.owner,
                owner_name=task.owner_name,
                due=task.due or last,
                is_ready=task.is_done,
                is_mandatory=True,
                task_id=task.id,
            )


def _readiness(facts: PreparationFacts, pieces: tuple[PieceState, ...], presence: Presence, now: datetime) -> Readiness:
    """Return how far the file is; red when time is short, or when a piece that had to be there by now is not."""
    if facts.state in _DECIDED:
        return _DECIDED[facts.state]
    missing = [piece for piece in pieces if piece.is_mandatory and not piece.is_ready]
    if not missing:
        return Readiness.ready
    current = half_day_at(now)
    is_late = any(piece.due is not None and piece.due < current for piece in missing)
    is_near = working_days_between(now.date(), facts.starts_at.date()) <= _FILE_IS_DUE
    if is_late or is_near or _half_days_left(facts, presence, now) <= _SHORT_OF_TIME:
        return Readiness.not_ready
    return Readiness.to_complete if len(missing) <= _SHORT_OF_TIME else Readiness.in_progress


def _half_days_left(facts: PreparationFacts, presence: Presence, now: datetime) -> int:
    """Return how many half-days worked remain before the event, counted no further than needed."""
    current, limit = half_day_at(now), _half(facts)
    left = 0
    for rank in range(1, _SHORT_OF_TIME + 2):
        half = presence.nth_before(facts.starts_at.date(), rank)
        if half is None or half < current:
            break
        left += 1
    return left + sum(current <= half < limit for half in presence.half_days_of(facts.starts_at.date()))
