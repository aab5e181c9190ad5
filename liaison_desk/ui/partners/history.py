"""Everything that ties the desk to somebody, in order of time, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.briefings import BriefingState
from liaison_desk.domain.french import day_and_month
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import MailRegister
from liaison_desk.domain.partners import PartnerKind
from liaison_desk.domain.records import Kind, Link, Reference
from liaison_desk.errors import NotFound
from liaison_desk.services.desk import Desk
from liaison_desk.ui.widgets.links_panel import LinkLine


@dataclass(frozen=True)
class _Dated:
    day: date | None
    icon: str
    remark: str


def history_lines(desk: Desk, links: Sequence[Link]) -> list[LinkLine]:
    """Return one line for each record, year by year, then the people and bodies."""
    once = {link.id: link for link in links}.values()
    dated = [(found, link) for link in once if (found := _dated(desk, link)) is not None]
    dated.sort(key=lambda pair: pair[0].day or date.min, reverse=True)
    return [_line(found, link) for found, link in dated]


def _line(found: _Dated, link: Link) -> LinkLine:
    group = str(found.day.year) if found.day else _words("Personnes et organismes")
    extra = " · ".join(part for part in (found.remark, day_and_month(found.day) if found.day else "") if part)
    return LinkLine(group, found.icon, link.label, Reference(link.kind, link.id), extra)


def _dated(desk: Desk, link: Link) -> _Dated | None:
    try:
        return _read(desk, link)
    except NotFound:  # thrown away meanwhile
        return None


def _read(desk: Desk, link: Link) -> _Dated:
    if link.kind is Kind.engagement:
        engagement = desk.engagements.sheet(link.id).fields
        return _Dated(engagement.starts_at.date(), "engagement", label(engagement.state))
    if link.kind is Kind.letter:
        sheet = desk.letters.sheet(link.id)
        letter = sheet.fields
        is_incoming = letter.mail_register is MailRegister.incoming
        day = letter.received_on if is_incoming else letter.signed_on
        day = day or letter.document_date or sheet.created_at.date()
        return _Dated(day, "incoming" if is_incoming else "outgoing", label(letter.state))
    if link.kind is Kind.briefing:
        sheet_of_note = desk.briefings.sheet(link.id)
        note = sheet_of_note.fields
        state = "" if note.state is BriefingState.draft else label(note.state)
        return _Dated(note.as_of or sheet_of_note.changed_at.date(), "briefing", state)
    if link.kind is Kind.meeting:
        meeting = desk.meetings.sheet(link.id).fields
        return _Dated(meeting.day, "meeting", label(meeting.minutes_state))
    if link.kind is Kind.decision:
        decision = desk.decisions.sheet(link.id).fields
        return _Dated(decision.decided_on, "decision", label(decision.outcome).lower())
    if link.kind is Kind.task:
        task = desk.tasks.sheet(link.id)
        return _Dated(task.fields.due_on or task.created_at.date(), "task", label(task.fields.state))
    if link.kind is Kind.mailing:
        mailing = desk.mailings.sheet(link.id)
        day = mailing.fields.made_on or mailing.created_at.date()
        return _Dated(day, "mailing", f"{label(link.kind).lower()} {label(mailing.fields.state)}")
    kind = desk.partners.sheet(link.id).fields.partner_kind
    return _Dated(None, "organisation" if kind is PartnerKind.organisation else "person", label(kind).lower())


def _words(words: str) -> str:
    return QCoreApplication.translate("PartnerHistory", words)
