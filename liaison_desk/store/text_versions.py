"""The versions of letters and notes, kept when their text goes to the next one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeVar

from sqlmodel import Session, col, select

from liaison_desk.domain.fields import Fields
from liaison_desk.domain.records import Reference
from liaison_desk.domain.text_changes import KeptText
from liaison_desk.domain.validation import validated
from liaison_desk.store.tables import TextVersion

FieldsType = TypeVar("FieldsType", bound=Fields)


def keep_text(
    session: Session, owner: Reference, revision: int, fields: Fields, kept_at: datetime, reason: str
) -> None:
    """Keep a record as it is: the version `revision` of its text, left for `reason`."""
    session.add(
        TextVersion(
            owner_id=owner.id,
            owner_kind=owner.kind,
            revision=revision,
            kept_at=kept_at,
            reason=reason,
            content=fields.model_dump(mode="json"),
        )
    )
    session.flush()


def kept_texts(session: Session, owner: Reference, fields_class: type[FieldsType]) -> list[KeptText[FieldsType]]:
    """Return the versions kept of a record, the oldest first."""
    found = session.exec(
        select(TextVersion)
        .where(TextVersion.owner_id == owner.id, TextVersion.owner_kind == owner.kind)
        .order_by(col(TextVersion.revision), col(TextVersion.kept_at))
    )
    return [
        KeptText(
            row.id, row.revision, row.kept_at.replace(tzinfo=UTC), row.reason, validated(fields_class, row.content)
        )
        for row in found
    ]
