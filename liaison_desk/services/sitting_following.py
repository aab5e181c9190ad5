"""What a change of an engagement entails for the sitting it stands for."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import Session

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.sittings import SittingFields, SittingState
from liaison_desk.domain.validation import changed
from liaison_desk.services.report_tasks import follow_sitting
from liaison_desk.store import records, sittings
from liaison_desk.store.tables import Engagement


def follow_engagement_of_sitting(
    session: Session, row: Engagement, before: EngagementFields | None, today: date
) -> None:
    """Bring the sittings of an engagement in step with its date, its place and its being called off."""
    if before is None:
        return
    values = _news(records.fields_of(row, EngagementFields), before)
    if not values:
        return
    for sitting in sittings.of_engagement(session, row.id):
        if sitting.state is SittingState.held:
            continue
        was = records.fields_of(sitting, SittingFields)
        back = was.state is SittingState.cancelled and values.get("state") is SittingState.planned
        kept = {name: value for name, value in values.items() if name not in ("state", "state_reason")}
        news = values if back or values.get("state") is SittingState.cancelled else kept
        if records.update(session, sitting, changed(was, news)):
            follow_sitting(session, sitting, was, today)


def _news(now: EngagementFields, before: EngagementFields) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if (now.starts_at, now.all_day) != (before.starts_at, before.all_day):
        values |= {"held_on": now.starts_at.date(), "starts": None if now.all_day else now.starts_at.time()}
    if now.place != before.place:
        values["place"] = now.place
    if now.state is not before.state:
        if now.state is EngagementState.cancelled:
            values |= {"state": SittingState.cancelled, "state_reason": now.state_reason}
        elif before.state is EngagementState.cancelled:
            values |= {"state": SittingState.planned, "state_reason": ""}
    return values
