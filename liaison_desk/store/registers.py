"""The series of numbers of letters and of notes: gap-free, never reused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from liaison_desk.domain.letters import MailRegister, chrono_number
from liaison_desk.domain.note_forms import form_of, note_reference
from liaison_desk.store.tables import Briefing, Letter, NoteNumber, RegisterEntry


def take_number(session: Session, letter: Letter, register: MailRegister, moment: datetime, year: int) -> str:
    """Give a letter the next number of its register; a gap cannot appear, the writer being alone."""
    sequence = _last(session, register, year) + 1
    session.add(
        RegisterEntry(
            mail_register=register,
            year=year,
            sequence=sequence,
            letter_id=letter.id,
            subject=letter.subject,
            taken_at=moment,
        )
    )
    letter.number = chrono_number(register, year, sequence)
    return letter.number


def take_reference(session: Session, note: Briefing, moment: datetime, year: int) -> str:
    """Give a note the next reference of its form; a gap cannot appear, the writer being alone."""
    code = form_of(note.briefing_kind).reference_code
    sequence = _last(session, code, year) + 1
    taken = NoteNumber(
        code=code, year=year, sequence=sequence, briefing_id=note.id, subject=note.title, taken_at=moment
    )
    session.add(taken)
    note.number = _written(taken)
    return note.number


def next_numbers(session: Session, register: MailRegister, year: int, count: int) -> list[str]:
    """Return the numbers a register would give next; nothing is taken."""
    last = _last(session, register, year)
    return [chrono_number(register, year, last + place) for place in range(1, count + 1)]


def mark_entries(session: Session, numbered: Letter | Briefing, reason: str) -> None:
    """Keep the number of a letter or a note as cancelled with its reason, or as in use again when that is empty."""
    if isinstance(numbered, Letter):
        taken = session.exec(select(RegisterEntry).where(RegisterEntry.letter_id == numbered.id)).all()
    else:
        taken = session.exec(select(NoteNumber).where(NoteNumber.briefing_id == numbered.id)).all()
    for entry in taken:
        if _written(entry) == numbered.number:
            entry.cancelled_reason = reason


def register_gaps(session: Session) -> list[str]:
    """Return the numbers missing from the registers and from the references of notes (there should be none)."""
    series: dict[tuple[MailRegister | str, int], set[int]] = {}
    for entry in [*session.exec(select(RegisterEntry)), *session.exec(select(NoteNumber))]:
        series.setdefault((_series(entry), entry.year), set()).add(entry.sequence)
    return [
        _number(named, year, sequence)
        for (named, year), taken in sorted(series.items())
        for sequence in range(1, max(taken) + 1)
        if sequence not in taken
    ]


def cancelled_numbers(session: Session) -> Sequence[tuple[str, str, str]]:
    """Return the cancelled numbers of letters, then of notes: number, subject, reason."""
    return [
        (_written(entry), entry.subject, entry.cancelled_reason)
        for table in (RegisterEntry, NoteNumber)
        for entry in session.exec(
            select(table).where(col(table.cancelled_reason) != "").order_by(col(table.year), col(table.sequence))
        )
    ]


def _last(session: Session, series: MailRegister | str, year: int) -> int:
    if isinstance(series, MailRegister):
        table, is_of_series = RegisterEntry, RegisterEntry.mail_register == series
    else:
        table, is_of_series = NoteNumber, NoteNumber.code == series
    last = session.exec(select(sa.func.max(table.sequence)).where(is_of_series, table.year == year)).one()
    return last or 0


def _series(entry: RegisterEntry | NoteNumber) -> MailRegister | str:
    return entry.mail_register if isinstance(entry, RegisterEntry) else entry.code


def _written(entry: RegisterEntry | NoteNumber) -> str:
    return _number(_series(entry), entry.year, entry.sequence)


def _number(series: MailRegister | str, year: int, sequence: int) -> str:
    if isinstance(series, MailRegister):
        return chrono_number(series, year, sequence)
    return note_reference(series, year, sequence)
