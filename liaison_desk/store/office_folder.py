"""The folder of an office: making it, opening it in the order that loses nothing, closing it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlcipher3 import dbapi2

from liaison_desk.errors import UserError
from liaison_desk.files import sweep_partials
from liaison_desk.store import key_file as keys
from liaison_desk.store.database import (
    APPLICATION_ID,
    Database,
    connect,
    damaged,
    disk_full,
    integrity_problems,
    known_troubles,
    read_pragma,
)
from liaison_desk.store.key_file import KeyFile, read_key_file, write_key_file
from liaison_desk.store.migrations import upgrade
from liaison_desk.store.tables import SCHEMA_VERSION

_PLAIN_SQLITE = b"SQLite format 3\x00"
_ROOM_TO_OPEN = 100_000
"""Bytes: SQLite shares its journal through a small file, and calls it an input/output error when it finds no room."""


@dataclass(frozen=True)
class OfficeFolder:
    """Where the files of one office are."""

    root: Path

    @property
    def database(self) -> Path:
        """The encrypted store."""
        return self.root / "office.db"

    @property
    def new_database(self) -> Path:
        """The encrypted store while it is being made."""
        return self.root / "office.db.new"

    @property
    def key_file(self) -> Path:
        """The readable file that says which key opens the store."""
        return self.root / "office.json"

    @property
    def lock(self) -> Path:
        """The file one running program holds."""
        return self.root / "office.lock"

    @property
    def backups(self) -> Path:
        """The verified copies."""
        return self.root / "backups"

    @property
    def templates(self) -> Path:
        """The officer's own Word templates, which win over the shipped ones."""
        return self.root / "templates"

    @property
    def scratch(self) -> Path:
        """Where an office suite works, emptied as soon as it has, and when the office opens."""
        return self.root / "scratch"

    def exists(self) -> bool:
        """Tell whether an office was made here, even a damaged one."""
        return self.key_file.exists() or self.database.exists()


class OpenOffice:
    """An office held open: its folder, its key file, its database; one at a time for one folder."""

    def __init__(self, folder: OfficeFolder, key_file: KeyFile, database: Database, lock: FileLock) -> None:
        self.folder = folder
        self.key_file = key_file
        self.database = database
        self._lock = lock

    def close(self) -> None:
        """Close the store and let another program open it."""
        self.database.close()
        self._lock.release()


def create_office(folder: OfficeFolder, key: bytes, key_file: KeyFile) -> OpenOffice:
    """Make an office in an empty place; refuses to write over anything that is there.

    The store is made whole beside its place: the key file says that it is, its name that all is done. A start after
    a crash thus finds nothing, and makes the office anew, or both, and opens it.
    """
    try:
        folder.root.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise _not_writable(folder) from None
    lock = take_lock(folder)
    try:
        if folder.exists():
            raise UserError("office_exists", f"Un bureau existe déjà dans le dossier « {folder.root} ».")
        key_file = replace(key_file, schema_version=SCHEMA_VERSION)
        with _nothing_left_on_failure(folder):
            _make_database(folder, key)
            write_key_file(folder.key_file, key_file)
            _finish_creation(folder)
        return OpenOffice(folder, key_file, Database(folder.database, key), lock)
    except BaseException:
        lock.release()
        raise


def open_office(
    folder: OfficeFolder, key_of: Callable[[KeyFile], bytes], before_upgrade: Callable[[OfficeFolder, bytes], None]
) -> OpenOffice:
    """Open an office; each refusal has its own sentence and writes nothing (safety reference §1.2).

    `key_of` finds the key that a key file names; `before_upgrade` makes the backup that precedes a migration.
    """
    if not folder.exists():
        raise UserError("no_office", f"Aucun bureau dans le dossier « {folder.root} » : créez-le avec « init ».")
    lock = take_lock(folder)
    try:
        key_file = read_key_file(folder.key_file)
        if key_file.schema_version > SCHEMA_VERSION:
            raise keys.newer_version()
        _finish_creation(folder)
        _check_is_a_file_of_ours(folder)
        key = key_of(key_file)
        if keys.key_check(key) != key_file.key_check:
            raise UserError(
                "wrong_key", "Ce n'est pas la bonne clé : vérifiez la phrase de passe ou la clé de secours."
            )
        version = _checked_version(folder, key)
        if version < SCHEMA_VERSION:
            before_upgrade(folder, key)
            upgrade(folder.database, key)
        if key_file.schema_version != SCHEMA_VERSION:
            key_file = replace(key_file, schema_version=SCHEMA_VERSION)
            write_key_file(folder.key_file, key_file)
        _sweep(folder)
        return OpenOffice(folder, key_file, Database(folder.database, key), lock)
    except BaseException:
        lock.release()
        raise


