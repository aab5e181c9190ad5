from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from liaison_desk.domain.engagements import Attendance, EngagementFields, EngagementState
from liaison_desk.domain.feedback import FeedbackFields
from liaison_desk.domain.letters import LetterState, Wording
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.domain.validation import validated
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk


def held(desk: Desk, **values: Any) -> str:
    """A meeting accepted, on Monday 4 May 2026, the day before the clock of these tests."""
    mayor = desk.partners.add(PartnerFields(last_name="Azzédine"))
    given = {
        "title": "Rencontre avec la maire", "engagement_kind": "meeting", "state": "accepted", "host_id": mayor,
        "starts_at": datetime(2026, 5, 4, 10), "participants": [{"partner_id": mayor}], **values,
    }  # fmt: skip
    return desk.engagements.add(validated(EngagementFields, given))


def feedback(desk: Desk, engagement: str) -> FeedbackFields:
    present = desk.engagements.sheet(engagement).fields.participants[0].partner_id
    return validated(
        FeedbackFields,
        {
            "text": "Accord sur le calendrier.",
            "promises": [
                {"text": "Envoyer la convention", "due_on": "2026-05-18"},
                {"text": "Transmettre le budget", "owner": "deci"},
            ],
            "with_thanks": True,
            "attendance": [{"partner_id": present, "attendance": "present"}],
        },
    )


def test_one_feedback_says_it_took_place_makes_tasks_of_the_promises_and_drafts_the_thanks(desk: Desk) -> None:
    engagement = held(desk)
    made = desk.feedback.record(engagement, feedback(desk, engagement))
    fields = desk.engagements.sheet(engagement).fields
    assert (fields.state, fields.feedback) == (EngagementState.done, "Accord sur le calendrier.")
    assert fields.participants[0].attendance is Attendance.present
    first, second = (desk.tasks.sheet(task).fields for task in made.task_ids)
    assert (first.title, first.due_on, first.engagement_id) == ("Envoyer la convention", date(2026, 5, 18), engagement)
    assert second.owner is TaskOwner.deci
    assert made.letter_id is not None
    thanks = desk.letters.sheet(made.letter_id).fields
    assert (thanks.wording, thanks.state) == (Wording.thank_you, LetterState.draft)
    assert thanks.correspondent_id == fields.host_id
    assert thanks.body


def test_one_undo_takes_back_all_of_it(desk: Desk) -> None:
    engagement = held(desk)
    before = {kind: desk.records(kind).count(ListQuery()) for kind in Kind}
    desk.feedback.record(engagement, feedback(desk, engagement))
    desk.history.undo()
    assert {kind: desk.records(kind).count(ListQuery()) for kind in Kind} == before
    assert desk.engagements.sheet(engagement).fields.state is EngagementState.accepted


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"state": "requested"}, "not_accepted"),
        ({"starts_at": datetime(2026, 5, 6, 10)}, "not_yet"),
        ({"recurrence": {"frequency": "weekly"}}, "is_series"),
    ],
)
def test_what_was_not_decided_or_did_not_take_place_has_no_feedback(
    desk: Desk, values: dict[str, Any], code: str
) -> None:
    engagement = held(desk, **values)
    with pytest.raises(UserError) as refused:
        desk.feedback.record(engagement, FeedbackFields())
    assert refused.value.code == code


def test_a_promise_without_words_is_refused_in_french(desk: Desk) -> None:
    with pytest.raises(UserError, match="dites ce qui a été promis"):
        validated(FeedbackFields, {"promises": [{"text": ""}]})
