"""Who owes a task, in words."""

from __future__ import annotations

from sqlmodel import Session

from liaison_desk.domain.labels import label
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.store import records
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Partner, Task

_TOLD = "Responsable : "


def owner_words(session: Session, task: Task) -> str:
    """Return the name of whoever owes a task: the officer, a unit, somebody of the directory, or as it was written."""
    if task.owner is TaskOwner.officer:
        return office_fields(session).officer_name or label(TaskOwner.officer)
    partner = session.get(Partner, task.owner_id) if task.owner_id else None
    if partner is not None:
        return records.fields_of(partner, PartnerFields).display_name
    written = task.notes.partition("\n")[0]
    return written.removeprefix(_TOLD) if written.startswith(_TOLD) else label(task.owner)
