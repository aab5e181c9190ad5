"""Writing the decision register from what happens to engagements: nothing is decided silently."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from liaison_desk.domain.decisions import ANSWERS, NEEDS_REASON, DecisionFields, Outcome, outcome_of_change
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.records import Kind
from liaison_desk.errors import InvalidFields, Problem
from liaison_desk.store import decisions, records
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Engagement


def note_decision(
    session: Session,
    row: Engagement,
    before: EngagementFields | None,
    today: date,
    *,
    reason: str = "",
    review_id: str | None = None,
) -> str | None:
    """Write in the register the decision that a change of state is, and return its id; None when it is none.

    `reason` is the one given with the decision; else it is read from the engagement, when it is new there. The drafts
    of letters that tell of another decision go to the bin. Raises InvalidFields when a decision is taken back without
    saying why.
    """
    former = before.state if before else _state_of_series(session, row)
    outcome = outcome_of_change(former, row.state)
    if outcome is None and _has_other_representative(row, before):
        outcome = Outcome.represented
    if outcome is None:
        return None
    says_why = bool(reason) or before is None or row.state_reason != before.state_reason
    if outcome is Outcome.reopened and not (says_why and row.state_reason):
        raise InvalidFields([Problem("state_reason", "dites pourquoi cette décision est rouverte")])
    kept = row.state_reason if says_why or outcome in NEEDS_REASON else ""
    return write_decision(session, row, outcome, today, kept, review_id)


def write_decision(
    session: Session, row: Engagement, outcome: Outcome, today: date, reason: str, review_id: str | None = None
) -> str:
    """Write one line of the register about an engagement and return its id."""
    asking = decisions.asking_letter(session, row.id)
    former = decisions.latest_of_engagement(session, row.id) if outcome is Outcome.reopened else None
    fields = DecisionFields(
        subject=row.title,
        outcome=outcome,
        decided_on=today,
        decided_by=decider(session),
        reason=reason,
        unit=row.unit,
        engagement_id=row.id,
        letter_id=asking.id if asking else None,
        review_id=review_id,
        representative_id=row.representative_id if outcome is Outcome.represented else None,
        reopens_id=former.id if former else None,
    )
    for draft in decisions.drafts_telling(session, row.id):
        if draft.wording is not ANSWERS.get(outcome) or outcome is Outcome.represented:
            records.put_in_bin(session, draft)
    return records.create(session, Kind.decision, fields).id


def decider(session: Session) -> str:
    """Return the name of the official."""
    office = office_fields(session)
    return f"{office.official_first_name} {office.official_last_name}".strip()


def _state_of_series(session: Session, row: Engagement) -> EngagementState:
    """Return the state a new engagement comes from: an occurrence takes that of its series."""
    series = session.get(Engagement, row.series_id) if row.series_id else None
    return series.state if series else EngagementState.requested


def _has_other_representative(row: Engagement, before: EngagementFields | None) -> bool:
    if before is None or row.state is not EngagementState.represented:
        return False
    return before.representative_id != row.representative_id