def take_lock(folder: OfficeFolder) -> FileLock:
    """Keep every other program away from an office; raises UserError when one holds it."""
    lock = FileLock(folder.lock, timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise UserError(
            "office_in_use", "Ce bureau est déjà ouvert dans une autre fenêtre ou par une commande : fermez-la d'abord."
        ) from None
    except OSError:
        raise _not_writable(folder) from None
    return lock


def _make_database(folder: OfficeFolder, key: bytes) -> None:
    for unfinished in folder.root.glob(f"{folder.new_database.name}*"):
        unfinished.unlink()
    with known_troubles():
        connection = connect(folder.new_database, key)
        try:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute("PRAGMA journal_mode=WAL")
        finally:
            connection.close()
    upgrade(folder.new_database, key)


def _finish_creation(folder: OfficeFolder) -> None:
    """Give its name to a store that was made whole: its key file, written after it, is there."""
    if folder.new_database.exists() and not folder.database.exists():
        folder.new_database.replace(folder.database)


@contextlib.contextmanager
def _nothing_left_on_failure(folder: OfficeFolder) -> Generator[None]:
    try:
        yield
    except BaseException:
        for leftover in (folder.key_file, *folder.root.glob(f"{folder.new_database.name}*")):
            leftover.unlink(missing_ok=True)
        raise


def _sweep(folder: OfficeFolder) -> None:
    """Remove what a crash left half-written; nothing writes here yet."""
    sweep_partials(folder.root)
    shutil.rmtree(folder.scratch, ignore_errors=True)
    for leftover in (*folder.root.glob(".*.part*"), *folder.backups.glob(".*.part*")):
        with contextlib.suppress(OSError):
            leftover.unlink()


def _not_writable(folder: OfficeFolder) -> UserError:
    return UserError(
        "read_only",
        f"Le dossier « {folder.root} » ne peut pas être modifié : vérifiez vos droits ou choisissez-en un autre.",
    )


def _check_is_a_file_of_ours(folder: OfficeFolder) -> None:
    """Refuse a missing, empty or plainly foreign file before SQLite, which would make it anew, sees it.

    No connection is open yet, so reading the first bytes drops no lock.
    """
    path = folder.database
    if not path.exists():
        raise UserError(
            "database_missing", "Le fichier des données manque : restaurez la dernière sauvegarde vérifiée."
        )
    if path.stat().st_size < 1024:
        raise damaged()
    with path.open("rb") as file:
        if file.read(16) == _PLAIN_SQLITE:
            raise UserError("not_an_office", f"Le fichier « {path.name} » n'est pas celui d'un bureau Liaison Desk.")


def _checked_version(folder: OfficeFolder, key: bytes) -> int:
    """Return the schema version of a store that is ours and sound."""
    unclean = folder.database.with_name("office.db-wal").exists()
    connection: Any = None
    try:
        connection = connect(folder.database, key)
        if read_pragma(connection, "application_id") != APPLICATION_ID:
            raise UserError("not_an_office", "Ce fichier de données n'est pas celui d'un bureau Liaison Desk.")
        version = read_pragma(connection, "user_version")
        if version > SCHEMA_VERSION:
            raise keys.newer_version()
        if unclean and integrity_problems(connection):
            raise damaged()
        return version
    except dbapi2.OperationalError as error:
        if "unable to open" in str(error) or "readonly" in str(error):
            raise _not_writable(folder) from None
        if shutil.disk_usage(folder.root).free < _ROOM_TO_OPEN:
            raise disk_full() from None
        raise damaged() from None
    except dbapi2.DatabaseError:
        raise damaged() from None
    finally:
        if connection is not None:
            with contextlib.suppress(dbapi2.DatabaseError):
                connection.close()
