"""The briefing notes as a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import OUT_OF_USE, BriefingPurpose, BriefingState
from liaison_desk.domain.lists import BriefingRow
from liaison_desk.store.rows import RowList
from liaison_desk.store.tables import Briefing

_BRIEFING = SQLModel.metadata.tables["briefing"]
_C = _BRIEFING.c

View = Callable[[date], sa.ColumnElement[bool]]


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
        valid_until=row.valid_until,
        due_on=row.due_on,
        number=row.number,
    )


def _is_kind(kind: BriefingKind) -> View:
    return lambda _today: _C.briefing_kind == kind


def _is_state(state: BriefingState) -> View:
    return lambda _today: _C.state == state


def _is_for(purpose: BriefingPurpose) -> View:
    return lambda _today: _C.purpose == purpose


BRIEFINGS = RowList[BriefingRow](
    table=_BRIEFING,
    columns=(
        _C.id, _C.title, _C.briefing_kind, _C.purpose, _C.state, _C.revision, _C.as_of, _C.unit, _C.changed_at,
        _C.engagement_id, _C.valid_until, _C.due_on, _C.number,
    ),
    source=_BRIEFING,
    views={
        "in_progress": lambda _today: _C.state.in_([BriefingState.draft, BriefingState.in_circuit]),
        "validated": lambda _today: _C.state.in_([BriefingState.validated, BriefingState.issued]),
        "expired": lambda today: sa.and_(_C.valid_until < today, _C.state.not_in(OUT_OF_USE)),
        "djva": lambda _today: _C.unit.in_(["DJVA", "BOTH"]),
        "deci": lambda _today: _C.unit.in_(["DECI", "BOTH"]),
        **{f"kind_{kind.value}": _is_kind(kind) for kind in BriefingKind},
        **{f"state_{state.value}": _is_state(state) for state in BriefingState},
        **{f"purpose_{purpose.value}": _is_for(purpose) for purpose in BriefingPurpose},
    },
    sorts={
        "changed_at": (_C.changed_at,),
        "title": (_C.title,),
        "state": (_C.state, _C.changed_at),
        "as_of": (_C.as_of,),
        "briefing_kind": (_C.briefing_kind, _C.title),
        "number": (_C.number,),
        "valid_until": (_C.valid_until, _C.changed_at),
    },
    default_sort="changed_at",
    newest_first=True,
    make=_make,
)  # fmt: skip


def all_of(session: Session) -> Sequence[Briefing]:
    """Return every note that is not in the bin."""
    return session.exec(select(Briefing).where(col(Briefing.deleted_at).is_(None)).order_by(Briefing.id)).all()
