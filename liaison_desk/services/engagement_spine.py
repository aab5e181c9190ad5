"""What a change of an engagement entails, in the same transaction, whoever makes it."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.services.back_planning import follow_engagement
from liaison_desk.services.decision_notes import note_decision
from liaison_desk.services.meeting_spine import meetings_follow
from liaison_desk.services.series_following import check_date, follow_series
from liaison_desk.services.sitting_following import follow_engagement_of_sitting
from liaison_desk.store.tables import Engagement, Row


def follow_change(
    session: Session,
    row: Row,
    before: EngagementFields | None,
    today: date,
    *,
    reason: str = "",
    review_id: str | None = None,
) -> str | None:
    """Bring the decision register and the tasks in step with an engagement; `before` is None for a new one.

    Returns the id of the decision the change is, if it is one; `reason` is the one given with it, `review_id` the
    point élu where it was taken.
    """
    if not isinstance(row, Engagement):
        raise TypeError(row.id)
    check_date(session, row, before)
    decision_id = note_decision(session, row, before, today, reason=reason, review_id=review_id)
    follow_engagement(session, row, before, today)
    meetings_follow(session, row, before)
    follow_engagement_of_sitting(session, row, before, today)
    for child, was in follow_series(session, row, before):
        follow_change(session, child, was, today, reason=reason, review_id=review_id)
    return decision_id
