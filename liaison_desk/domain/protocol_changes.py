"""What people change in the protocol of an engagement: places by hand, who comes, who speaks, the greeting kept."""

from __future__ import annotations

from typing import Any

from liaison_desk.domain.engagements import Attendance, EngagementFields
from liaison_desk.domain.validation import changed


def placed_by_hand(fields: EngagementFields, partner_id: str, place: int, reason: str) -> EngagementFields:
    """Return the engagement with somebody at a place set by hand; an empty id is the official."""
    if not partner_id:
        return changed(fields, {"official_place": place, "official_place_reason": reason})
    return _with(fields, partner_id, rank_override=place, override_reason=reason)


def back_in_order(fields: EngagementFields, partner_id: str) -> EngagementFields:
    """Return the engagement with somebody back at the place the rules give."""
    if not partner_id:
        return changed(fields, {"official_place": None, "official_place_reason": ""})
    return _with(fields, partner_id, rank_override=None, override_reason="")


def with_attendance(fields: EngagementFields, partner_id: str, attendance: Attendance) -> EngagementFields:
    """Return the engagement with what is known of somebody's coming."""
    return _with(fields, partner_id, attendance=attendance)


def with_speaking(fields: EngagementFields, partner_id: str, speaks: bool) -> EngagementFields:
    """Return the engagement with somebody speaking or not."""
    return _with(fields, partner_id, speaks=speaks)


def with_represented(
    fields: EngagementFields, partner_id: str, represents_id: str, is_interim: bool
) -> EngagementFields:
    """Return the engagement with somebody coming for another, ad interim or not; an empty id for nobody."""
    interim = is_interim and bool(represents_id)
    return _with(fields, partner_id, represents_id=represents_id or None, is_interim=interim)


def with_greeting(fields: EngagementFields, greeting: str) -> EngagementFields:
    """Return the engagement with its talking points opened by a greeting, in place of the one they opened with."""
    kept = fields.talking_points.strip()
    first, _, rest = kept.partition("\n")
    if first.strip().endswith("Mesdames, Messieurs,"):
        kept = rest.strip()
    return changed(fields, {"talking_points": f"{greeting}\n\n{kept}".strip()})


def _with(fields: EngagementFields, partner_id: str, **values: Any) -> EngagementFields:
    people = [one.model_copy(update=values) if one.partner_id == partner_id else one for one in fields.participants]
    return changed(fields, {"participants": [one.model_dump() for one in people]})
