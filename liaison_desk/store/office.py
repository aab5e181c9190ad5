"""The one record of the office, read within a transaction."""

from __future__ import annotations

from sqlmodel import Session

from liaison_desk.domain.office import OfficeFields
from liaison_desk.store.tables import Office


def office_fields(session: Session) -> OfficeFields:
    """Return what the office is; the defaults before the first start."""
    row = session.get(Office, "office")
    if row is None:
        return OfficeFields()
    return OfficeFields.model_construct(**{name: getattr(row, name) for name in OfficeFields.model_fields})
