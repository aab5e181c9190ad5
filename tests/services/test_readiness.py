from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from liaison_desk.domain.briefings import BriefingFields, BriefingState
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.readiness import PieceState, Readiness, ReadinessSheet
from liaison_desk.domain.tasks import TaskFields, TaskOwner, TaskState
from liaison_desk.domain.validation import changed, validated
from liaison_desk.domain.worked_time import WorkedHalfDay
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk

WORKED = ((0, False), (0, True), (1, False), (1, True), (3, False))
FIVE_HALF_DAYS = [WorkedHalfDay(weekday=day, afternoon=afternoon) for day, afternoon in WORKED]


def prepared(desk: Desk, **more: Any) -> str:
    """An inauguration at Stains on Tuesday 12 May 2026 with all its pieces but what the tasks make ready."""
    desk.settings.change(OfficeFields(officer_name="Camille Roche", worked_half_days=FIVE_HALF_DAYS))
    contact = desk.partners.add(PartnerFields(last_name="Nguyen", mobile="06 12 34 56 78"))
    values = {
        "title": "Inauguration de la Maison des associations", "engagement_kind": "inauguration", "state": "requested",
        "starts_at": datetime(2026, 5, 12, 10), "place": "Maison des associations", "municipality": "93072",
        "on_site_contact_id": contact, "official_role": "speaks", "talking_points": "- 412 petites associations",
        "run_sheet": [{"starts": time(10), "title": "Accueil"}], "participants": [{"partner_id": contact}],
        "itinerary": "Ligne 13", **more,
    }  # fmt: skip
    engagement = desk.engagements.add(validated(EngagementFields, values))
    desk.briefings.add(BriefingFields(title="Maison des associations", engagement_id=engagement))
    return engagement


def accept(desk: Desk, engagement: str) -> None:
    """Accept it, and throw the back-plan this starts: the tests give their own tasks."""
    desk.engagements.accept(engagement)
    for link in desk.engagements.sheet(engagement).links:
        if link.kind == "task":
            desk.tasks.delete(link.id)


def task(desk: Desk, engagement: str, title: str, owner: TaskOwner, due: date, **more: Any) -> str:
    return desk.tasks.add(TaskFields(title=title, owner=owner, due_on=due, engagement_id=engagement, **more))


def piece(sheet: ReadinessSheet, wanted: ExpectedPiece) -> PieceState:
    return next(one for one in sheet.pieces if one.piece is wanted)


def full(desk: Desk) -> tuple[str, str, str]:
    """The inauguration accepted, the town hall to warn, figures owed by DECI."""
    engagement = prepared(desk)
    accept(desk, engagement)
    warned = task(desk, engagement, "Prévenir la mairie", TaskOwner.officer, date(2026, 5, 7), piece="warned")
    figures = task(desk, engagement, "Chiffres de la DECI", TaskOwner.deci, date(2026, 5, 5))
    return engagement, warned, figures


def test_an_inauguration_outside_expects_nine_pieces_and_the_contribution_that_comes_is_the_eighth(desk: Desk) -> None:
    engagement, warned, figures = full(desk)
    before = desk.readiness.of(engagement)
    assert (before.ready, before.needed) == (7, 9)
    desk.tasks.edit(figures, changed(desk.tasks.sheet(figures).fields, {"state": TaskState.done}))
    assert desk.readiness.of(engagement).ready == 8
    desk.tasks.edit(warned, changed(desk.tasks.sheet(warned).fields, {"state": TaskState.done}))
    assert desk.readiness.of(engagement).readiness is Readiness.ready


def test_each_missing_piece_names_its_owner_and_the_half_day_it_is_due(desk: Desk) -> None:
    engagement, _warned, _figures = full(desk)
    figures = piece(desk.readiness.of(engagement), ExpectedPiece.contribution)
    assert (figures.label, figures.owner_name) == ("Chiffres de la DECI", "DECI")
    assert figures.due == HalfDay(date(2026, 5, 5), afternoon=True)
    contact = piece(desk.readiness.of(engagement), ExpectedPiece.contact)
    assert contact.owner_name == "Camille Roche"
    assert contact.due == HalfDay(date(2026, 5, 11), afternoon=True)  # the day itself starts at ten: Monday is the last


def test_an_afternoon_event_leaves_the_morning_of_the_same_day(desk: Desk) -> None:
    engagement = prepared(desk, starts_at=datetime(2026, 5, 12, 15))
    assert piece(desk.readiness.of(engagement), ExpectedPiece.place).due == HalfDay(date(2026, 5, 12))


def whole(desk: Desk) -> tuple[str, str]:
    """The inauguration with everything, and the contribution of DECI."""
    engagement, warned, figures = full(desk)
    desk.tasks.done(warned)
    desk.tasks.done(figures)
    assert desk.readiness.of(engagement).readiness is Readiness.ready
    return engagement, figures


def without_note(desk: Desk, engagement: str, _figures: str) -> None:
    desk.briefings.delete(linked(desk, engagement, "briefing"))


def with_note_replaced(desk: Desk, engagement: str, _figures: str) -> None:
    note = linked(desk, engagement, "briefing")
    desk.briefings.edit(note, changed(desk.briefings.sheet(note).fields, {"state": BriefingState.superseded}))


def without_contact(desk: Desk, engagement: str, _figures: str) -> None:
    fields = desk.engagements.sheet(engagement).fields
    desk.engagements.edit(engagement, changed(fields, {"on_site_contact_id": None}))


