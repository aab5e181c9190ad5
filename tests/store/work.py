"""What the killed processes do: the ordinary verbs of an office, one after the other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import alembic.command  # imported before the processes part, so that each starts its work at once
import alembic.config  # noqa: F401

import liaison_desk.calendars.export  # noqa: F401
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.store import migrations, office_folder
from liaison_desk.store.backup import restore_backup
from liaison_desk.store.key_file import demonstration_key
from liaison_desk.store.office_folder import OfficeFolder

MOMENT = datetime(2026, 5, 5, 7, 0, tzinfo=UTC)
PASSPHRASE = "une phrase de passe"


def clock() -> FixedClock:
    return FixedClock(MOMENT)


def opened(folder: Path) -> Desk:
    return Desk(offices.open_existing(folder, lambda _key_file: PASSPHRASE, clock()), clock())


def letter(place: int, body: str = "") -> LetterFields:
    return LetterFields(subject=f"Demande {place}", received_on=MOMENT.date(), body=body)


def engagement(place: int) -> EngagementFields:
    return EngagementFields(title=f"Visite {place}", starts_at=datetime(2026, 5, 12, 10) + timedelta(hours=place))


def write(tell: Connection, folder: Path) -> None:
    """Record letters and engagements without end and tell each one once the office says that it is recorded."""
    desk = opened(folder)
    tell.send(("ready", "", ""))
    for place in count():
        arrived = desk.letters.add(letter(place))
        tell.send(("letter", arrived, desk.letters.number_of(arrived)))
        reply = desk.letters.add(
            LetterFields(
                mail_register="outgoing", subject=f"Réponse {place}", correspondent_name="Bondy", body="Avec plaisir."
            )
        )
        tell.send(("letter", reply, desk.letters.sign(reply)))
        tell.send(("engagement", desk.engagements.add(engagement(place)), ""))


def make_backups(tell: Connection, folder: Path, first: int) -> None:
    """Make backups without end, a minute apart."""
    desk = opened(folder)
    tell.send("ready")
    for minutes in count(first):
        desk.clock.moment = MOMENT + timedelta(minutes=minutes)
        desk.backups.make()


def export(folder: Path, target: Path) -> None:
    """Write the agenda."""
    desk = opened(folder)
    for _step in desk.agenda_export.export(target):
        pass
    desk.close()


def create(folder: Path) -> None:
    offices.create(folder, PASSPHRASE)[0].close()


def create_and_tell(tell: Connection, folder: Path) -> None:
    tell.send("ready")
    create(folder)


def restore(folder: Path, file: Path) -> None:
    restore_backup(OfficeFolder(folder), file, lambda _key_file: demonstration_key(), datetime(2026, 5, 5, 9))


def back_up(folder: Path) -> None:
    desk = opened(folder)
    desk.backups.make()


def migrate(folder: Path, scripts: Path, version: int) -> None:
    """Open an office with the migrations of a later version of the program."""
    migrations.SCRIPTS = scripts
    office_folder.SCHEMA_VERSION = version
    opened(folder).close()
