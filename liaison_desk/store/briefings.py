"""The briefing notes as a list."""

from __future__ import annotations

from typing import Any

from sqlmodel import SQLModel

from liaison_desk.domain.briefings import BriefingState
from liaison_desk.domain.lists import BriefingRow
from liaison_desk.store.rows import RowList

_BRIEFING = SQLModel.metadata.tables["briefing"]
_C = _BRIEFING.c


def _make(row: Any) -> BriefingRow:
    return BriefingRow(
        id=row.id,
        title=row.title,
        briefing_kind=row.briefing_kind.value,
        purpose=row.purpose.value,
        state=row.state.value,
        revision=row.revision,
        as_of=row.as_of,
        unit=row.unit.value,
        changed_at=row.changed_at,
        engagement_id=row.engagement_id,
    )


BRIEFINGS = RowList[BriefingRow](
    table=_BRIEFING,
    columns=(
        _C.id, _C.title, _C.briefing_kind, _C.purpose, _C.state, _C.revision, _C.as_of, _C.unit, _C.changed_at,
        _C.engagement_id,
    ),
    source=_BRIEFING,
    views={
        "in_progress": lambda _today: _C.state.in_([BriefingState.draft, BriefingState.in_circuit]),
        "validated": lambda _today: _C.state.in_([BriefingState.validated, BriefingState.issued]),
        "djva": lambda _today: _C.unit.in_(["DJVA", "BOTH"]),
        "deci": lambda _today: _C.unit.in_(["DECI", "BOTH"]),
    },
    sorts={
        "changed_at": (_C.changed_at,),
        "title": (_C.title,),
        "state": (_C.state, _C.changed_at),
        "as_of": (_C.as_of,),
    },
    default_sort="changed_at",
    newest_first=True,
    make=_make,
)  # fmt: skip