def with_contribution_reopened(desk: Desk, _engagement: str, figures: str) -> None:
    desk.tasks.reopen(figures)


def linked(desk: Desk, engagement: str, kind: str) -> str:
    return next(link.id for link in desk.engagements.sheet(engagement).links if link.kind == kind)


@pytest.mark.parametrize(
    ("remove", "piece_lost", "owner"),
    [
        (without_note, ExpectedPiece.briefing, "Camille Roche"),
        (with_note_replaced, ExpectedPiece.briefing, "Camille Roche"),
        (without_contact, ExpectedPiece.contact, "Camille Roche"),
        (with_contribution_reopened, ExpectedPiece.contribution, "DECI"),
    ],
)
def test_a_mandatory_piece_taken_away_is_missing_at_once_with_its_owner_named(
    desk: Desk, remove: Callable[[Desk, str, str], None], piece_lost: ExpectedPiece, owner: str
) -> None:
    engagement, figures = whole(desk)
    remove(desk, engagement, figures)
    sheet = desk.readiness.of(engagement)
    assert [(one.piece, one.owner_name) for one in sheet.missing] == [(piece_lost, owner)]
    assert sheet.lacks_mandatory
    assert sheet.readiness is Readiness.to_complete


@pytest.mark.parametrize("day", [6, 7, 8, 11, 12])
def test_three_working_days_before_a_hole_makes_the_file_red(desk: Desk, clock: FixedClock, day: int) -> None:
    engagement, figures = whole(desk)
    without_contact(desk, engagement, figures)
    clock.moment = datetime(2026, 5, day, 7, tzinfo=UTC)
    assert desk.readiness.of(engagement).readiness is Readiness.not_ready


def test_an_optional_piece_that_lacks_leaves_the_file_ready(desk: Desk) -> None:
    engagement, _figures = whole(desk)
    fields = desk.engagements.sheet(engagement).fields
    desk.engagements.edit(engagement, changed(fields, {"participants": [], "itinerary": ""}))
    sheet = desk.readiness.of(engagement)
    assert (sheet.ready, sheet.needed, sheet.readiness) == (7, 9, Readiness.ready)


def test_a_piece_late_on_its_half_day_makes_the_file_red_however_far_the_event_is(desk: Desk) -> None:
    engagement, _warned, figures = full(desk)
    assert desk.readiness.of(engagement).readiness is Readiness.to_complete
    fields = desk.tasks.sheet(figures).fields
    desk.tasks.edit(figures, changed(fields, {"due_on": date(2026, 5, 4)}))
    assert desk.readiness.of(engagement).readiness is Readiness.not_ready


def test_two_half_days_before_a_file_with_a_hole_is_red(desk: Desk) -> None:
    engagement = prepared(desk, starts_at=datetime(2026, 5, 7, 10), place="")
    accept(desk, engagement)
    assert desk.readiness.of(engagement).readiness is Readiness.not_ready


def test_a_meeting_needs_neither_programme_nor_contact_nor_warning(desk: Desk) -> None:
    engagement = prepared(desk, engagement_kind="meeting", official_role="attends", talking_points="")
    wanted = {one.piece for one in desk.readiness.of(engagement).pieces}
    assert wanted == {ExpectedPiece.place, ExpectedPiece.participants, ExpectedPiece.briefing, ExpectedPiece.travel}


def test_an_invitation_that_came_by_letter_expects_its_answer_and_a_cancelled_one_does_not_count(desk: Desk) -> None:
    engagement = prepared(desk)
    asked = LetterFields(subject="Invitation", received_on=date(2026, 4, 20), engagement_id=engagement)
    desk.letters.add(asked)
    assert not piece(desk.readiness.of(engagement), ExpectedPiece.answer).is_ready
    answer = LetterFields(mail_register=MailRegister.outgoing, subject="Réponse", engagement_id=engagement)
    sent = desk.letters.add(answer)
    assert piece(desk.readiness.of(engagement), ExpectedPiece.answer).is_ready
    cancelled = {"state": LetterState.cancelled, "state_reason": "Erreur"}
    desk.letters.edit(sent, changed(desk.letters.sheet(sent).fields, cancelled))
    assert not piece(desk.readiness.of(engagement), ExpectedPiece.answer).is_ready


def test_what_is_owed_after_the_event_or_dropped_is_no_piece(desk: Desk) -> None:
    engagement, _warned, figures = full(desk)
    task(desk, engagement, "Envoyer les photos", TaskOwner.host, date(2026, 5, 20))
    dropped = {"state": TaskState.dropped, "state_reason": "Sans objet"}
    desk.tasks.edit(figures, changed(desk.tasks.sheet(figures).fields, dropped))
    assert ExpectedPiece.contribution not in {one.piece for one in desk.readiness.of(engagement).pieces}


def test_what_is_decided_otherwise_or_over_says_so(desk: Desk) -> None:
    engagement = prepared(desk)
    assert desk.readiness.of(engagement).readiness is Readiness.to_decide
    desk.engagements.mark_done(engagement)
    assert desk.readiness.of(engagement).readiness is Readiness.done


def test_many_gauges_are_read_together_and_equal_those_read_alone(desk: Desk) -> None:
    first, _warned, _figures = full(desk)
    second = prepared(desk, title="Autre", state=EngagementState.requested)
    both = desk.readiness.of_many([first, second, "inconnu"])
    assert dict(both) == {first: desk.readiness.of(first), second: desk.readiness.of(second)}
