"""The mailings as a list."""

from __future__ import annotations

from typing import Any

from sqlmodel import SQLModel

from liaison_desk.domain.lists import MailingRow
from liaison_desk.domain.mailings import MailingReply, MailingState
from liaison_desk.store.rows import RowList

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
