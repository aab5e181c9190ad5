"""The folder of an office: making it, opening it in the order that loses nothing, closing it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlcipher3 import dbapi2

from liaison_desk.errors import UserError
from liaison_desk.store import key_file as keys
from liaison_desk.store.database import APPLICATION_ID, Database, connect, damaged, integrity_problems, read_pragma
from liaison_desk.store.key_file import KeyFile, read_key_file, write_key_file
from liaison_desk.store.migrations import upgrade
from liaison_desk.store.tables import SCHEMA_VERSION

_PLAIN_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True)
class OfficeFolder:
    """Where the files of one office are."""

    root: Path

    @property
    def database(self) -> Path:
        """The encrypted store."""
        return self.root / "office.db"

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
    """Make an office in an empty place; refuses to write over anything that is there."""
    if folder.exists():
        raise UserError("office_exists", f"Un bureau existe déjà dans le dossier « {folder.root} ».")
    try:
        folder.root.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise _not_writable(folder) from None
    lock = _take_lock(folder)
    try:
        connection = connect(folder.database, key)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.close()
        upgrade(folder.database, key)
        key_file = replace(key_file, schema_version=SCHEMA_VERSION)
        write_key_file(folder.key_file, key_file)
    except BaseException as error:
        lock.release()
        for leftover in folder.root.glob("office.db*"):
            leftover.unlink()
        if isinstance(error, dbapi2.OperationalError):
            raise _not_writable(folder) from None
        raise
    return OpenOffice(folder, key_file, Database(folder.database, key), lock)


def open_office(
    folder: OfficeFolder, key_of: Callable[[KeyFile], bytes], before_upgrade: Callable[[OfficeFolder, bytes], None]
) -> OpenOffice:
    """Open an office; each refusal has its own sentence and writes nothing (safety reference §1.2).

    `key_of` finds the key that a key file names; `before_upgrade` makes the backup that precedes a migration.
    """
    if not folder.exists():
        raise UserError("no_office", f"Aucun bureau dans le dossier « {folder.root} » : créez-le avec « init ».")
    lock = _take_lock(folder)
    try:
        key_file = read_key_file(folder.key_file)
        if key_file.schema_version > SCHEMA_VERSION:
            raise keys.newer_version()
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
        return OpenOffice(folder, key_file, Database(folder.database, key), lock)
    except BaseException:
        lock.release()
        raise


def _take_lock(folder: OfficeFolder) -> FileLock:
    lock = FileLock(folder.lock, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise UserError(
            "office_in_use", "Ce bureau est déjà ouvert dans une autre fenêtre ou par une commande : fermez-la d'abord."
        ) from None
    except OSError:
        raise _not_writable(folder) from None
    return lock


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
        raise damaged() from None
    except dbapi2.DatabaseError:
        raise damaged() from None
    finally:
        if connection is not None:
            with contextlib.suppress(dbapi2.DatabaseError):
                connection.close()
