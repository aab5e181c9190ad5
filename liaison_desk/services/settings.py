"""Reading and changing what the office is."""

from __future__ import annotations

from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.records import Kind
from liaison_desk.services.changes import Changes
from liaison_desk.store.database import Database
from liaison_desk.store.journal import journaled
from liaison_desk.store.tables import Office


class SettingsService:
    """The one record of the office."""

    def __init__(self, database: Database, changes: Changes) -> None:
        self._database = database
        self._changes = changes

    def office(self) -> OfficeFields:
        """Return the official, the units, the officer and the letterhead."""
        with self._database.reading() as session:
            row = session.get(Office, "office")
            if row is None:
                return OfficeFields()
            return OfficeFields.model_construct(**{name: getattr(row, name) for name in OfficeFields.model_fields})

    def change(self, fields: OfficeFields) -> None:
        """Make the office what the fields say."""
        with self._database.writing() as session, journaled(session, "Réglages du bureau"):
            row = session.get(Office, "office")
            values = {name: getattr(fields, name) for name in OfficeFields.model_fields}
            if row is None:
                session.add(Office(**values))
            else:
                for name, value in values.items():
                    if getattr(row, name) != value:
                        setattr(row, name, value)
        self._changes.publish(*Kind)
