"""Notes of any form, kept and read again."""

from __future__ import annotations

from typing import Any

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.validation import validated
from liaison_desk.services.desk import Desk

OPTIONS = [{"title": "Statu quo"}, {"title": "Dossier unique", "cost": "45 000"}]


def added(desk: Desk, kind: BriefingKind, **values: Any) -> str:
    """Return the id of a new note."""
    return desk.briefings.add(validated(BriefingFields, {"briefing_kind": kind, "title": "Une note", **values}))


def fields_of(desk: Desk, identifier: str) -> BriefingFields:
    """Return a note as it is saved."""
    return desk.briefings.sheet(identifier).fields
