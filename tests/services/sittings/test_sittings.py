"""A sitting, its engagement, its cancelling."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from liaison_desk.domain.decisions import Outcome
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.sittings import Body, SittingState
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import InvalidFields, UserError
from liaison_desk.services.desk import Desk
from tests.intake.made_reports import MadeReport, report_docx
from tests.services.sittings.sample import SITTING, batch, taken_in


def test_a_sitting_begun_from_the_agenda_follows_the_engagement_and_moves_it(desk: Desk, tmp_path: Path) -> None:
    engagement = desk.engagements.add(
        validated(
            EngagementFields,
            {
                "title": "Commission permanente de mai",
                "engagement_kind": "sitting",
                "state": "accepted",
                "starts_at": datetime(2026, 5, 21, 9, 30),
                "ends_at": datetime(2026, 5, 21, 12),
                "place": "Hôtel du Département",
            },
        )
    )
    begun = desk.sittings.begun_from(engagement)
    assert (begun.body, begun.held_on, begun.starts) == (Body.standing_committee, date(2026, 5, 21), time(9, 30))
    sitting = desk.sittings.add(begun)
    assert desk.sittings.of_engagement(engagement) == sitting
    taken_in(desk, sitting, batch(tmp_path / "lot", 1))
    moved = changed(
        desk.engagements.sheet(engagement).fields,
        {
            "starts_at": datetime(2026, 5, 28, 10),
            "ends_at": datetime(2026, 5, 28, 12),
            "place": "Salle des séances",
        },
    )
    desk.engagements.edit(engagement, moved)
    fields = desk.sittings.sheet(sitting).fields
    assert (fields.held_on, fields.starts, fields.place) == (date(2026, 5, 28), time(10), "Salle des séances")
    [task] = desk.council_reports.load(sitting).task_ids
    assert desk.tasks.sheet(task).fields.due_on == date(2026, 5, 28)
    desk.sittings.edit(sitting, changed(fields, {"held_on": date(2026, 6, 4)}))
    event = desk.engagements.sheet(engagement).fields
    assert (event.starts_at, event.ends_at) == (datetime(2026, 6, 4, 10), datetime(2026, 6, 4, 12))
    assert desk.tasks.sheet(task).fields.due_on == date(2026, 6, 4)
    desk.history.undo()
    assert desk.engagements.sheet(engagement).fields.starts_at == datetime(2026, 5, 28, 10)


def test_an_engagement_called_off_calls_its_sitting_off_and_brings_it_back(desk: Desk, tmp_path: Path) -> None:
    engagement = desk.engagements.add(
        validated(
            EngagementFields,
            {"title": "Bureau", "engagement_kind": "sitting", "state": "accepted", "starts_at": "2026-05-21T09:30"},
        )
    )
    sitting = desk.sittings.add(desk.sittings.begun_from(engagement))
    taken_in(desk, sitting, batch(tmp_path / "lot", 2))
    desk.engagements.cancel(engagement, "Reportée sine die")
    fields = desk.sittings.sheet(sitting).fields
    assert (fields.state, fields.state_reason) == (SittingState.cancelled, "Reportée sine die")
    assert desk.council_reports.load(sitting).count == 0
    with pytest.raises(UserError):
        taken_in(desk, sitting, [report_docx(tmp_path / "x.docx", MadeReport(number="9-9"))])
    desk.decisions.decide(engagement, Outcome.attend, with_letter=False)
    assert desk.sittings.sheet(sitting).fields.state is SittingState.planned
    assert desk.council_reports.load(sitting).count == 2


def test_only_an_engagement_that_is_a_sitting_begins_one(desk: Desk) -> None:
    engagement = desk.engagements.add(
        validated(EngagementFields, {"title": "Visite", "engagement_kind": "visit", "starts_at": "2026-05-21T09:30"})
    )
    with pytest.raises(UserError):
        desk.sittings.begun_from(engagement)


def test_a_sitting_is_cancelled_with_a_reason_only(desk: Desk) -> None:
    sitting = desk.sittings.add(changed(SITTING, {"reports_expected": 4}))
    with pytest.raises(InvalidFields):
        desk.sittings.cancel(sitting, " ")
    desk.sittings.cancel(sitting, "Quorum")
    assert desk.council_reports.load(sitting).count == 0
