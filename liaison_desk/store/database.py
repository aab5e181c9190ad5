"""The one encrypted database: its connections, its transactions, what SQLite must be told."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Generator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, exc
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2
from sqlmodel import Session

from liaison_desk.errors import UserError

APPLICATION_ID = 0x4C44534B
"""« LDSK », in `PRAGMA application_id`."""

_OLDEST_SQLITE = (3, 51, 3)
"""Earlier versions can lose pages when two connections write (sqlite.org/wal.html#walresetbug)."""


def connect(path: Path, key: bytes, *, read_only: bool = False) -> Any:
    """Return a raw keyed connection, each statement its own transaction until BEGIN."""
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False, timeout=20)
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    for pragma in ("foreign_keys=ON", "trusted_schema=OFF", "temp_store=MEMORY", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    if read_only:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("PRAGMA cache_size=-16000")
    else:
        connection.execute("PRAGMA synchronous=FULL")
    return connection


class Database:
    """One writer connection, a few readers; every use-case is one transaction."""

    def __init__(self, path: Path, key: bytes) -> None:
        if dbapi2.sqlite_version_info < _OLDEST_SQLITE:
            raise UserError(
                "old_sqlite", "La bibliothèque de base de données est trop ancienne : réinstallez le programme."
            )
        self.path = path
        self.key = key
        self.changes_made = 0
        self._writing = threading.RLock()
        self._writer = _engine(path, key, read_only=False)
        self._reader = _engine(path, key, read_only=True)

    @contextlib.contextmanager
    def writing(self) -> Generator[Session]:
        """Open the one transaction of a use-case; commits at its end, rolls back on any error.

        Raises UserError when the disk is full or the folder cannot be written.
        """
        with self._writing, known_troubles(), Session(self._writer, expire_on_commit=False) as session:
            yield session
            session.commit()
            self.changes_made += 1

    @contextlib.contextmanager
    def reading(self) -> Generator[Session]:
        """Open a consistent view of the store; nothing can be written through it.

        Raises UserError when what is read is damaged.
        """
        with known_troubles(), Session(self._reader, expire_on_commit=False) as session:
            yield session

    def close(self) -> None:
        """Close every connection; the journal of SQLite is folded back into the file."""
        self._reader.dispose()
        self._writer.dispose()


def _engine(path: Path, key: bytes, *, read_only: bool) -> sa.Engine:
    engine = sa.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key, read_only=read_only),
        poolclass=QueuePool,
        pool_size=3 if read_only else 1,
        max_overflow=2 if read_only else 0,
        hide_parameters=True,
    )
    begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"

    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", _begin)
    return engine


@contextlib.contextmanager
def known_troubles() -> Generator[None]:
    """Raise what the person can mend as a UserError; any other error of the store hides its parameters."""
    try:
        yield
    except (exc.DatabaseError, dbapi2.DatabaseError) as error:
        raise _known(error) from None


def _known(error: exc.DatabaseError | dbapi2.DatabaseError) -> Exception:
    text = str(error.orig if isinstance(error, exc.DatabaseError) else error)
    if "full" in text:
        return disk_full()
    if "readonly" in text or "unable to open" in text:
        return UserError("read_only", "Le dossier du bureau ne peut pas être modifié : vérifiez vos droits.")
    if "locked" in text:
        return UserError("busy", "Les données sont occupées par une autre tâche : recommencez dans un instant.")
    if "malformed" in text or "not a database" in text:
        return damaged()
    return error


def disk_full() -> UserError:
    """Return the refusal of what finds no room."""
    return UserError(
        "disk_full", "Le disque est plein : rien n'a été enregistré. Libérez de la place, puis recommencez."
    )


def damaged() -> UserError:
    """Return the refusal of a file that is not readable as it was written."""
    return UserError(
        "damaged",
        "Le fichier des données est endommagé ou n'est pas celui d'un bureau : rien n'a été modifié. "
        "Restaurez la dernière sauvegarde vérifiée.",
    )


def read_pragma(connection: Any, name: str) -> int:
    """Return the value of a numeric pragma."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def integrity_problems(connection: Any) -> list[str]:
    """Return what the page authentication and the structure check find wrong, nothing when all is well."""
    found: list[str] = []
    for check in ("cipher_integrity_check", "quick_check"):
        try:
            found += [str(row[0]) for row in connection.execute(f"PRAGMA {check}") if row[0] != "ok"]
        except dbapi2.DatabaseError as error:
            found.append(str(error))
    return found
