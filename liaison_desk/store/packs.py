"""The packs as a list."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session, SQLModel, col, select

from liaison_desk.domain.lists import PackRow
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.store.rows import RowList
from liaison_desk.store.tables import Pack

_TABLE = SQLModel.metadata.tables["pack"]
_C = _TABLE.c


def _make(row: Any) -> PackRow:
    last = row.versions[-1] if row.versions else None
    return PackRow(
        id=row.id,
        title=row.title,
        unit=row.unit.value,
        items=len(row.items),
        version=last.number if last else 0,
        pages=last.pages if last else 0,
        printed_on=last.printed_on if last else None,
        engagement_id=row.engagement_id,
        changed_at=row.changed_at,
    )


PACKS = RowList[PackRow](
    table=_TABLE,
    columns=(_C.id, _C.title, _C.unit, _C["items"], _C.versions, _C.engagement_id, _C.changed_at),
    source=_TABLE,
    views={
        "djva": lambda _today: _C.unit.in_(["DJVA", "BOTH"]),
        "deci": lambda _today: _C.unit.in_(["DECI", "BOTH"]),
    },
    sorts={"changed_at": (_C.changed_at,), "title": (_C.title,)},
    default_sort="changed_at",
    newest_first=True,
    make=_make,
)


def last_pack_of(session: Session, about: Reference) -> str | None:
    """Return the id of the pack last changed among those about a record; None when there is none."""
    column = {
        Kind.engagement: Pack.engagement_id,
        Kind.sitting: Pack.sitting_id,
        Kind.meeting: Pack.meeting_id,
        Kind.partner: Pack.partner_id,
    }.get(about.kind)
    if column is None:
        return None
    query = select(Pack.id).where(col(column) == about.id, col(Pack.deleted_at).is_(None))
    return session.exec(query.order_by(col(Pack.changed_at).desc(), col(Pack.id))).first()
