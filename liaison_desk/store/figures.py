"""What the figures of the registers are counted from."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from liaison_desk.domain.figures import LetterFact
from liaison_desk.domain.letters import WITHOUT_ANSWER, LetterState, MailRegister

_C = SQLModel.metadata.tables["letter"].c
_ANSWER = SQLModel.metadata.tables["letter"].alias("answer")
_OPEN = frozenset(state for state in LetterState if state.is_open)


def letter_facts(session: Session, first: date, last: date, unit: str = "") -> list[LetterFact]:
    """Return what counts of the letters received in a period, both days counted; cancelled ones do not.

    With a unit, the letters of both units are among them.
    """
    left_on = sa.func.min(sa.func.coalesce(_ANSWER.c.sent_on, _ANSWER.c.signed_on), type_=sa.Date())
    answered_on = (
        sa.select(left_on)
        .where(
            _ANSWER.c.answers_to_id == _C.id,
            _ANSWER.c.deleted_at.is_(None),
            _ANSWER.c.mail_register == MailRegister.outgoing,
            _ANSWER.c.state != LetterState.cancelled,
            _ANSWER.c.wording.not_in(WITHOUT_ANSWER),
        )
        .correlate(_C.id.table)
        .scalar_subquery()
    )
    columns = (_C.received_on, _C.unit, _C.request_kind, _C.channel, _C.state, _C.due_date)
    query = sa.select(*columns, answered_on.label("answered_on")).where(
        _C.mail_register == MailRegister.incoming,
        _C.deleted_at.is_(None),
        _C.received_on.between(first, last),
        _C.state != LetterState.cancelled,
    )
    if unit:
        query = query.where(_C.unit.in_([unit, "BOTH"]))
    return [
        LetterFact(
            received_on=row.received_on,
            unit=row.unit.value,
            request_kind=row.request_kind.value if row.request_kind else "",
            channel=row.channel.value,
            is_open=row.state in _OPEN,
            due_date=row.due_date,
            answered_on=row.answered_on,
        )
        for row in session.connection().execute(query)
    ]
