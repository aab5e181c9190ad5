"""The mail registers as lists."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from liaison_desk.domain.letters import LetterState, MailRegister, Wording
from liaison_desk.domain.lists import LetterRow
from liaison_desk.store.rows import RowList

_TABLES = SQLModel.metadata.tables
_LETTER, _PARTNER = _TABLES["letter"], _TABLES["partner"]
_C = _LETTER.c
_WITH_OTHERS = [LetterState.assigned, LetterState.waiting_contribution, LetterState.in_circuit]
_OFFICER = sa.union_all(sa.select(sa.literal("")), sa.select(_TABLES["office"].c.officer_name))
_OPEN = [state for state in LetterState if state.is_open]


def is_open() -> sa.ColumnElement[bool]:
    """Condition: somebody still has something to do."""
    return _C.state.in_(_OPEN)


def _make(row: Any) -> LetterRow:
    names = {"mr": "M.", "ms": "Mme"}
    person = " ".join(part for part in (names.get(row.courtesy_title or "", ""), row.first_name, row.last_name) if part)
    return LetterRow(
        id=row.id,
        number=row.number,
        listed_on=date.fromisoformat(row.listed_on) if row.listed_on else None,
        correspondent=row.name or person or row.correspondent_name,
        subject=row.subject,
        state=row.state.value,
        unit=row.unit.value,
        due_date=row.due_date,
        flagged=row.flagged,
        mail_register=row.mail_register.value,
    )


LETTERS = RowList[LetterRow](
    table=_LETTER,
    columns=(
        _C.id, _C.number, _C.listed_on, _C.correspondent_name, _C.subject, _C.state, _C.unit, _C.due_date, _C.flagged,
        _C.mail_register, _PARTNER.c.courtesy_title, _PARTNER.c.first_name, _PARTNER.c.last_name, _PARTNER.c.name,
    ),
    source=_LETTER.outerjoin(_PARTNER, _PARTNER.c.id == _C.correspondent_id),
    views={
        "incoming": lambda _today: _C.mail_register == MailRegister.incoming,
        "outgoing": lambda _today: _C.mail_register == MailRegister.outgoing,
        "to_do": lambda _today: is_open(),
        "mine": lambda _today: sa.and_(is_open(), _C.state.not_in(_WITH_OTHERS), _C.assigned_to.in_(_OFFICER)),
        "late": lambda today: sa.and_(is_open(), _C.due_date < today),
        "to_sign": lambda _today: _C.state.in_([LetterState.draft, LetterState.in_circuit]),
        "flagged": lambda _today: _C.flagged.is_(True),
        "djva": lambda _today: _C.unit.in_(["DJVA", "BOTH"]),
        "deci": lambda _today: _C.unit.in_(["DECI", "BOTH"]),
    },
    sorts={
        "number": (_C.number,),
        "listed_on": (_C.listed_on, _C.number),
        "correspondent": (_C.correspondent_key, _C.number),
        "subject": (_C.subject_key, _C.number),
        "state": (_C.state, _C.number),
        "due_date": (_C.due_date, _C.number),
    },
    default_sort="listed_on",
    newest_first=True,
    make=_make,
)  # fmt: skip


def waiting(session: Session, limit: int) -> Sequence[LetterRow]:
    """Return the open letters, those due first at the top, those without a date last."""
    query = (
        sa.select(*LETTERS.columns)
        .select_from(LETTERS.source)
        .where(_C.deleted_at.is_(None), is_open())
        .order_by(_C.due_date.is_(None), _C.due_date, _C.number)
        .limit(limit)
    )
    return [_make(row) for row in session.connection().execute(query)]


def numbers_of(session: Session, identifiers: Sequence[str]) -> dict[str, str]:
    """Return the register numbers of letters by id, those without one left out."""
    query = sa.select(_C.id, _C.number).where(_C.id.in_(identifiers), _C.number != "")
    return {row.id: row.number for row in session.connection().execute(query)}


def answered_with(session: Session, identifiers: Sequence[str], wordings: Collection[Wording]) -> set[str]:
    """Return which of the letters received have an answer in one of the wordings, drafted or gone."""
    query = sa.select(_C.answers_to_id).where(
        _C.answers_to_id.in_(identifiers),
        _C.wording.in_(wordings),
        _C.deleted_at.is_(None),
        _C.state != LetterState.cancelled,
    )
    return set(session.connection().execute(query).scalars())
