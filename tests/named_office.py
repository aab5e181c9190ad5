"""An office whose official and officer have a name, with nothing to undo: without names no letter is signed."""

from __future__ import annotations

from pathlib import Path

from liaison_desk.domain.office import OfficeFields
from liaison_desk.services import offices
from liaison_desk.store.office_folder import OpenOffice
from liaison_desk.store.tables import Office

NAMES = OfficeFields(official_first_name="Samir", official_last_name="Benali", officer_name="Camille Aubert")


def named_office(folder: Path) -> OpenOffice:
    """Make such an office; its key is no secret, so nothing has to be stretched."""
    opened = offices.create_demonstration(folder)
    with opened.database.writing() as session:
        session.add(Office(**{name: getattr(NAMES, name) for name in OfficeFields.model_fields}))
    return opened
