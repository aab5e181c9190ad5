"""Commands on the office as a whole: init, backup, restore, check, self-test."""

from __future__ import annotations

import getpass
import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from liaison_desk.cli.output import print_json, print_line, read_json_object
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.validation import validated
from liaison_desk.errors import UserError
from liaison_desk.paths import default_office_folder, demonstration_folder
from liaison_desk.services import offices
from liaison_desk.services.clock import Clock
from liaison_desk.services.desk import Desk

Opened = TypeVar("Opened")

_PASSPHRASE = "LIAISON_DESK_PASSPHRASE"
_PATIENCE, _BETWEEN_TRIES = 5.0, 0.1
"""In seconds: longer than several commands of a script, shorter than what a person waits for."""


def folder_of(asked: Namespace) -> Path:
    """Return the folder of the office the command line names."""
    if asked.office:
        return Path(asked.office)
    return demonstration_folder() if asked.demo else default_office_folder()


def ask_secret(_key_file: object) -> str | None:
    """Return the passphrase or recovery key: from the environment, else typed, None when nobody is there."""
    given = os.environ.get(_PASSPHRASE)
    if given:
        return given
    if not sys.stdin.isatty():
        return None
    return getpass.getpass("Phrase de passe ou clé de secours : ") or None


def open_desk(asked: Namespace, clock: Clock) -> Desk:
    """Open the office the command line names, making the demonstration one when it is asked for and missing."""
    folder = folder_of(asked)
    if asked.demo:
        from liaison_desk.services.demonstration import open_demonstration

        return Desk(open_demonstration(folder, clock), clock)
    return Desk(_patiently(lambda: offices.open_existing(folder, ask_secret, clock)), clock)


def _patiently(opening: Callable[[], Opened]) -> Opened:
    """Open an office, waiting for another command to end; raises UserError when it stays in use, by a window."""
    limit = time.monotonic() + _PATIENCE
    while True:
        try:
            return opening()
        except UserError as error:
            if error.code != "office_in_use" or time.monotonic() > limit:
                raise
        time.sleep(_BETWEEN_TRIES)


def init(asked: Namespace, clock: Clock) -> None:
    """Make an office from JSON and print its recovery key, this once."""
    values = read_json_object(asked.file) if asked.file != "-" or not sys.stdin.isatty() else {}
    fields = validated(OfficeFields, values)
    opened, recovery = offices.create(folder_of(asked), os.environ.get(_PASSPHRASE))
    desk = Desk(opened, clock)
    try:
        desk.settings.change(fields)
    finally:
        desk.close()
    print_json({"office": str(folder_of(asked)), "recovery_key": recovery})
    sys.stderr.write("Imprimez la clé de secours et rangez-la : elle ne sera plus montrée.\n")


def backup(desk: Desk, asked: Namespace) -> None:
    """Make a verified copy and print where it is."""
    print_json({"backup": str(desk.backups.make(asked.output))})


def restore(asked: Namespace, clock: Clock) -> None:
    """Put the office back as a backup holds it."""
    offices.restore(folder_of(asked), asked.file, ask_secret, clock)
    print_line("Bureau remis dans l'état de la sauvegarde.")


def check(desk: Desk, asked: Namespace) -> None:
    """Print what is wrong with the data; raises UserError when anything is."""
    problems = desk.backups.check()
    cancelled = desk.backups.cancelled_numbers() if not problems else ()
    if asked.json:
        names = ("number", "subject", "reason")
        told = [dict(zip(names, one, strict=True)) for one in cancelled]
        print_json({"sound": not problems, "problems": problems, "cancelled_numbers": told})
    for problem in problems if not asked.json else ():
        print_line(problem)
    if problems:
        raise UserError("unsound", "Des anomalies ont été trouvées : restaurez la dernière sauvegarde vérifiée.")
    if not asked.json:
        print_line("Les données sont saines.")
        for number, subject, reason in cancelled:
            print_line(f"Numéro annulé {number}, « {subject} » : {reason}")


def self_test(asked: Namespace, clock: Clock) -> None:
    """Make the demonstration office and its documents in a private folder, then remove them."""
    import shutil
    import tempfile

    from liaison_desk.cli.paper_commands import deliver

    room = Path(tempfile.mkdtemp(prefix="liaison-desk-"))
    try:
        asked.office, asked.demo, asked.folder = room / "office", True, room / "out"
        desk = open_desk(asked, clock)
        try:
            deliver(desk, asked)
        finally:
            desk.close()
    finally:
        shutil.rmtree(room, ignore_errors=True)
    print_line("Tout est là.")
