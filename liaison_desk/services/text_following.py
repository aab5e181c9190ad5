"""What a change of text does to the visas given on it, whichever verb makes it (domain reference §1.7)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from sqlmodel import Session

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.circuit_rules import TEXT_CHANGED, last_revision_seen, visas_cancelled
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.records import Reference
from liaison_desk.domain.validation import changed
from liaison_desk.domain.written_texts import is_same_text
from liaison_desk.store.text_versions import keep_text

WrittenType = TypeVar("WrittenType", LetterFields, BriefingFields)


def follow_text(
    session: Session, owner: Reference, before: WrittenType, now: WrittenType, moment: datetime
) -> WrittenType:
    """Return what is to be saved: a text changed after a visa is a draft again, its visas no longer hold.

    The version the visas were given on is kept, and the next one begins.
    """
    if is_same_text(before, now) or not any(step.holds for step in before.circuit):
        return now
    values: dict[str, Any] = {"circuit": visas_cancelled(now.circuit)}
    if now.state.value == "in_circuit":
        values["state"] = type(now.state)("draft")
    if last_revision_seen(before.circuit) >= before.revision:
        keep_text(session, owner, before.revision, before, moment, TEXT_CHANGED)
        values["revision"] = before.revision + 1
    return changed(now, values)
