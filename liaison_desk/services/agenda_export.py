"""The agenda as an .ics file: everything, a selection, or what changed for a receiver."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from liaison_desk.domain.calendar_events import CalendarEvent, EventStatus, event_of_engagement
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.steps import Step
from liaison_desk.errors import UserError
from liaison_desk.files import atomic_writer
from liaison_desk.reference_data import municipalities
from liaison_desk.services.clock import Clock
from liaison_desk.store import calendar_entries, records
from liaison_desk.store.database import Database
from liaison_desk.store.links import labels_of, references_of
from liaison_desk.store.tables import Engagement

CALENDAR_NAME = "Agenda"


class AgendaExportService:
    """Writes engagements for other calendars: a stable UID, a SEQUENCE that rises with every exported change."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def export(
        self, target: Path, identifiers: Sequence[str] = (), *, redacted: bool = False, receiver: str = ""
    ) -> Iterator[Step]:
        """Write engagements (all of them when none is named) to a file, in one go or not at all.

        `redacted` hides what is restricted; with a `receiver`, only what changed since its last export is written.
        Raises UserError when there is nothing to export.
        """
        from liaison_desk.calendars.export import write_calendar

        events = self.events(identifiers, redacted=redacted)
        if receiver:
            told, events = bool(events), self._unsent(events, receiver)
            if told and not events:
                raise UserError("nothing_changed", "Rien n'a changé depuis le dernier export pour ce destinataire.")
        with atomic_writer(target) as file:
            yield from write_calendar(list(events.values()), file, CALENDAR_NAME)
        if receiver:
            with self._database.writing() as session:
                digests = {identifier: _digest(event) for identifier, event in events.items()}
                calendar_entries.remember_sent(session, receiver, digests)

    def events(self, identifiers: Sequence[str] = (), *, redacted: bool = False) -> dict[str, CalendarEvent]:
        """Return the agenda entries of engagements by id, their SEQUENCE brought up to date."""
        moment = self._clock.now().replace(microsecond=0)
        with self._database.writing() as session:
            rows = calendar_entries.exportable(session, identifiers)
            pointed = {identifier for row in rows for _role, _kind, identifier in references_of(row)}
            labels = labels_of(session, pointed)
            events = {row.id: _event(session, row, labels, moment) for row in rows if _is_told(session, row)}
        if redacted:
            return {
                identifier: event.redacted() if event.confidential else event for identifier, event in events.items()
            }
        return events

    def _unsent(self, events: dict[str, CalendarEvent], receiver: str) -> dict[str, CalendarEvent]:
        with self._database.reading() as session:
            sent = calendar_entries.sent_to(session, receiver)
        return {identifier: event for identifier, event in events.items() if sent.get(identifier) != _digest(event)}


def _is_told(session: Session, row: Engagement) -> bool:
    """Tell whether an engagement belongs in the file: what was declined unannounced never does."""
    return row.state is not EngagementState.declined or calendar_entries.was_exported(session, row.id)


def _event(session: Session, row: Engagement, labels: dict[str, str], moment: datetime) -> CalendarEvent:
    entry = calendar_entries.entry_of(session, row.id, moment)
    fields = records.fields_of(row, EngagementFields)
    event = event_of_engagement(
        fields,
        uid=entry.uid,
        sequence=entry.sequence,
        revised_at=entry.revised_at,
        host_name=labels.get(fields.host_id or "", ""),
        municipality_name=municipalities().name_of(fields.municipality),
        representative_name=labels.get(fields.representative_id or "", ""),
        participants=[labels[one.partner_id] for one in fields.participants if one.partner_id in labels],
    )
    if row.deleted_at is not None and event.status is not EventStatus.cancelled:
        event = event_of_engagement(
            fields.model_copy(update={"state": EngagementState.cancelled}),
            uid=entry.uid,
            sequence=entry.sequence,
            revised_at=entry.revised_at,
        )
    digest = _digest(event)
    if entry.digest != digest:
        if entry.digest:
            entry.sequence += 1
        entry.revised_at, entry.digest = moment, digest
    return replace(event, sequence=entry.sequence, revised_at=entry.revised_at)


def _digest(event: CalendarEvent) -> str:
    """Return what tells one content of an entry from another, whenever it was revised."""
    values = {**asdict(event), "sequence": 0, "revised_at": ""}
    return hashlib.sha256(json.dumps(values, default=str, sort_keys=True).encode()).hexdigest()
