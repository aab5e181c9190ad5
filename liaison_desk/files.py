"""Writing files so that each is the old one or the whole new one, under names every system accepts."""

from __future__ import annotations

import errno
import os
import secrets
import time
import unicodedata
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import BinaryIO

from liaison_desk.errors import UserError

_PARTIAL_PREFIX = ".liaison-desk-"
_PARTIAL_SUFFIX = ".partial"
_REPLACE_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 0.9)  # seconds: outlasts an antivirus or a cloud folder, not an open Word
_LONGEST_NAME = 120  # characters: leaves room for the folder within the 260 of Windows
_LONGEST_NAME_BYTES = 240  # of UTF-8: Linux allows 255
_LONGEST_EXTENSION = 10
_FULL_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_HELD_BY_A_PROGRAM = frozenset({5, 32, 33})  # Windows: access denied, sharing violation, lock violation
_INVISIBLE = frozenset({"Cf", "Cc", "Cs", "Zl", "Zp"})
_SPELLED_OUT = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "’": "-", "·": ""})


def beside(target: Path) -> Path:
    """Return where what will take the place of a file or a folder waits, under a name that says it is not finished."""
    return Path(os.path.realpath(target)).parent / f"{_PARTIAL_PREFIX}{secrets.token_hex(8)}{_PARTIAL_SUFFIX}"


def atomic_write(target: Path, content: bytes) -> None:
    """Write a file so that it is the old one or the whole new one, whatever happens.

    Raises UserError: `folder_missing`, `folder_not_writable`, `disk_full`, `document_open_elsewhere`, `write_failed`.
    """
    with atomic_writer(target) as stream:
        stream.write(content)


@contextmanager
def atomic_writer(target: Path) -> Generator[BinaryIO]:
    """Give a stream whose bytes take the target's place when the block ends without an exception.

    The old file stays untouched until then; the partial file goes on any failure. Raises UserError as `atomic_write`
    does; an exception of the block itself, a full disk excepted, comes out unchanged.
    """
    target = Path(os.path.realpath(target))  # a link stays a link
    partial = beside(target)
    with in_french(target):
        stream = partial.open("xb")
    try:
        with in_french(target, only_full_disk=True):
            yield stream
        with in_french(target):
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
        with in_french(target):
            take_place(partial, target)
    except BaseException:
        with suppress(OSError):
            stream.close()
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise
    _keep_folder_entry(target.parent)


def sweep_partials(folder: Path) -> int:
    """Remove what interrupted writes left in a folder, and return how many files went.

    For start-up only, when nothing is being written there.
    """
    removed = 0
    for partial in folder.glob(f"{_PARTIAL_PREFIX}*{_PARTIAL_SUFFIX}"):
        with suppress(OSError):
            partial.unlink()
            removed += 1
    return removed


def safe_file_name(text: str, fallback: str = "document") -> str:
    """Return a file name that Windows, Linux and macOS accept, without invisible or direction-changing signs."""
    from pathvalidate import sanitize_filename

    spaced = "".join(" " if sign in "\t\r\n\v\f" else sign for sign in text)
    visible = "".join(sign for sign in spaced if unicodedata.category(sign) not in _INVISIBLE)
    joined = " ".join(unicodedata.normalize("NFC", visible).split())
    cleaned = sanitize_filename(_shortened(joined), platform="universal")
    return cleaned.strip(" .") or fallback


def export_file_name(day: date, kind: str, subject: str, extension: str, revision: int | None = None) -> str:
    """Return « 2026-05-12_fiche-de-deplacement_maison-des-associations_v2.pdf », in ASCII (domain reference §3.6)."""
    parts = [day.isoformat(), _plain_words(kind), _plain_words(subject)[:60].strip("-")]
    if revision is not None:
        parts.append(f"v{revision}")
    return safe_file_name("_".join(part for part in parts if part) + f".{extension}")


def letter_file_name(number: str, words: str, extension: str = "docx") -> str:
    """Return « D-2026-0042_maire-de-stains.docx », in ASCII; no name of a person belongs there."""
    parts = (number, _plain_words(words)[:60].strip("-"))
    return safe_file_name("_".join(part for part in parts if part) + f".{extension}")


def _plain_words(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.translate(_SPELLED_OUT)).encode("ascii", "ignore").decode("ascii")
    spaced = "".join(sign if sign.isalnum() else " " for sign in letters.replace("\u0000", ""))
    return "-".join(spaced.lower().split())


def _shortened(name: str) -> str:
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem or len(extension) > _LONGEST_EXTENSION:
        stem, dot, extension = name, "", ""
    while (
        len(stem) + len(dot + extension) > _LONGEST_NAME or len((stem + dot + extension).encode()) > _LONGEST_NAME_BYTES
    ):
        stem = stem[:-1]
    return f"{stem.rstrip(' .')}{dot}{extension}"


def take_place(partial: Path, target: Path) -> None:
    """Put what waits in its place, outlasting an antivirus or a cloud folder that holds it; raises OSError."""
    if target.exists():
        with suppress(OSError):
            partial.chmod(target.stat().st_mode & 0o777)
    for pause in _REPLACE_PAUSES:
        try:
            partial.replace(target)
        except OSError as error:
            if not _is_held(error):
                raise
            time.sleep(pause)
        else:
            return
    partial.replace(target)


def _keep_folder_entry(folder: Path) -> None:
    if os.name == "posix":
        with suppress(OSError):  # some network file systems refuse it; the content itself is already safe
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _is_held(error: OSError) -> bool:
    return getattr(error, "winerror", None) in _HELD_BY_A_PROGRAM


@contextmanager
def in_french(target: Path, *, only_full_disk: bool = False) -> Generator[None]:
    """Say in French what keeps a file from being written: UserError in place of OSError."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL_DISK:
            raise UserError(
                "disk_full",
                f"Il n'y a plus assez de place dans « {target.parent} » : libérez de l'espace, puis recommencez.",
            ) from error
        if only_full_disk:
            raise
        raise _failure(error, target) from error


def _failure(error: OSError, target: Path) -> UserError:
    if _is_held(error) and target.exists():
        return UserError("document_open_elsewhere", f"Fermez « {target.name} » dans Word, puis recommencez.")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UserError(
            "folder_missing", f"Le dossier « {target.parent} » n'existe pas : choisissez-en un autre, puis recommencez."
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return UserError(
            "folder_not_writable",
            f"Vous ne pouvez pas écrire dans « {target.parent} » : choisissez un autre dossier, puis recommencez.",
        )
    return UserError(
        "write_failed",
        f"Le fichier « {target.name} » n'a pas pu être écrit : choisissez un autre nom ou un autre dossier.",
    )
