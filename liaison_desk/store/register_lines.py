"""The numbers of a register with what is known of their letters, read in pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from liaison_desk.domain.letters import MailRegister, chrono_number
from liaison_desk.domain.registers import RegisterCheck, RegisterLine, RegisterRequest
from liaison_desk.domain.wall_time import OFFICE_ZONE
from liaison_desk.store.letters import LETTERS
from liaison_desk.store.search import matching_ids

_TABLES = SQLModel.metadata.tables
_ENTRY, _LETTER, _PARTNER = _TABLES["register_entry"], _TABLES["letter"], _TABLES["partner"]
_TIED = _LETTER.alias("tied")
_E, _L, _P = _ENTRY.c, _LETTER.c, _PARTNER.c
_PAGE = 2_000
_NAMES = {"mr": "M.", "ms": "Mme"}


def _number(register: MailRegister) -> sa.ColumnElement[str]:
    return sa.func.printf(f"{register.prefix}-%d-%04d", _E.year, _E.sequence, type_=sa.String())


def _tied_number(register: MailRegister) -> sa.ScalarSelect[Any]:
    """Number of the answer to a letter received, or of the letter a departure answers."""
    tie = _TIED.c.answers_to_id == _L.id if register is MailRegister.incoming else _TIED.c.id == _L.answers_to_id
    taken = (tie, _TIED.c.number != "", _TIED.c.deleted_at.is_(None))
    return sa.select(sa.func.min(_TIED.c.number)).where(*taken).scalar_subquery()


def _source(register: MailRegister) -> sa.FromClause:
    """Join a number to the letter that still bears it: an undone signature leaves its letter another number."""
    bears = sa.and_(_L.id == _E.letter_id, _L.deleted_at.is_(None), _L.number == _number(register))
    return _ENTRY.outerjoin(_LETTER, bears).outerjoin(_PARTNER, _P.id == _L.correspondent_id)


def _conditions(request: RegisterRequest, today: date) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [_E.mail_register == request.mail_register]
    if request.year is not None:
        conditions.append(_E.year == request.year)
    day = sa.func.coalesce(sa.func.nullif(_L.listed_on, ""), sa.func.date(_E.taken_at))
    if request.first:
        conditions.append(day >= request.first.isoformat())
    if request.last:
        conditions.append(day <= request.last.isoformat())
    conditions += [LETTERS.views[view](today) for view in request.query.saved_filter.split()]
    matching = matching_ids(request.query.text)
    if matching is not None:
        conditions.append(_L.id.in_(matching))
    return conditions


def count_lines(session: Session, request: RegisterRequest, today: date) -> int:
    """Return how many numbers are asked for."""
    query = sa.select(sa.func.count()).select_from(_source(request.mail_register))
    return session.connection().execute(query.where(*_conditions(request, today))).scalar_one()


def register_lines(session: Session, request: RegisterRequest, today: date) -> Iterator[list[RegisterLine]]:
    """Give the numbers asked for in their order, in pages of two thousand."""
    register = request.mail_register
    query = (
        sa.select(
            _E.year, _E.sequence, _E.taken_at, _E.subject.label("entry_subject"), _E.cancelled_reason,
            _L.id, _L.subject, _L.listed_on, _L.document_date, _L.channel, _L.correspondent_name, _L.unit,
            _L.assigned_to, _L.state, _L.due_date, _L.sent_on,
            _P.courtesy_title, _P.first_name, _P.last_name, _P.name,
            _tied_number(register).label("tied_number"),
        )
        .select_from(_source(register))
        .where(*_conditions(request, today))
        .order_by(_E.year, _E.sequence)
        .limit(_PAGE)
    )  # fmt: skip
    after = (0, 0)
    while True:
        place = sa.tuple_(_E.year, _E.sequence) > sa.tuple_(*map(sa.literal, after))
        rows = session.connection().execute(query.where(place)).all()
        if not rows:
            return
        yield [_line(row, register) for row in rows]
        after = (rows[-1].year, rows[-1].sequence)


def register_check(session: Session, request: RegisterRequest) -> RegisterCheck:
    """Return what the register holds in the years asked for: of a year, or of all those a period touches."""
    years = [] if request.year is None else [_E.year == request.year]
    if request.first:
        years.append(_E.year >= request.first.year)
    if request.last:
        years.append(_E.year <= request.last.year)
    query = sa.select(
        _E.year,
        sa.func.count().label("numbers"),
        sa.func.sum(sa.case((_E.cancelled_reason != "", 1), else_=0)).label("cancelled"),
        sa.func.max(_E.sequence).label("highest"),
    ).where(_E.mail_register == request.mail_register, *years)
    found = session.connection().execute(query.group_by(_E.year).order_by(_E.year)).all()
    missing = [
        chrono_number(request.mail_register, one.year, sequence)
        for one in found
        if one.numbers != one.highest
        for sequence in _missing(session, request.mail_register, one.year, one.highest)
    ]
    return RegisterCheck(sum(one.numbers for one in found), sum(one.cancelled for one in found), tuple(missing))


def _missing(session: Session, register: MailRegister, year: int, highest: int) -> list[int]:
    query = sa.select(_E.sequence).where(_E.mail_register == register, _E.year == year)
    taken = set(session.connection().execute(query).scalars())
    return [sequence for sequence in range(1, highest + 1) if sequence not in taken]


def _line(row: Any, register: MailRegister) -> RegisterLine:
    number = chrono_number(register, row.year, row.sequence)
    taken_on = row.taken_at.astimezone(OFFICE_ZONE).date()
    if row.id is None:
        return RegisterLine(number, taken_on, row.entry_subject, row.cancelled_reason)
    person = " ".join(
        part for part in (_NAMES.get(row.courtesy_title or "", ""), row.first_name, row.last_name) if part
    )
    return RegisterLine(
        number=number,
        taken_on=taken_on,
        subject=row.subject,
        cancelled_reason=row.cancelled_reason,
        listed_on=date.fromisoformat(row.listed_on) if row.listed_on else None,
        document_date=row.document_date,
        channel=row.channel.value,
        correspondent=row.name or person or row.correspondent_name,
        unit=row.unit.value,
        assigned_to=row.assigned_to,
        state=row.state.value,
        due_date=row.due_date,
        sent_on=row.sent_on,
        tied_number=row.tied_number or "",
    )
