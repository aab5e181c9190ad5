"""The mailings as a list."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.lists import MailingRow
from liaison_desk.domain.mailing_replies import unanswered
from liaison_desk.domain.mailings import MailingReply, MailingState
from liaison_desk.store.database import Database
from liaison_desk.store.rows import RowList
from liaison_desk.store.tables import Letter, Mailing, RecordLink

_TABLE = SQLModel.metadata.tables["mailing"]
_C = _TABLE.c


def _make(row: Any) -> MailingRow:
    written_to = [one for one in row.recipients if one.included]
    return MailingRow(
        id=row.id,
        subject=row.subject,
        state=row.state.value,
        made_on=row.made_on,
        reply_by=row.reply_by,
        recipients=len(written_to),
        replies=sum(1 for one in written_to if one.reply is not MailingReply.none),
        unit=row.unit.value,
        engagement_id=row.engagement_id,
    )


MAILINGS = RowList[MailingRow](
    table=_TABLE,
    columns=(_C.id, _C.subject, _C.state, _C.made_on, _C.reply_by, _C.recipients, _C.unit, _C.engagement_id),
    source=_TABLE,
    views={
        "in_progress": lambda _today: _C.state.in_([MailingState.draft, MailingState.made]),
        "closed": lambda _today: _C.state == MailingState.closed,
    },
    sorts={
        "changed_at": (_C.changed_at,),
        "subject": (_C.subject,),
        "made_on": (_C.made_on, _C.changed_at),
        "state": (_C.state, _C.changed_at),
    },
    default_sort="changed_at",
    newest_first=True,
    make=_make,
)


def awaiting(session: Session, partner_id: str) -> list[Mailing]:
    """Return the mailings made whose answer is awaited from a partner, the last one first."""
    tied = select(RecordLink.from_id).where(RecordLink.to_id == partner_id, RecordLink.role == "recipient")
    made = select(Mailing).where(
        col(Mailing.id).in_(tied), Mailing.state == MailingState.made, col(Mailing.deleted_at).is_(None)
    )
    return [
        row
        for row in session.exec(made.order_by(col(Mailing.made_on).desc(), Mailing.id))
        if any(one.partner_id == partner_id for one in unanswered(row.recipients))
    ]


def letters_from(
    session: Session, mailing_id: str, partner_ids: Collection[str], since: date | None
) -> Sequence[Letter]:
    """Return the letters that came from partners since a day and are not tied to a mailing, the last one first."""
    ends = select(RecordLink.from_id, RecordLink.to_id).where(
        sa.or_(col(RecordLink.from_id) == mailing_id, col(RecordLink.to_id) == mailing_id)
    )
    tied = {end for one in session.exec(ends) for end in one}
    found = select(Letter).where(
        Letter.mail_register == MailRegister.incoming,
        col(Letter.deleted_at).is_(None),
        Letter.state != LetterState.cancelled,
        col(Letter.correspondent_id).in_(partner_ids),
        col(Letter.received_on) >= (since or date.min),
    )
    in_order = session.exec(found.order_by(col(Letter.received_on).desc(), col(Letter.number).desc()))
    return [row for row in in_order if row.id not in tied]


def is_made(database: Database, mailing_id: str) -> bool:
    """Tell whether the letters of a mailing are recorded."""
    with database.reading() as session:
        found = session.connection().execute(sa.select(_C.made_on).where(_C.id == mailing_id)).scalar()
    return found is not None
