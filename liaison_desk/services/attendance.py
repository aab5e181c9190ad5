"""Who signs at the door: those who said they come, in protocol order (domain reference §3.5, D31)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime, time
from pathlib import Path

from liaison_desk.documents.attendance_sheet import (
    AttendanceLine,
    AttendanceMaterial,
    attendance_rows,
    attendance_table,
    compose_attendance_sheet,
)
from liaison_desk.documents.model import Document
from liaison_desk.documents.place import place_lines
from liaison_desk.documents.spreadsheet import write_workbook
from liaison_desk.domain.engagements import Attendance, EngagementFields, EngagementState, Participant
from liaison_desk.domain.french import period
from liaison_desk.domain.mailing_replies import COMING
from liaison_desk.domain.mailings import MailingFields, MailingRecipient, MailingReply
from liaison_desk.domain.records import Kind
from liaison_desk.files import atomic_writer
from liaison_desk.reference_data import municipalities
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.mailings import MailingService
from liaison_desk.services.protocol import ProtocolService
from liaison_desk.store import records
from liaison_desk.store.database import Database
from liaison_desk.store.links import names_of

_UNNAMED = "Nom à préciser"


class AttendanceService:
    """Makes the attendance sheet of a mailing from its answers."""

    def __init__(self, database: Database, mailings: MailingService, protocol: ProtocolService, clock: Clock) -> None:
        self._database = database
        self._mailings = mailings
        self._protocol = protocol
        self._clock = clock

    def lines(self, mailing_id: str) -> list[AttendanceLine]:
        """Return who comes in protocol order; a representative of whom only the name is known comes last."""
        fields = self._mailings.sheet(mailing_id).fields
        coming = [one for one in fields.recipients if one.included and one.reply in COMING]
        known = {one.represented_by_id or one.partner_id: one for one in coming if _is_known(one)}
        names = self._names([one.partner_id for one in coming])
        lines = [
            AttendanceLine(place.name, place.title, _represented(known[place.partner_id], names), one.guests)
            for place in self._protocol.order(self._occasion(fields, list(known.values())))
            if (one := known.get(place.partner_id))
        ]
        lines += [
            AttendanceLine(one.represented_by or _UNNAMED, "", names.get(one.partner_id, ""), one.guests)
            for one in coming
            if not _is_known(one)
        ]
        return lines

    def sheet(self, mailing_id: str) -> Document:
        """Return the attendance sheet as a document."""
        fields = self._mailings.sheet(mailing_id).fields
        excused = [one.partner_id for one in fields.recipients if one.included and one.reply is MailingReply.excused]
        names = self._names(excused)
        engagement = self._engagement(fields)
        where = ""
        if engagement:
            when = period(engagement.starts_at, engagement.ends_at, engagement.all_day)
            place = place_lines(engagement.place, "", municipalities().name_of(engagement.municipality))
            where = " · ".join(part for part in (when[:1].upper() + when[1:], ", ".join(place)) if part)
        material = AttendanceMaterial(
            title=engagement.title if engagement else fields.subject,
            when_and_where=where,
            lines=self.lines(mailing_id),
            excused=[names[one] for one in excused if one in names],
            made_on=today(self._clock),
        )
        return compose_attendance_sheet(material)

    def write_table(self, mailing_id: str, target: Path) -> None:
        """Write the attendance sheet as a workbook."""
        fields = self._mailings.sheet(mailing_id).fields
        table = attendance_table(fields.subject, today(self._clock))
        rows = attendance_rows(self.lines(mailing_id))
        with (
            atomic_writer(target) as stream,
            closing(write_workbook(stream, table, [rows], target.resolve().parent)) as writing,
        ):
            for _done in writing:
                pass

    def _occasion(self, fields: MailingFields, coming: Sequence[MailingRecipient]) -> EngagementFields:
        """Return the engagement with those who come and nobody else; the official is welcomed apart."""
        participants = [
            Participant(
                partner_id=one.represented_by_id or one.partner_id,
                represents_id=one.partner_id if one.represented_by_id else None,
            )
            for one in coming
        ]
        day = datetime.combine(today(self._clock), time())
        engagement = self._engagement(fields) or EngagementFields(title=fields.subject, starts_at=day)
        known = {one.partner_id: one for one in engagement.participants}
        kept = [known.get(one.partner_id, one) if not one.represents_id else one for one in participants]
        expected = [one.model_copy(update={"attendance": Attendance.expected}) for one in kept]
        return engagement.model_copy(
            update={"participants": expected, "state": EngagementState.accepted, "representative_id": None}
        )

    def _engagement(self, fields: MailingFields) -> EngagementFields | None:
        if not fields.engagement_id:
            return None
        with self._database.reading() as session:
            row = records.find(session, Kind.engagement, fields.engagement_id, in_bin=True)
            return records.fields_of(row, EngagementFields)

    def _names(self, identifiers: Sequence[str]) -> Mapping[str, str]:
        with self._database.reading() as session:
            return names_of(session, set(identifiers))


def _is_known(one: MailingRecipient) -> bool:
    """Tell whether whoever comes is a partner."""
    return one.reply is MailingReply.present or bool(one.represented_by_id)


def _represented(one: MailingRecipient, names: Mapping[str, str]) -> str:
    return names.get(one.partner_id, "") if one.represented_by_id else ""
