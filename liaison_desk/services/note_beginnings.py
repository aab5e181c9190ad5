"""Beginning notes: from a record or a period to a note filled with what the desk knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingFields, BriefingPurpose
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import long_date, month_name
from liaison_desk.domain.half_days import monday_of
from liaison_desk.domain.labels import label
from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import validated
from liaison_desk.domain.working_days import add_months
from liaison_desk.errors import UserError
from liaison_desk.services.clock import Clock, local_now
from liaison_desk.services.note_material import filled
from liaison_desk.services.note_subject import NoteSubject
from liaison_desk.services.periods import check_period
from liaison_desk.services.protocol import ProtocolService
from liaison_desk.store import note_material, records
from liaison_desk.store.database import Database
from liaison_desk.store.links import label_of, names_of
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Engagement, Meeting, Partner

_LINKS = {
    Kind.engagement: "engagement_id",
    Kind.partner: "partner_id",
    Kind.sitting: "sitting_id",
    Kind.meeting: "meeting_id",
}
"""Which field of a note names the record it is about."""

_PURPOSES = {
    BriefingKind.opinion_note: BriefingPurpose.opinion,
    BriefingKind.arbitration_note: BriefingPurpose.decision,
}
_TITLES = {
    BriefingKind.speech: "Discours : {}",
    BriefingKind.talking_points: "Éléments de langage : {}",
    BriefingKind.meeting_file: "Rencontre : {}",
    BriefingKind.agreement_sheet: "Convention : {}",
}
_A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class NoteBeginnings:
    """Reads the records around a note; nothing here changes one."""

    database: Database
    clock: Clock

    def proposed(
        self,
        kind: BriefingKind,
        about: Reference | None,
        *,
        title: str = "",
        unit: Unit | None = None,
        first: date | None = None,
        last: date | None = None,
    ) -> BriefingFields:
        """Return a note as it begins; raises UserError `note_about` when no note is about such a record."""
        day = local_now(self.clock).date()
        values: dict[str, object] = {"briefing_kind": kind, "as_of": day}
        name = ""
        if about is not None:
            if about.kind not in _LINKS:
                raise UserError(
                    "note_about",
                    "Une note se commence d'un engagement, d'un partenaire, d'une séance ou d'une réunion.",
                )
            with self.database.reading() as session:
                row = records.find(session, about.kind, about.id)
                name = label_of(row)
                values[_LINKS[about.kind]] = row.id
                unit = unit or getattr(row, "unit", None)
                if isinstance(row, Engagement):
                    values["partner_id"] = row.host_id
                    values["speaking_minutes"] = row.speaking_minutes if kind is BriefingKind.speech else 0
        unit = unit or Unit.both
        first, last = self._period(kind, day, first, last)
        values |= {
            "title": (title or _title(kind, name, unit, first, last))[:500],
            "purpose": _PURPOSES.get(kind, BriefingPurpose.information),
            "unit": unit,
        }
        return self._filled(validated(BriefingFields, values), first, last)

    def completed(self, fields: BriefingFields) -> BriefingFields:
        """Return a note with what the desk knows where nothing is written yet."""
        day = local_now(self.clock).date()
        given = (_day(fields.details.get("first_day", "")), _day(fields.details.get("last_day", "")))
        first, last = self._period(fields.briefing_kind, day, *given)
        return self._filled(fields, first, last)

    def _period(self, kind: BriefingKind, day: date, first: date | None, last: date | None) -> tuple[date, date]:
        """Return the days a note is about: those given, else since the last note, or the month before."""
        if kind is BriefingKind.liaison_note:
            with self.database.reading() as session:
                previous = note_material.previous_liaison_note(session, day)
            return first or previous or day - _A_WEEK, last or day
        if first is None and last is None:
            last = day.replace(day=1) - timedelta(days=1)
        last = last or day
        first = first or last.replace(day=1)
        check_period(first, last)
        return first, last

    def _filled(self, fields: BriefingFields, first: date, last: date) -> BriefingFields:
        now = local_now(self.clock)
        protocol = ProtocolService(self.database, self.clock)
        engagement = None
        if fields.engagement_id:
            with self.database.reading() as session:
                row = session.get(Engagement, fields.engagement_id)
                engagement = records.fields_of(row, EngagementFields) if row else None
        order = protocol.order(engagement) if engagement and engagement.participants else ()
        greeting = protocol.greeting(engagement) if engagement and engagement.participants else ""
        directory = protocol.directory()
        partner_id = fields.partner_id or fields.details.get("partner", "")
        with self.database.reading() as session:
            partner = session.get(Partner, partner_id) if partner_id else None
            meeting = session.get(Meeting, fields.meeting_id) if fields.meeting_id else None
            invited = {one.partner_id for one in meeting.attendees if one.partner_id} if meeting else set[str]()
            subject = NoteSubject(
                session=session,
                office=office_fields(session),
                directory=directory,
                day=now.date(),
                now=now,
                kind=fields.briefing_kind,
                unit=fields.unit,
                first=first,
                last=last,
                engagement_id=fields.engagement_id or "",
                engagement=engagement,
                greeting=greeting,
                people=tuple(", ".join(filter(None, (place.name, place.title))) for place in order),
                meeting=records.fields_of(meeting, MeetingFields) if meeting else None,
                names=names_of(session, invited),
                partner_id=partner.id if partner else "",
                partner=records.fields_of(partner, PartnerFields) if partner else None,
            )
            return filled(fields, subject)


def _title(kind: BriefingKind, name: str, unit: Unit, first: date, last: date) -> str:
    if kind is BriefingKind.liaison_note:
        return f"Note de liaison, semaine du {long_date(monday_of(last))}"
    if kind is BriefingKind.activity_report:
        is_month = first.day == 1 and last == add_months(first, 1) - timedelta(days=1)
        when = f"{month_name(first.month)} {first.year}" if is_month else f"du {long_date(first)} au {long_date(last)}"
        return f"Rapport d'activité {label(unit)}, {when}"
    if not name:
        return label(kind)
    return _TITLES.get(kind, "{}").format(name)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
