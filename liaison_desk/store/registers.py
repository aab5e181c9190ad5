"""The two series of register numbers: gap-free, never reused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from liaison_desk.domain.letters import MailRegister, chrono_number
from liaison_desk.store.tables import Letter, RegisterEntry


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


def next_numbers(session: Session, register: MailRegister, year: int, count: int) -> list[str]:
    """Return the numbers a register would give next; nothing is taken."""
    last = _last(session, register, year)
    return [chrono_number(register, year, last + place) for place in range(1, count + 1)]


def _last(session: Session, register: MailRegister, year: int) -> int:
    last = session.exec(
        select(sa.func.max(RegisterEntry.sequence)).where(
            RegisterEntry.mail_register == register, RegisterEntry.year == year
        )
    ).one()
    return last or 0


def mark_entries(session: Session, letter: Letter, reason: str) -> None:
    """Keep the number of a letter as cancelled with its reason, or as in use again when the reason is empty."""
    for entry in session.exec(select(RegisterEntry).where(RegisterEntry.letter_id == letter.id)):
        if chrono_number(entry.mail_register, entry.year, entry.sequence) == letter.number:
            entry.cancelled_reason = reason


def register_gaps(session: Session) -> list[str]:
    """Return the numbers missing from the registers (there should be none)."""
    entries: dict[tuple[MailRegister, int], set[int]] = {}
    for entry in session.exec(select(RegisterEntry)):
        entries.setdefault((entry.mail_register, entry.year), set()).add(entry.sequence)
    return [
        chrono_number(register, year, sequence)
        for (register, year), taken in sorted(entries.items())
        for sequence in range(1, max(taken) + 1)
        if sequence not in taken
    ]


def cancelled_numbers(session: Session) -> Sequence[tuple[str, str, str]]:
    """Return the cancelled numbers: number, subject, reason."""
    query = select(RegisterEntry).where(col(RegisterEntry.cancelled_reason) != "")
    return [
        (chrono_number(entry.mail_register, entry.year, entry.sequence), entry.subject, entry.cancelled_reason)
        for entry in session.exec(query.order_by(col(RegisterEntry.year), col(RegisterEntry.sequence)))
    ]
