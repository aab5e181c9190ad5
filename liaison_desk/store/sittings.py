"""The sittings as a list."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from liaison_desk.domain.lists import SittingRow
from liaison_desk.domain.sittings import SittingState
from liaison_desk.store.rows import RowList

_TABLE = SQLModel.metadata.tables["sitting"]
_C = _TABLE.c


def _make(row: Any) -> SittingRow:
    return SittingRow(
        id=row.id,
        title=row.title,
        body=row.body.value,
        state=row.state.value,
        held_on=row.held_on,
        reports_expected=row.reports_expected,
        engagement_id=row.engagement_id,
    )


SITTINGS = RowList[SittingRow](
    table=_TABLE,
    columns=(_C.id, _C.title, _C.body, _C.state, _C.held_on, _C.reports_expected, _C.engagement_id),
    source=_TABLE,
    views={
        "coming": lambda today: sa.and_(_C.held_on >= today, _C.state != SittingState.cancelled),
        "held": lambda _today: _C.state == SittingState.held,
    },
    sorts={"held_on": (_C.held_on,), "title": (_C.title, _C.held_on), "body": (_C.body, _C.held_on)},
    default_sort="held_on",
    newest_first=True,
    make=_make,
)
