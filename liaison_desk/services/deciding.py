"""Deciding of an engagement, whatever gesture does it: what is asked for first, then its state and all that follows."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from liaison_desk.domain.decisions import NEEDS_REASON, STATES, UNDECIDED_STATES, Outcome
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.validation import changed
from liaison_desk.errors import InvalidFields, Problem
from liaison_desk.services.engagement_spine import follow_change
from liaison_desk.store import records
from liaison_desk.store.tables import Engagement


def bring_to(
    session: Session,
    row: Engagement,
    outcome: Outcome,
    today: date,
    *,
    reason: str = "",
    representative_id: str | None = None,
    review_id: str | None = None,
) -> str | None:
    """Bring an engagement to what is decided of it; return the line of the register that says so.

    None when it was there already. Raises InvalidFields without a reason to decline or cancel, without somebody to
    represent the official.
    """
    before = records.fields_of(row, EngagementFields)
    _check(before, outcome, reason, representative_id)
    values: dict[str, object] = {"state": STATES[outcome], "state_reason": reason}
    if outcome is Outcome.represented:
        values["representative_id"] = representative_id or before.representative_id
    if not records.update(session, row, changed(before, values)):
        return None
    return follow_change(session, row, before, today, reason=reason, review_id=review_id)


def _check(before: EngagementFields, outcome: Outcome, reason: str, representative_id: str | None) -> None:
    if outcome not in STATES:
        known = ", ".join(STATES)
        raise InvalidFields([Problem("outcome", f"d'un engagement, on peut décider : {known}")])
    if outcome in NEEDS_REASON and not reason.strip():
        raise InvalidFields([Problem("reason", "indiquez le motif de cette décision")])
    if outcome is Outcome.wait and before.state not in UNDECIDED_STATES and not reason.strip():
        raise InvalidFields([Problem("reason", "dites pourquoi cette décision est rouverte")])
    if outcome is Outcome.represented and not (representative_id or before.representative_id):
        raise InvalidFields([Problem("representative_id", "indiquez qui représente l'élu")])
