"""The lines of a decision sheet: the items of a point élu, with what is known today of their engagements."""

from __future__ import annotations

from collections.abc import Sequence

from liaison_desk.documents.decision_sheet import DecisionSheetLine
from liaison_desk.domain.decisions import ReviewItem
from liaison_desk.errors import NotFound
from liaison_desk.services.clock import Clock
from liaison_desk.services.options import OptionsService
from liaison_desk.services.territory import TerritoryService
from liaison_desk.store.database import Database
from liaison_desk.store.links import names_of


def decision_lines(database: Database, clock: Clock, items: Sequence[ReviewItem]) -> tuple[DecisionSheetLine, ...]:
    """Return each item with the options sheet of its engagement, none when it is in the bin."""
    options = OptionsService(database, TerritoryService(database, clock), clock)
    with database.reading() as session:
        names = names_of(session, {item.representative_id for item in items if item.representative_id})
    lines: list[DecisionSheetLine] = []
    for item in items:
        try:
            known = options.sheet(item.engagement_id) if item.engagement_id else None
        except NotFound:
            known = None
        lines.append(DecisionSheetLine(item, known, names.get(item.representative_id or "", "")))
    return tuple(lines)
