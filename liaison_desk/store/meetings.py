"""The meetings as a list."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from liaison_desk.domain.lists import MeetingRow
from liaison_desk.domain.meetings import MinutesState
from liaison_desk.store.rows import RowList

_TABLE = SQLModel.metadata.tables["meeting"]
_C = _TABLE.c


def _make(row: Any) -> MeetingRow:
    return MeetingRow(
        id=row.id,
        title=row.title,
        series=row.series,
        meeting_kind=row.meeting_kind.value,
        starts_at=row.starts_at,
        place=row.place,
        minutes_state=row.minutes_state.value,
        unit=row.unit.value,
        items=len(row.items),
        engagement_id=row.engagement_id,
    )


MEETINGS = RowList[MeetingRow](
    table=_TABLE,
    columns=(
        _C.id, _C.title, _C.series, _C.meeting_kind, _C.starts_at, _C.place, _C.minutes_state, _C.unit, _C["items"],
        _C.engagement_id,
    ),
    source=_TABLE,
    views={
        "coming": lambda today: _C.starts_at >= datetime.combine(today, time()),
        "minutes_to_do": lambda today: sa.and_(
            _C.starts_at < datetime.combine(today, time()), _C.minutes_state != MinutesState.approved
        ),
        "djva": lambda _today: _C.unit.in_(["DJVA", "BOTH"]),
        "deci": lambda _today: _C.unit.in_(["DECI", "BOTH"]),
    },
    sorts={
        "starts_at": (_C.starts_at,),
        "title": (_C.title, _C.starts_at),
        "series": (_C.series, _C.starts_at),
        "minutes_state": (_C.minutes_state, _C.starts_at),
    },
    default_sort="starts_at",
    newest_first=True,
    make=_make,
)  # fmt: skip
