"""Agendas of meetings: the usual first and last items, the time they take, what is left for the next one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.folding import fold
from liaison_desk.domain.french import full_date
from liaison_desk.domain.meetings import (
    AgendaItem,
    AgendaItemKind,
    MeetingFields,
    MeetingKind,
    MinutesLine,
)

ANY_OTHER_BUSINESS = "Questions diverses"
_APPROVAL = "Approbation du compte rendu"
_WEEKS_BETWEEN = timedelta(weeks=4)


def is_summons(fields: MeetingFields) -> bool:
    """Tell whether people are summoned: an internal meeting its superior chairs; anybody else is invited."""
    return fields.meeting_kind is MeetingKind.internal and bool(fields.chair)


def total_minutes(items: Sequence[AgendaItem]) -> int:
    """Return how long the items take together."""
    return sum(item.minutes for item in items)


def minutes_available(fields: MeetingFields) -> int | None:
    """Return how long the meeting lasts in minutes, None when nobody said when it ends."""
    return int((fields.ends_at - fields.starts_at).total_seconds() // 60) if fields.ends_at else None


def starts_of_items(fields: MeetingFields) -> list[time]:
    """Return when each item begins, one after the other from the start of the meeting."""
    begins, found = fields.starts_at, list[time]()
    for item in fields.items:
        found.append(begins.time())
        begins += timedelta(minutes=item.minutes)
    return found


def with_usual_items(items: Sequence[AgendaItem], previous_on: date | None) -> list[AgendaItem]:
    """Return items between the approval of the last minutes, when there are any, and « questions diverses »."""
    kept = [item for item in items if not is_approval(item) and not is_any_other_business(item)]
    first = [_approval(previous_on)] if previous_on else []
    return [*first, *kept, AgendaItem(title=ANY_OTHER_BUSINESS, minutes=10)]


def in_usual_order(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Return items with the approval of the last minutes first and « questions diverses » last."""
    return sorted(items, key=lambda item: (not is_approval(item), is_any_other_business(item)))


def is_approval(item: AgendaItem) -> bool:
    """Tell whether an item approves the minutes of the meeting before."""
    return fold(item.title).startswith(fold(_APPROVAL))


def is_any_other_business(item: AgendaItem) -> bool:
    """Tell whether an item is the last one, for whatever else there is to say."""
    return fold(item.title) == fold(ANY_OTHER_BUSINESS)


def items_left(fields: MeetingFields) -> list[AgendaItem]:
    """Return the items nothing was written about, apart from the first and the last of every meeting."""
    dealt_with = {line.item for line in fields.lines}
    return [
        item
        for place, item in enumerate(fields.items)
        if place not in dealt_with and not is_approval(item) and not is_any_other_business(item)
    ]


def next_meeting(fields: MeetingFields, identifier: str) -> MeetingFields:
    """Return the meeting that follows: the same people, what was left, the day agreed on or four weeks later."""
    starts_at = datetime.combine(fields.next_on, fields.starts_at.time()) if fields.next_on else None
    starts_at = starts_at or fields.starts_at + _WEEKS_BETWEEN
    lasts = fields.ends_at - fields.starts_at if fields.ends_at else None
    return MeetingFields(
        title=fields.title,
        series=fields.series or fields.title,
        meeting_kind=fields.meeting_kind,
        starts_at=starts_at,
        ends_at=starts_at + lasts if lasts else None,
        place=fields.place,
        online_url=fields.online_url,
        unit=fields.unit,
        previous_id=identifier,
        chair=fields.chair,
        facilitator=fields.facilitator,
        arrangements=fields.arrangements,
        items=with_usual_items(items_left(fields), fields.day),
        attendees=[
            one.model_copy(update={"attendance": Attendance.expected, "represented_by": ""}) for one in fields.attendees
        ],
        copies_to=list(fields.copies_to),
    )


def lines_following(
    lines: Sequence[MinutesLine], before: Sequence[AgendaItem], after: Sequence[AgendaItem]
) -> list[MinutesLine]:
    """Return lines of minutes under the items they were written under, wherever these now stand.

    An item keeps its lines by its title, an item renamed by its place among those that changed name. Raises
    ValueError when an item that has lines is no longer there.
    """
    places = _places_after(before, after)
    found: list[MinutesLine] = []
    for line in lines:
        place = places.get(line.item) if line.item < len(before) else min(line.item, max(0, len(after) - 1))
        if place is None:
            raise ValueError(before[line.item].title)
        found.append(line.model_copy(update={"item": place}))
    return found


def _places_after(before: Sequence[AgendaItem], after: Sequence[AgendaItem]) -> dict[int, int]:
    free = list(range(len(after)))
    places: dict[int, int] = {}
    for place, item in enumerate(before):
        same = next((other for other in free if after[other].title == item.title), None)
        if same is not None:
            places[place] = same
            free.remove(same)
    renamed = [place for place in range(len(before)) if place not in places]
    if len(renamed) <= len(free) and len(before) <= len(after):
        places.update(zip(renamed, free, strict=False))
    return places


def _approval(previous_on: date) -> AgendaItem:
    return AgendaItem(title=f"{_APPROVAL} du {full_date(previous_on)}", item_kind=AgendaItemKind.decision, minutes=5)
