"""Reading and changing what the office is."""

from __future__ import annotations

from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.records import Kind
from liaison_desk.domain.validation import changed
from liaison_desk.services.back_planning import follow_presence
from liaison_desk.services.changes import Changes
from liaison_desk.services.municipalities import insee_code
from liaison_desk.store.database import Database
from liaison_desk.store.journal import journaled
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Office

_ENDS = ("from_municipality", "to_municipality")


class SettingsService:
    """The one record of the office."""

    def __init__(self, database: Database, changes: Changes) -> None:
        self._database = database
        self._changes = changes

    def office(self) -> OfficeFields:
        """Return the official, the units, the officer and the letterhead."""
        with self._database.reading() as session:
            return office_fields(session)

    def presence(self) -> Presence:
        """Return when the officer works."""
        return Presence.of(self.office())

    def change(self, fields: OfficeFields) -> None:
        """Make the office what the fields say; the steps counted in her half-days follow when those change."""
        fields = _located(fields)
        with self._database.writing() as session, journaled(session, "Réglages du bureau"):
            presence = Presence.of(office_fields(session))
            row = session.get(Office, "office")
            values = {name: getattr(fields, name) for name in OfficeFields.model_fields}
            if row is None:
                session.add(Office(**values))
            else:
                for name, value in values.items():
                    if getattr(row, name) != value:
                        setattr(row, name, value)
            if Presence.of(fields) != presence:
                follow_presence(session)
        self._changes.publish(*Kind)


def _located(fields: OfficeFields) -> OfficeFields:
    """Return settings with their communes by code, however they were written; raises InvalidFields for unknown ones."""
    times = [
        changed(one, {name: _code(getattr(one, name), f"travel_times.{number}.{name}") for name in _ENDS})
        for number, one in enumerate(fields.travel_times)
    ]
    base = _code(fields.base_municipality, "base_municipality")
    return fields.model_copy(update={"base_municipality": base, "travel_times": times})


def _code(written: str, field: str) -> str:
    return insee_code(written, field) if written else ""
