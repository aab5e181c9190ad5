"""Copies of an office: one file each, verified by reopening before it gets its name, thinned with age."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from liaison_desk.errors import UserError
from liaison_desk.store.database import connect, disk_full, integrity_problems
from liaison_desk.store.key_file import KeyFile, key_check, newer_version, read_key_file
from liaison_desk.store.office_folder import OfficeFolder, take_lock
from liaison_desk.store.tables import SCHEMA_VERSION

SUFFIX = ".ldbackup"
_STAMP = "%Y-%m-%d-%H%M%S"
_COUNTED = ("partner", "engagement", "letter", "briefing", "piece_entry", "register_entry", "journal_entry")


def make_backup(folder: OfficeFolder, key: bytes, moment: datetime, target: Path | None = None) -> Path:
    """Copy an office into one verified file and return it; no file gets its final name unverified.

    `moment` is local time. Raises UserError when the copy does not prove sound or the disk is full.
    """
    final = target or folder.backups / f"bureau-{moment.strftime(_STAMP)}{SUFFIX}"
    partial = final.with_name(f".{final.name}.part")
    copy = final.with_name(f".{final.stem}.db.part")
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        _copy_database(folder.database, copy, key)
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED) as archive:
            archive.write(copy, "office.db")
            archive.write(folder.key_file, "office.json")
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(partial, final)
        return final
    except (OSError, dbapi2.DatabaseError) as error:
        raise UserError(
            "backup_failed",
            f"La sauvegarde n'a pas pu être écrite dans « {final.parent} » : "
            "vérifiez la place libre et vos droits sur ce dossier.",
        ) from error
    finally:
        for leftover in (partial, copy):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def restore_backup(folder: OfficeFolder, backup: Path, key_of: Callable[[KeyFile], bytes], moment: datetime) -> None:
    """Put an office back as a backup holds it; what was there is set aside, never destroyed.

    Raises UserError, with nothing changed, when the office is open, or the backup or the key is wrong.
    """
    folder.root.mkdir(parents=True, exist_ok=True)
    lock = take_lock(folder)
    new_database = folder.root / ".restored.db.part"
    new_key_file = folder.root / ".restored.json.part"
    try:
        _extract(backup, new_database, new_key_file)
        key_file = read_key_file(new_key_file)
        if key_file.schema_version > SCHEMA_VERSION:
            raise newer_version()
        key = key_of(key_file)
        if key_check(key) != key_file.key_check:
            raise UserError(
                "wrong_key", "Cette clé n'ouvre pas la sauvegarde : vérifiez la phrase de passe ou la clé de secours."
            )
        _verify(new_database, key, None)
        _set_aside(folder, moment)
        os.replace(new_database, folder.database)
        os.replace(new_key_file, folder.key_file)
    finally:
        for leftover in (new_database, new_key_file):
            leftover.unlink(missing_ok=True)
        lock.release()


def backups_in(folder: OfficeFolder) -> list[tuple[datetime, Path]]:
    """Return the backups of an office, the newest first, with their local time."""
    found: list[tuple[datetime, Path]] = []
    for path in folder.backups.glob(f"*{SUFFIX}"):
        stamp = re.search(r"\d{4}-\d{2}-\d{2}-\d{6}", path.name)
        if stamp:
            found.append((datetime.strptime(stamp.group(), _STAMP), path))
    return sorted(found, reverse=True)


def thin_backups(folder: OfficeFolder, moment: datetime) -> list[Path]:
    """Delete the copies that age makes needless and return them.

    All of the last 24 hours stay, then one a day for a week, one a week for a month, one a month for a year.
    Nothing is deleted when the clock stands before the newest copy: the clock is then the one to doubt.
    """
    backups = backups_in(folder)
    if not backups or moment < backups[0][0]:
        return []
    kept_periods: set[str] = set()
    thinned: list[Path] = []
    for made_at, path in backups:
        period = _period(made_at, moment)
        if path == backups[0][1] or (period is not None and period not in kept_periods):
            kept_periods.add(period or "")
            continue
        path.unlink()
        thinned.append(path)
    return thinned


def _period(made_at: datetime, moment: datetime) -> str | None:
    age = moment - made_at
    if age <= timedelta(hours=24):
        return made_at.isoformat()
    if age <= timedelta(days=7):
        return made_at.strftime("day %Y-%m-%d")
    if age <= timedelta(days=31):
        return made_at.strftime("week %G-%V")
    return made_at.strftime("month %Y-%m") if age <= timedelta(days=366) else None


def _copy_database(source: Path, target: Path, key: bytes) -> None:
    reading, writing = connect(source, key, read_only=True), connect(target, key)
    try:
        reading.backup(writing)
        counts = _counts(reading)
    finally:
        writing.close()
        reading.close()
    _verify(target, key, counts)


def _verify(database: Path, key: bytes, counts: dict[str, int] | None) -> None:
    connection = connect(database, key, read_only=True)
    try:
        sound = not integrity_problems(connection) and (counts is None or _counts(connection) == counts)
    except dbapi2.DatabaseError:
        sound = False
    finally:
        connection.close()
    if not sound:
        raise UserError(
            "backup_unsound", "La copie relue ne correspond pas aux données : cette sauvegarde est refusée."
        )


def _counts(connection: dbapi2.Connection) -> dict[str, int]:
    return {table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in _COUNTED}


def _extract(backup: Path, database: Path, key_file: Path) -> None:
    try:
        with zipfile.ZipFile(backup) as archive:
            for name, target in (("office.db", database), ("office.json", key_file)):
                with archive.open(name) as source, target.open("wb") as written:
                    while block := source.read(1 << 20):
                        written.write(block)
    except FileNotFoundError:
        raise UserError("backup_missing", f"Le fichier « {backup.name} » n'existe pas.") from None
    except (zipfile.BadZipFile, KeyError, OSError) as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            raise disk_full() from None
        raise UserError("not_a_backup", f"Le fichier « {backup.name} » n'est pas une sauvegarde lisible.") from None


def _set_aside(folder: OfficeFolder, moment: datetime) -> None:
    stamp = moment.strftime(_STAMP)
    while any(folder.root.glob(f"*.avant-restauration-{stamp}")):  # a restoration cut short set its share aside
        stamp += "-bis"
    for path in (folder.database, folder.key_file, *folder.root.glob("office.db-*")):
        if path.exists():
            os.replace(path, path.with_name(f"{path.name}.avant-restauration-{stamp}"))
