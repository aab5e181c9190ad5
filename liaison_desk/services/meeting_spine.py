"""A meeting and its entry in the agenda are one thing: what moves one moves the other."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import Session

from liaison_desk.domain.engagement_kinds import EngagementKind
from liaison_desk.domain.engagements import EngagementFields, EngagementState, Participant
from liaison_desk.domain.meeting_agendas import with_usual_items
from liaison_desk.domain.meetings import Attendee, MeetingFields, MeetingKind, MinutesState
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.validation import changed
from liaison_desk.store import meetings, records
from liaison_desk.store.tables import Engagement, Meeting

_SHARED = ("title", "place", "online_url", "unit")
_ABSENT = frozenset({
    EngagementState.declined, EngagementState.by_message, EngagementState.cancelled, EngagementState.represented,
})  # fmt: skip


def meetings_follow(session: Session, engagement: Engagement, before: EngagementFields | None) -> None:
    """Bring the meetings of an engagement in step with it; approved minutes no longer change."""
    if before is None:
        return
    now = records.fields_of(engagement, EngagementFields)
    for meeting in meetings.of_engagement(session, engagement.id):
        if meeting.minutes_state is MinutesState.approved:
            continue
        fields = records.fields_of(meeting, MeetingFields)
        values = _moved(fields, before, now)
        if values:
            records.update(session, meeting, changed(fields, values))


def engagement_follows(session: Session, meeting: Meeting, before: MeetingFields, today: date) -> None:
    """Bring the entry in the agenda in step with its meeting."""
    from liaison_desk.services.engagement_spine import follow_change  # which brings meetings in step in turn

    engagement = session.get(Engagement, meeting.engagement_id) if meeting.engagement_id else None
    if engagement is None or engagement.deleted_at is not None:
        return
    fields = records.fields_of(engagement, EngagementFields)
    values = _moved(fields, before, records.fields_of(meeting, MeetingFields))
    if values and records.update(session, engagement, changed(fields, values)):
        follow_change(session, engagement, fields, today)


def _moved(
    fields: MeetingFields | EngagementFields,
    before: MeetingFields | EngagementFields,
    now: MeetingFields | EngagementFields,
) -> dict[str, Any]:
    """Return what one takes from the other: what was the same before, and the hours, moved by as much."""
    values = {
        name: getattr(now, name)
        for name in _SHARED
        if getattr(now, name) != getattr(before, name) and getattr(fields, name) == getattr(before, name)
    }
    moved_by = now.starts_at - before.starts_at
    if moved_by:
        values["starts_at"] = fields.starts_at + moved_by
        values["ends_at"] = fields.ends_at + moved_by if fields.ends_at else None
    if now.ends_at != before.ends_at and fields.ends_at == before.ends_at:
        values["ends_at"] = now.ends_at
    return values


def meeting_of_engagement(engagement: Engagement, office: OfficeFields) -> MeetingFields:
    """Return the meeting an entry of the agenda is: its title, hours, place and people."""
    attendees = [
        Attendee(partner_id=one.partner_id, office=one.office, attendance=one.attendance)
        for one in engagement.participants
    ]
    name = f"{office.official_first_name} {office.official_last_name}".strip()
    if name and engagement.state not in _ABSENT:
        title = " ".join(filter(None, (office.official_title, office.official_delegation)))
        attendees.insert(0, Attendee(name=name, office=title))
    elif engagement.representative_id and engagement.state is EngagementState.represented:
        attendees.insert(0, Attendee(partner_id=engagement.representative_id))
    return MeetingFields(
        title=engagement.title,
        meeting_kind=MeetingKind.partner_meeting if attendees[1:] else MeetingKind.working_group,
        starts_at=engagement.starts_at,
        ends_at=engagement.ends_at,
        place=engagement.place,
        online_url=engagement.online_url,
        unit=engagement.unit,
        engagement_id=engagement.id,
        reply_by=engagement.reply_by,
        arrangements=engagement.access,
        items=with_usual_items((), None),
        attendees=attendees,
    )


def engagement_of_meeting(fields: MeetingFields) -> EngagementFields:
    """Return the entry of the agenda a meeting is."""
    return EngagementFields(
        title=fields.title,
        engagement_kind=EngagementKind.meeting,
        state=EngagementState.accepted,
        starts_at=fields.starts_at,
        ends_at=fields.ends_at,
        place=fields.place,
        online_url=fields.online_url,
        unit=fields.unit,
        officer_attends=True,
        participants=[Participant(partner_id=one.partner_id) for one in fields.attendees if one.partner_id],
    )
