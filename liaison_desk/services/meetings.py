"""The verbs of meetings: agenda, attendance, minutes and what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.lists import parted_key
from liaison_desk.domain.meeting_agendas import in_usual_order, next_meeting
from liaison_desk.domain.meetings import (
    AgendaItem,
    Attendee,
    MeetingFields,
    MinutesState,
)
from liaison_desk.domain.minutes import (
    EarlierAction,
    is_writing_task,
)
from liaison_desk.domain.records import Kind
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.clock import today
from liaison_desk.services.engagement_spine import follow_change
from liaison_desk.services.meeting_minutes import BEGUN, MinutesVerbs
from liaison_desk.services.meeting_spine import engagement_of_meeting, meeting_of_engagement
from liaison_desk.services.series_records import record_of_date
from liaison_desk.services.task_owners import owner_words
from liaison_desk.store import meetings, records
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Engagement

_BY_VERBS = ("minutes_state", "sendings", "corrections", "approved_on")


class MeetingService(MinutesVerbs):
    """What can be done with meetings: their agenda, who comes, what follows them."""

    def add(self, fields: MeetingFields, identifier: str | None = None) -> str:
        """Record a meeting and return its id; what its minutes hold goes to the register and the tasks."""
        if fields.minutes_state not in BEGUN or fields.sendings or fields.approved_on:
            raise _by_its_verb()
        return super().add(fields, identifier)

    def edit(self, identifier: str, fields: MeetingFields, version: int | None = None) -> None:
        """Make a meeting what the fields say, with its entry in the agenda, its decisions and its tasks."""
        with self.verb(f"Modification : {fields.title}") as session:
            row = self._meeting(session, identifier)
            before = records.fields_of(row, MeetingFields)
            if any(getattr(fields, name) != getattr(before, name) for name in _BY_VERBS):
                raise _by_its_verb()
            self._update(session, row, before, fields, version)

    def arrange(self, identifier: str, items: Sequence[AgendaItem], version: int | None = None) -> None:
        """Write the agenda, the usual first and last items in their places; lines of the minutes stay under theirs."""
        values = {"items": [item.model_dump() for item in in_usual_order(items)]}
        self._change(identifier, "Ordre du jour enregistré", lambda _: values, version)

    def mark(self, identifier: str, place: int, attendance: Attendance, represented_by: str = "") -> None:
        """Say of somebody invited, by their place in the list, that they are there, represented or excused."""

        def change(fields: MeetingFields) -> dict[str, Any]:
            attendees = [one.model_dump() for one in fields.attendees]
            by_whom = represented_by.strip() if attendance is Attendance.represented else ""
            attendees[place] |= {"attendance": attendance, "represented_by": by_whom}
            return {"attendees": attendees}

        self._change(identifier, "Présence notée", change)

    def invite(self, identifier: str, attendee: Attendee) -> None:
        """Add somebody to those invited, or found on the spot; once only."""

        def change(fields: MeetingFields) -> dict[str, Any]:
            known = {(one.partner_id, "" if one.partner_id else one.name) for one in fields.attendees}
            if (attendee.partner_id, "" if attendee.partner_id else attendee.name) in known:
                raise UserError("already_invited", "Cette personne est déjà dans la liste.")
            return {"attendees": [one.model_dump() for one in (*fields.attendees, attendee)]}

        self._change(identifier, "Personne ajoutée", change)

    def strike(self, identifier: str, place: int) -> None:
        """Take somebody off the list of those invited."""
        self._change(
            identifier,
            "Personne retirée",
            lambda fields: {"attendees": [one.model_dump() for at, one in enumerate(fields.attendees) if at != place]},
        )

    def next_of(self, identifier: str) -> MeetingFields:
        """Return the meeting that follows, not recorded yet: what was left, the same people."""
        sheet = self.sheet(identifier)
        return next_meeting(sheet.fields, sheet.reference.id)

    def add_next(self, identifier: str) -> str:
        """Record the meeting that follows and return its id."""
        sheet = self.sheet(identifier)
        with self.verb(f"Réunion suivante : {sheet.label}") as session:
            row = self._meeting(session, sheet.reference.id)
            if not row.series:  # what begins a series belongs to it
                fields = records.fields_of(row, MeetingFields)
                if fields.minutes_state is not MinutesState.approved:
                    records.update(session, row, changed(fields, {"series": fields.title}))
            return records.create(session, self.kind, next_meeting(sheet.fields, row.id)).id

    def of_engagement(self, key: str) -> str | None:
        """Return the id of the meeting that is this entry of the agenda, None when there is none."""
        identifier, _occurrence_of = parted_key(key)
        with self._database.reading() as session:
            return next((row.id for row in meetings.of_engagement(session, identifier)), None)

    def begin_from(self, key: str) -> str:
        """Record the meeting an entry of the agenda is, or find the one there is, and return its id."""
        identifier, occurrence_of = parted_key(key)
        with self.verb("Réunion préparée") as session:
            if occurrence_of is None:
                row = records.find(session, Kind.engagement, identifier)
            else:
                row = record_of_date(session, identifier, occurrence_of, today(self._clock))
            if not isinstance(row, Engagement):
                raise TypeError(row.id)
            known = next(iter(meetings.of_engagement(session, row.id)), None)
            if known is not None:
                return known.id
            fields = meeting_of_engagement(row, office_fields(session))
            return records.create(session, self.kind, fields).id

    def put_in_agenda(self, identifier: str) -> str:
        """Give a meeting its entry in the agenda and return the id of that engagement."""
        with self.verb("Réunion inscrite à l'agenda") as session:
            row = self._meeting(session, identifier)
            if row.engagement_id:
                raise UserError("in_agenda_already", "Cette réunion est déjà à l'agenda.")
            fields = records.fields_of(row, MeetingFields)
            engagement = records.create(session, Kind.engagement, engagement_of_meeting(fields))
            follow_change(session, engagement, None, today(self._clock))
            records.update(session, row, changed(fields, {"engagement_id": engagement.id}))
            return engagement.id

    def earlier_actions(self, identifier: str) -> Sequence[EarlierAction]:
        """Return the actions of the earlier meetings of the series: those still open, and those closed since the last.

        The latest meeting comes first, what is due first among its actions.
        """
        with self._database.reading() as session:
            row = self._meeting(session, identifier)
            earlier = meetings.earlier_in_series(session, row)
            days = {one.id: one.day for one in earlier}
            last = earlier[0].day if earlier else row.day
            found = [
                EarlierAction(
                    task_id=task.id,
                    title=task.title,
                    owner=owner_words(session, task),
                    due_on=task.due_on,
                    state=task.state,
                    done_on=task.done_on,
                    decided_on=days[task.meeting_id],
                )
                for task in meetings.tasks_of(session, list(days))
                if task.meeting_id in days and not is_writing_task(task.title)
            ]
        told = [one for one in found if one.is_open or (one.done_on is not None and one.done_on >= last)]
        return sorted(told, key=lambda one: one.decided_on, reverse=True)

    def series_names(self) -> Sequence[str]:
        """Return the names of the series there are."""
        with self._database.reading() as session:
            return meetings.series_names(session)


def _by_its_verb() -> UserError:
    return UserError("minutes_state_by_verb", "L'état du compte rendu change en le relisant, l'envoyant, l'approuvant.")
