"""The agenda as an .ics file: everything, a selection, or what changed for a receiver."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime, time
from pathlib import Path
from typing import Any

from sqlmodel import Session

from liaison_desk.domain.calendar_events import CalendarEvent, EventStatus, event_of_engagement
from liaison_desk.domain.engagements import Confidentiality, EngagementFields, EngagementState
from liaison_desk.domain.steps import Step
from liaison_desk.domain.working_days import add_months
from liaison_desk.errors import UserError
from liaison_desk.files import atomic_writer
from liaison_desk.reference_data import municipalities
from liaison_desk.services.clock import Clock
from liaison_desk.store import calendar_entries, records
from liaison_desk.store.database import Database
from liaison_desk.store.links import labels_of, references_of
from liaison_desk.store.tables import CalendarEntry, Engagement

CALENDAR_NAME = "Agenda"
_MONTHS_TOLD = 18
"""How far ahead the dates of a series are written when its rule cannot be."""


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
            yield from write_calendar([one for entries in events.values() for one in entries], file, CALENDAR_NAME)
        if receiver:
            with self._database.writing() as session:
                digests = {identifier: _digest(entries) for identifier, entries in events.items()}
                calendar_entries.remember_sent(session, receiver, digests)

    def events(
        self, identifiers: Sequence[str] = (), *, redacted: bool = False
    ) -> dict[str, tuple[CalendarEvent, ...]]:
        """Return the agenda entries of engagements by id, their SEQUENCE brought up to date.

        A series has several: itself and the dates that stand out of it, always together.
        """
        moment = self._clock.now().replace(microsecond=0)
        with self._database.writing() as session:
            rows = calendar_entries.exportable(session, identifiers)
            named = [one for row, children in rows for one in (row, *children)]
            labels = labels_of(session, {identifier for row in named for _, _, identifier in references_of(row)})
            told = [(row, children) for row, children in rows if _is_told(session, row)]
            events = {row.id: _entries(session, row, children, labels, moment) for row, children in told}
            hidden = {row.id for row, _children in told if row.confidentiality is Confidentiality.restricted}
        if not redacted:
            return events
        return {identifier: _redacted(entries, identifier in hidden) for identifier, entries in events.items()}

    def _unsent(
        self, events: dict[str, tuple[CalendarEvent, ...]], receiver: str
    ) -> dict[str, tuple[CalendarEvent, ...]]:
        with self._database.reading() as session:
            sent = calendar_entries.sent_to(session, receiver)
        return {
            identifier: entries for identifier, entries in events.items() if sent.get(identifier) != _digest(entries)
        }


def _is_told(session: Session, row: Engagement) -> bool:
    """Tell whether an engagement belongs in the file: what was declined unannounced never does."""
    return row.state is not EngagementState.declined or calendar_entries.was_exported(session, row.id)


def _entries(
    session: Session, row: Engagement, children: Sequence[Engagement], labels: dict[str, str], moment: datetime
) -> tuple[CalendarEvent, ...]:
    """Return what is written of an engagement, under one UID and one SEQUENCE that rises when any of it changes."""
    from liaison_desk.calendars.series_entries import series_entries, withdrawn_entries

    entry = calendar_entries.entry_of(session, row.id, moment)
    series = _event(row, entry, labels)
    standing_out = [_event(child, entry, labels) for child in children if row.recurrence]
    if series.status is EventStatus.cancelled:
        standing_out = [one.called_off() for one in standing_out]
    digest = _digest((series, *standing_out))
    told = entry.told or ([""] if entry.digest else [])
    if entry.digest != digest:
        if entry.digest:
            entry.sequence += 1
        entry.revised_at, entry.digest = moment, digest
    horizon = datetime.combine(add_months(moment.date(), _MONTHS_TOLD), time())
    written = series_entries(series, standing_out, horizon)
    written |= withdrawn_entries(series, told, written)
    entry.told = sorted({*told, *(name for name in written if not name.startswith("@"))})
    return tuple(replace(one, sequence=entry.sequence, revised_at=entry.revised_at) for one in written.values())


def _event(row: Engagement, entry: CalendarEntry, labels: dict[str, str]) -> CalendarEvent:
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
    return event


def _redacted(entries: tuple[CalendarEvent, ...], whole: bool) -> tuple[CalendarEvent, ...]:
    """Return entries with what is confidential hidden: of a confidential series, every date."""
    return tuple(one.redacted() if whole or one.confidential else one for one in entries)


def _digest(entries: Sequence[CalendarEvent]) -> str:
    """Return what tells one content of entries from another, whenever they were revised."""
    values = [{**_values(one), "sequence": 0, "revised_at": ""} for one in entries]
    return hashlib.sha256(json.dumps(values, default=str, sort_keys=True).encode()).hexdigest()


def _values(event: CalendarEvent) -> dict[str, Any]:
    rule = event.recurrence
    return {**asdict(replace(event, recurrence=None)), "recurrence": rule.model_dump(mode="json") if rule else None}
