"""The rule of the readiness gauge, on invented facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from liaison_desk.domain.engagements import EngagementKind, EngagementState
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.preparation import OwedTask, PreparationFacts, readiness_sheet
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.readiness import Readiness, ReadinessSheet
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.domain.worked_time import WorkedHalfDay

PRESENCE = Presence(tuple(WorkedHalfDay(weekday=day, afternoon=pm) for day in (0, 1) for pm in (False, True)))
NOW = datetime(2026, 5, 5, 9)
HAS = ("has_place", "has_contact", "has_run_sheet", "has_participants", "has_talking_points", "has_travel")
WHOLE = PreparationFacts(
    kind=EngagementKind.inauguration, state=EngagementState.accepted, starts_at=datetime(2026, 6, 9, 10), all_day=False,
    has_place=True, has_contact=True, has_run_sheet=True, has_participants=True, has_talking_points=True,
    has_travel=True, speaks=True, is_outside=False, briefings=1, letters_received=0, answers=0,
)  # fmt: skip


def sheet(facts: PreparationFacts, now: datetime = NOW) -> ReadinessSheet:
    return readiness_sheet(facts, PRESENCE, now)


def owed(piece: ExpectedPiece | None = None, *, done: bool = False, owner: TaskOwner = TaskOwner.deci) -> OwedTask:
    return OwedTask("t", "Chiffres", owner, "DECI", HalfDay(date(2026, 6, 2)), done, piece)


@given(st.dictionaries(st.sampled_from(HAS), st.booleans()), st.sampled_from(list(EngagementKind)))
def test_a_piece_more_never_lowers_the_gauge_nor_changes_what_is_expected(
    there: dict[str, bool], kind: EngagementKind
) -> None:
    lacking = replace(WHOLE, kind=kind, **there)
    some, whole = sheet(lacking), sheet(replace(WHOLE, kind=kind))
    assert some.ready <= whole.ready
    assert {one.piece for one in some.pieces} == {one.piece for one in whole.pieces}
    assert some.ready + len(some.missing) == some.needed


def test_everything_there_is_ready_and_one_mandatory_hole_is_not() -> None:
    assert sheet(WHOLE).readiness is Readiness.ready
    holed = sheet(replace(WHOLE, has_contact=False))
    assert (holed.readiness, holed.lacks_mandatory) == (Readiness.to_complete, True)


def test_many_holes_far_ahead_are_work_in_progress() -> None:
    far = replace(WHOLE, has_place=False, has_contact=False, has_run_sheet=False, briefings=0)
    assert sheet(far).readiness is Readiness.in_progress


def test_what_others_owe_counts_one_piece_each_and_the_officers_tasks_count_none() -> None:
    tasks = (owed(), owed(ExpectedPiece.contribution, done=True), owed(owner=TaskOwner.officer))
    found = [one for one in sheet(replace(WHOLE, tasks=tasks)).pieces if one.piece is ExpectedPiece.contribution]
    assert [one.is_ready for one in found] == [False, True]


def test_a_task_says_who_owes_the_piece_it_makes_ready() -> None:
    tasks = (owed(ExpectedPiece.run_sheet, owner=TaskOwner.host),)
    found = next(one for one in sheet(replace(WHOLE, tasks=tasks)).pieces if one.piece is ExpectedPiece.run_sheet)
    assert (found.owner, found.due, found.is_ready) == (TaskOwner.host, HalfDay(date(2026, 6, 2)), True)


def test_warning_is_expected_of_a_trip_and_never_of_a_meeting() -> None:
    outside = replace(WHOLE, is_outside=True)
    assert ExpectedPiece.warned in {one.piece for one in sheet(outside).missing}
    meeting = replace(outside, kind=EngagementKind.meeting)
    assert ExpectedPiece.warned not in {one.piece for one in sheet(meeting).pieces}
    warned = replace(outside, tasks=(owed(ExpectedPiece.warned, done=True, owner=TaskOwner.officer),))
    assert sheet(warned).readiness is Readiness.ready


def test_without_any_half_day_worked_the_gauge_still_speaks() -> None:
    found = readiness_sheet(replace(WHOLE, has_place=False), Presence(), NOW)
    assert found.missing[0].due is None
    assert found.readiness is Readiness.not_ready
