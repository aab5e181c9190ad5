"""The reports of sittings as a list."""

from __future__ import annotations

from typing import Any

from sqlmodel import SQLModel

from liaison_desk.domain.council_reports import VoteResult
from liaison_desk.domain.lists import CouncilReportRow
from liaison_desk.store.rows import RowList

_TABLE = SQLModel.metadata.tables["council_report"]
_C = _TABLE.c


def _make(row: Any) -> CouncilReportRow:
    return CouncilReportRow(
        id=row.id,
        number=row.number,
        title=row.title,
        sitting_id=row.sitting_id,
        committee=row.committee,
        direction=row.direction,
        unit=row.unit.value,
        synthesis_form=row.synthesis_form.value,
        briefing_id=row.briefing_id,
        vote_result=row.vote_result.value,
        position=row.position,
    )


COUNCIL_REPORTS = RowList[CouncilReportRow](
    table=_TABLE,
    columns=(
        _C.id, _C.number, _C.title, _C.sitting_id, _C.committee, _C.direction, _C.unit, _C.synthesis_form,
        _C.briefing_id, _C.vote_result, _C.position,
    ),
    source=_TABLE,
    views={
        "to_vote": lambda _today: _C.vote_result == VoteResult.pending,
        "djva": lambda _today: _C.unit.in_(["DJVA", "BOTH"]),
        "deci": lambda _today: _C.unit.in_(["DECI", "BOTH"]),
    },
    sorts={"changed_at": (_C.changed_at,), "number": (_C.committee, _C.position, _C.number), "title": (_C.title,)},
    default_sort="changed_at",
    newest_first=True,
    make=_make,
)  # fmt: skip
