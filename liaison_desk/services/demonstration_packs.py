"""The pack of the demonstration office: the next engagement's, printed once, then made again."""

from __future__ import annotations

from collections.abc import Generator
from datetime import timedelta
from typing import Any

from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.packs import PackFields, PackItem, PackItemKind, PackVersion
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import changed
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.desk import Desk
from liaison_desk.services.fact_keeping import note_pages
from liaison_desk.services.pack_making import ComposedPack
from liaison_desk.services.packs import records_of
from liaison_desk.store import pieces, records
from liaison_desk.store.office_folder import OpenOffice

_LOOKED_AT = 40


def fill(opened: OpenOffice, clock: Clock) -> None:
    """Record the pack of the next engagement that has a note: a version printed without one piece, then a whole one."""
    desk, day = Desk(opened, clock), today(clock)
    proposed = _next_pack(desk)
    if proposed is None:
        return
    expected = PackItem(
        item_kind=PackItemKind.divider,
        title="Bilan des subventions versées",
        owner="Direction des finances",
        due_on=day + timedelta(days=1),
    )
    first = changed(proposed, {"items": [*proposed.items, expected]})
    printed = _run(desk.pack_making.composed(first))
    kept = printed.version.model_copy(update={"printed_on": day})
    order = PackItem(item_kind=PackItemKind.protocol, record_kind=Kind.engagement, record_id=proposed.engagement_id)
    second = changed(first, {"items": [*first.items[:1], order, *first.items[1:]], "versions": [kept]})
    again = _run(desk.pack_making.composed(second))
    with opened.database.writing() as session:
        row = records.create_all(session, Kind.pack, [(_PACK_ID, changed(second, {"versions": []}))])[0]
        versions: list[PackVersion] = []
        for pack, version in ((printed, kept), (again, again.version)):
            name = desk.pack_making.file_name(second, version.number)
            owner = Reference(Kind.pack, row.id)
            piece_id = pieces.add_piece(session, owner, name, "application/pdf", pack.pdf)
            versions.append(version.model_copy(update={"piece_id": piece_id}))
        records.update(session, row, changed(second, {"versions": versions}))
        note_pages(session, row, again.page_texts, day, records_of(second))


_PACK_ID = "d0551e00000000000000000000000001"


def _next_pack(desk: Desk) -> PackFields | None:
    for row in desk.engagements.rows(ListQuery(saved_filter="coming"), 0, _LOOKED_AT):
        if row.state == EngagementState.accepted:
            fields = desk.pack_proposals.propose(Reference(Kind.engagement, row.id))
            if any(item.item_kind is PackItemKind.briefing for item in fields.items):
                return fields
    return None


def _run(steps: Generator[Any, None, ComposedPack]) -> ComposedPack:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
