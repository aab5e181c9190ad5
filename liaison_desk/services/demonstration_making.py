"""Making the demonstration office: what is invented is recorded once, around today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from liaison_desk.demo.generator import demo_office
from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.tasks import TaskFields, TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.files import atomic_write
from liaison_desk.services import (
    demonstration_changes,
    demonstration_minutes,
    demonstration_notes,
    demonstration_packs,
    demonstration_sittings,
)
from liaison_desk.services.back_planning import follow_engagement
from liaison_desk.services.clock import OFFICE_ZONE, Clock, today
from liaison_desk.store import records, registers, tasks
from liaison_desk.store.office_folder import OpenOffice
from liaison_desk.store.tables import Engagement, Letter, Office, Row
from liaison_desk.store.text_versions import keep_text

if TYPE_CHECKING:
    from liaison_desk.demo.structure import DemoOffice, DemoRecord

_PLANNED_AHEAD = timedelta(days=45)
_DONE_AHEAD = timedelta(days=21)
_LEFT_ONE_IN = 2
_UNNUMBERED = {LetterState.draft, LetterState.in_circuit}


def fill(opened: OpenOffice, clock: Clock) -> None:
    """Record everything an empty office demonstrates."""
    demonstration = demo_office(today(clock))
    atomic_write(opened.folder.root / demonstration.invitation_name, demonstration.invitation)
    with opened.database.writing() as session:
        _fill(session, demonstration, clock)
    demonstration_notes.fill(opened.database, demonstration.notes, clock)
    demonstration_packs.fill(opened, clock)


def _fill(session: Session, demonstration: DemoOffice, clock: Clock) -> None:
    """Record everything in one transaction; nothing of it can be undone, it is where the story begins."""
    session.add(Office(**{name: getattr(demonstration.office, name) for name in OfficeFields.model_fields}))
    by_kind: tuple[tuple[Kind, Sequence[DemoRecord[Any]]], ...] = (
        (Kind.partner, demonstration.partners),
        (Kind.engagement, demonstration.engagements),
        (Kind.mailing, demonstration.mailings),
        (Kind.letter, demonstration.letters),
        (Kind.briefing, demonstration.briefings),
        (Kind.review, demonstration.reviews),
        (Kind.decision, demonstration.decisions),
    )
    filled: list[Row] = []  # held: what a later record names is then found without asking the store again
    for kind, entries in by_kind:
        filled += records.create_all(session, kind, ((entry.id, entry.fields) for entry in entries))
    numbered = [row for row in filled if isinstance(row, Letter) and _is_numbered(row)]
    for letter in numbered:
        registers.take_number(session, letter, letter.mail_register, clock.now(), int(letter.listed_on[:4]))
    records.refresh_numbered(session, numbered)
    for text in demonstration.earlier_texts:
        kept_at = datetime.combine(text.kept_on, time(16), OFFICE_ZONE).astimezone(UTC)
        owner = Reference(Kind.letter, text.letter_id)
        keep_text(session, owner, text.fields.revision, text.fields, kept_at, text.reason)
    _plan(session, [row for row in filled if isinstance(row, Engagement)], today(clock))
    demonstration_minutes.fill(session, demonstration.meetings, today(clock))
    demonstration_sittings.fill(session, demonstration.sittings, today(clock))
    demonstration_changes.tell_changes(session, filled, today(clock))


def _plan(session: Session, engagements: Sequence[Engagement], day: date) -> None:
    """Give the engagements to come their tasks; most of what is due soon is done."""
    for engagement in engagements:
        if day <= engagement.starts_at.date() <= day + _PLANNED_AHEAD:
            follow_engagement(session, engagement, None, day)
    for place, task in enumerate(tasks.due_until(session, day + _DONE_AHEAD)):
        is_past = task.due_on is not None and task.due_on < day
        if is_past or place % _LEFT_ONE_IN:
            done = {"state": TaskState.done, "done_on": task.due_on if is_past else day}
            records.update(session, task, changed(records.fields_of(task, TaskFields), done))


def _is_numbered(letter: Letter) -> bool:
    return letter.mail_register is MailRegister.incoming or letter.state not in _UNNUMBERED
