"""Making the letters of a mailing in a process that is killed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from liaison_desk.domain.merge_outputs import MergeOutputs
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from tests.services.mailing_office import made


def opened(folder: Path) -> Desk:
    clock = FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))
    return Desk(offices.open_existing(folder, lambda _key_file: None, clock), clock)


def make(folder: str, mailing_id: str, target: str) -> None:
    """Make the letters and every paper."""
    desk = opened(Path(folder))
    made(desk, mailing_id, _outputs(Path(target)))
    desk.close()


def write_again(folder: str, mailing_id: str, target: str) -> None:
    """Write the papers of letters that are made."""
    desk = opened(Path(folder))
    for _step in desk.merges.write(mailing_id, _outputs(Path(target))):
        pass
    desk.close()


def _outputs(place: Path) -> MergeOutputs:
    return MergeOutputs(folder=place / "lettres", printable=place / "tout.docx")
