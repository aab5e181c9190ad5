"""The papers of a meeting: agenda, sheet to sign, minutes, record of decisions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from liaison_desk.documents.attendance_sheet import compose_attendance_sheet
from liaison_desk.documents.decision_record import compose_decision_record
from liaison_desk.documents.meeting_agenda import compose_meeting_agenda
from liaison_desk.documents.meeting_attendance import attendance_material
from liaison_desk.documents.meeting_material import MeetingMaterial
from liaison_desk.documents.meeting_minutes import compose_minutes
from liaison_desk.documents.model import Document
from liaison_desk.domain.tasks import TaskState
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.meeting_people import MeetingPeople
from liaison_desk.store import meetings
from liaison_desk.store.database import Database

if TYPE_CHECKING:
    from liaison_desk.services.meetings import MeetingService
    from liaison_desk.services.protocol import ProtocolService
    from liaison_desk.services.settings import SettingsService


class MeetingPapers:
    """Composes the papers of meetings from what is recorded."""

    def __init__(
        self,
        database: Database,
        settings: SettingsService,
        protocol: ProtocolService,
        kept: MeetingService,
        clock: Clock,
    ) -> None:
        self._database = database
        self._settings = settings
        self._meetings = kept
        self._clock = clock
        self.people = MeetingPeople(database, settings, protocol)

    def agenda(self, identifier: str, *, for_official: bool = False) -> Document:
        """Return the agenda (D12): for those invited, or for the official with what is at stake."""
        return compose_meeting_agenda(self._material(identifier), for_official=for_official)

    def attendance_sheet(self, identifier: str) -> Document:
        """Return the sheet to sign (D31), in protocol order."""
        return compose_attendance_sheet(attendance_material(self._material(identifier)))

    def minutes(self, identifier: str) -> Document:
        """Return the minutes (D13)."""
        return compose_minutes(self._material(identifier))

    def decision_record(self, identifier: str) -> Document:
        """Return the record of decisions (D14)."""
        return compose_decision_record(self._material(identifier))

    def states(self, identifier: str) -> dict[str, str]:
        """Return how far each task of a meeting is, in words, by its id."""
        with self._database.reading() as session:
            found = meetings.tasks_of(session, [identifier])
            return {task.id: state_words(task.state, task.done_on) for task in found}

    def _material(self, identifier: str) -> MeetingMaterial:
        sheet = self._meetings.sheet(identifier)
        fields, identifier = sheet.fields, sheet.reference.id
        return MeetingMaterial(
            office=self._settings.office(),
            meeting=fields,
            today=today(self._clock),
            people=tuple(one.person for one in self.people.of(fields)),
            earlier_actions=tuple(self._meetings.earlier_actions(identifier)),
            states=self.states(identifier),
        )


def state_words(state: TaskState, done_on: date | None) -> str:
    """Return « à faire », « faite le 12/05/2026 », « abandonnée »."""
    if state is TaskState.done:
        return f"faite le {done_on:%d/%m/%Y}" if done_on else "faite"
    return "à faire" if state is TaskState.to_do else "abandonnée"
