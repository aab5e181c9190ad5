"""Letters that belong together: same person, same engagement, one answering the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.threads import ThreadEntry, ThreadReason
from liaison_desk.store import letters
from liaison_desk.store.tables import Letter

_C = SQLModel.metadata.tables["letter"].c
_MOST = 200


def around(session: Session, letter: Letter) -> list[ThreadEntry]:
    """Return the other letters of a thread, the newest first."""
    ties = [_C.answers_to_id == letter.id]
    if letter.answers_to_id:
        ties += [_C.id == letter.answers_to_id, _C.answers_to_id == letter.answers_to_id]
    if letter.correspondent_id:
        ties.append(_C.correspondent_id == letter.correspondent_id)
    elif letter.correspondent_name:
        ties.append(sa.and_(_C.correspondent_id.is_(None), _C.correspondent_key == letter.correspondent_key))
    if letter.engagement_id:
        ties.append(_C.engagement_id == letter.engagement_id)
    return _entries(session, sa.and_(_C.id != letter.id, sa.or_(*ties)), lambda row: _reason(row, letter))


def from_sender(
    session: Session, key: str, correspondent_id: str | None, subject: str, days: tuple[date, date], but: str
) -> list[ThreadEntry]:
    """Return the letters received from a sender that are open, or have a subject and came within days, newest first.

    `key` is the sort key of the sender's name: the register is walked along it. `but` is left out.
    """
    theirs = _C.correspondent_key == key
    if correspondent_id:
        theirs = sa.and_(theirs, sa.or_(_C.correspondent_id == correspondent_id, _C.correspondent_id.is_(None)))
    alike = sa.and_(_C.subject_key == subject, _C.received_on.between(*days))
    chosen = sa.and_(_C.mail_register == MailRegister.incoming, theirs, sa.or_(letters.is_open(), alike), _C.id != but)
    return _entries(session, chosen, lambda _row: ThreadReason.person)


def written_to(session: Session, correspondent_id: str, but: str) -> list[ThreadEntry]:
    """Return the letters sent to a partner, the newest first, one of them left out."""
    theirs = sa.and_(_C.correspondent_id == correspondent_id, _is_a_text(but))
    return _entries(session, theirs, lambda _row: ThreadReason.person)


def written(session: Session, identifiers: Sequence[str], but: str) -> dict[str, ThreadEntry]:
    """Return those of these letters that go out and say something, by id."""
    chosen = sa.and_(_C.id.in_(identifiers), _is_a_text(but))
    return {entry.reference.id: entry for entry in _entries(session, chosen, lambda _row: ThreadReason.words)}


def _is_a_text(but: str) -> sa.ColumnElement[bool]:
    return sa.and_(_C.mail_register == MailRegister.outgoing, _C.body != "", _C.id != but)


def _reason(row: Any, letter: Letter) -> ThreadReason:
    if row.id == letter.answers_to_id or row.answers_to_id == letter.id:
        return ThreadReason.answer
    if letter.answers_to_id and row.answers_to_id == letter.answers_to_id:
        return ThreadReason.answer
    same_partner = letter.correspondent_id is not None and row.correspondent_id == letter.correspondent_id
    if same_partner or (letter.correspondent_key and row.correspondent_key == letter.correspondent_key):
        return ThreadReason.person
    return ThreadReason.engagement


def _entries(
    session: Session, condition: sa.ColumnElement[bool], reason: Callable[[Any], ThreadReason]
) -> list[ThreadEntry]:
    # a plain column would make SQLite walk the whole register along its date, rather than the few letters asked for
    newest_first = sa.func.coalesce(_C.listed_on, "").desc()
    query = (
        sa.select(*letters.LETTERS.columns, _C.answers_to_id, _C.correspondent_id, _C.correspondent_key, _C.body)
        .select_from(letters.LETTERS.source)
        .where(_C.deleted_at.is_(None), _C.state != LetterState.cancelled, condition)
        .order_by(newest_first, _C.number.desc())
        .limit(_MOST)
    )
    return [_entry(row, reason(row)) for row in session.connection().execute(query)]


def _entry(row: Any, reason: ThreadReason) -> ThreadEntry:
    listed = letters.LETTERS.make(row)
    return ThreadEntry(
        reference=Reference(Kind.letter, row.id),
        reason=reason,
        mail_register=MailRegister(listed.mail_register),
        number=listed.number,
        day=listed.listed_on if isinstance(listed.listed_on, date) else None,
        correspondent=listed.correspondent,
        subject=listed.subject,
        state=LetterState(listed.state),
        body=row.body,
    )
