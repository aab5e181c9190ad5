"""What a point élu begins with: what waits, or what was being prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from liaison_desk.domain.decisions import ReviewFields, ReviewItem, ReviewItemKind
from liaison_desk.services.clock import local_now, today

if TYPE_CHECKING:
    from liaison_desk.services.desk import Desk

_USUAL, _USUAL_REQUESTS = 8, 5
"""Items of a usual point élu, which the two pages of the sheet hold, and the requests among them."""


def new_review(desk: Desk, candidates: list[ReviewItem]) -> ReviewFields:
    """Return the next point élu, on the next half-day worked: the most urgent requests, then some arbitrations."""
    half = desk.settings.presence().next_half_day(local_now(desk.clock))
    requests = [item for item in candidates if item.item_kind is ReviewItemKind.request]
    others = [item for item in candidates if item.item_kind is not ReviewItemKind.request]
    items = [*requests[:_USUAL_REQUESTS], *others[: _USUAL - min(len(requests), _USUAL_REQUESTS)]]
    return ReviewFields(held_on=half.day if half else today(desk.clock), items=items)


def kept_review(fields: ReviewFields, kept: dict[str, Any]) -> ReviewFields:
    """Return what was kept of a point élu; as it was when that can no longer be read."""
    try:
        return ReviewFields.model_validate(kept)
    except ValidationError:
        return fields
