"""The demonstration office: invented people, made around the day it is first opened, apart from any real data."""

from __future__ import annotations

from pathlib import Path

from liaison_desk.services import offices
from liaison_desk.services.clock import Clock
from liaison_desk.store.office_folder import OfficeFolder, OpenOffice
from liaison_desk.store.tables import Office


def open_demonstration(folder: Path, clock: Clock) -> OpenOffice:
    """Open the demonstration office, making it the first time."""
    if OfficeFolder(folder).exists():
        opened = offices.open_existing(folder, lambda _key_file: None, clock)
    else:
        opened = offices.create_demonstration(folder)
    with opened.database.reading() as session:
        is_empty = session.get(Office, "office") is None
    if is_empty:  # new, or its making was cut short
        from liaison_desk.services.demonstration_making import fill  # not needed to open it again

        fill(opened, clock)
    return opened
