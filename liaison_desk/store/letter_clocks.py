"""What the time limits of letters are worked out from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from liaison_desk.domain.letters import WITHOUT_ANSWER, LetterFields, LetterState, MailRegister
from liaison_desk.store.letters import is_open

_LETTER = SQLModel.metadata.tables["letter"]
_C = _LETTER.c
_READ = (
    "subject", "state", "received_on", "channel", "due_date", "flagged", "engagement_id", "request_kind",
    "request_kind_by", "first_received_on", "received_by_competent_on", "completed_on", "suspensions",
    "receipt_sent_on", "acknowledged_on", "stated_implicit_on", "extension_told_on", "forwarded_to", "forwarded_on",
    "applicant_told_on",
)  # fmt: skip
_MOST = 1_000


@dataclass(frozen=True)
class ClockedLetter:
    """An open letter whose kind of request is known or proposed; `fields` holds what its dates need, no text."""

    id: str
    number: str
    correspondent_name: str
    fields: LetterFields


def answered_on(session: Session, letter_id: str) -> date | None:
    """Return when a letter was first answered on the matter: acknowledgements and holding replies are no answers."""
    told = sa.func.coalesce(_C.sent_on, _C.signed_on)
    query = sa.select(sa.func.min(told)).where(
        _C.answers_to_id == letter_id,
        _C.deleted_at.is_(None),
        _C.state.in_([LetterState.signed, LetterState.sent, LetterState.closed]),
        _C.wording.not_in(WITHOUT_ANSWER),
    )
    return session.connection().execute(query).scalar_one_or_none()


def clocked(session: Session, since: date) -> Sequence[ClockedLetter]:
    """Return the open letters that came in since a day and whose kind is known or proposed, the last ones first."""
    reply = _LETTER.alias()
    answered = sa.exists().where(
        reply.c.answers_to_id == _C.id,
        reply.c.deleted_at.is_(None),
        reply.c.state.in_([LetterState.signed, LetterState.sent, LetterState.closed]),
        reply.c.wording.not_in(WITHOUT_ANSWER),
    )
    query = (
        sa.select(_C.id, _C.number, _C.correspondent_name, *(_C[name] for name in _READ))
        .where(
            _C.mail_register == MailRegister.incoming,
            _C.deleted_at.is_(None),
            is_open(),
            _C.request_kind.is_not(None),
            _C.received_on >= since,
            ~answered,
        )
        .order_by(_C.received_on.desc(), _C.number)
        .limit(_MOST)
    )
    return [
        ClockedLetter(
            row.id,
            row.number,
            row.correspondent_name,
            LetterFields.model_construct(**{name: getattr(row, name) for name in _READ}),
        )
        for row in session.connection().execute(query)
    ]
