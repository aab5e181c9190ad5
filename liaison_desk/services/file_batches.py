"""Files that take their places together, once what they were written for is recorded, whatever interrupts it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

from liaison_desk.errors import UserError
from liaison_desk.files import atomic_write, beside, in_french, take_place

_NOTES = "files-to-place-*.json"


class _Waiting(NamedTuple):
    """Where a file or a folder goes, where it waits, where what it replaces is kept until then."""

    target: Path
    partial: Path
    aside: Path


class FileBatch:
    """Files and folders written beside their places under other names.

    `ready` is called last in the transaction that records what they are for, `keep` once it is committed. A note in
    the folder of the office says meanwhile what waits: `finish_interrupted` reads it at the next start. Used as a
    context: what was not kept is gone at the end, and what it would have replaced is back.
    """

    def __init__(self, office: Path, owner: str) -> None:
        self._owner = owner
        self._note = office / _NOTES.replace("*", secrets.token_hex(8))
        self._waiting: list[_Waiting] = []
        self._scratch: list[Path] = []

    def __enter__(self) -> FileBatch:
        return self

    def __exit__(self, *_raised: object) -> None:
        _put_back(self._waiting)
        _remove(*self._scratch)
        self._note.unlink(missing_ok=True)

    def file(self, target: Path) -> Path:
        """Return where the content of a file waits; raises UserError as `atomic_write` does."""
        partial = self._partial(target)
        with in_french(target):
            partial.touch(exist_ok=False)
        return partial

    def folder(self, target: Path) -> Path:
        """Return where the files of a new folder wait; raises UserError when the place is taken."""
        if target.is_file():
            raise UserError("not_a_folder", f"« {target.name} » est déjà un fichier : donnez un autre nom au dossier.")
        _check_is_free(target)
        partial = self._partial(target)
        with in_french(target):
            partial.mkdir()
        return partial

    def scratch(self, target: Path) -> Path:
        """Return a folder beside a file to work in, gone at the end."""
        self._scratch.append(beside(target))
        self._tell(is_ready=False)
        with in_french(target):
            self._scratch[-1].mkdir()
        return self._scratch[-1]

    def write(self, target: Path, content: bytes) -> None:
        """Write the content of a file."""
        with in_french(target):
            self.file(target).write_bytes(content)

    def ready(self) -> None:
        """Make room for everything, which tells whether it can be placed; raises UserError otherwise."""
        self._tell(is_ready=True)
        for one in self._waiting:
            _check_is_free(one.target)
            if one.target.is_file():
                with in_french(one.target):
                    one.target.replace(one.aside)

    def keep(self) -> None:
        """Move everything to its place; raises UserError when something cannot, and then it can be written again."""
        try:
            _place(self._waiting)
        except OSError as error:
            raise UserError(
                "files_not_placed",
                "Les lettres sont enregistrées, mais leurs fichiers n'ont pas tous pu prendre leur place : "
                "écrivez-les de nouveau, au besoin dans un autre dossier.",
            ) from error
        self._waiting = []

    def _partial(self, target: Path) -> Path:
        made = _Waiting(target.resolve(), beside(target), beside(target))
        self._waiting.append(made)
        self._tell(is_ready=False)
        return made.partial

    def _tell(self, *, is_ready: bool) -> None:
        told = {
            "owner": self._owner,
            "is_ready": is_ready,
            "waiting": [[str(path) for path in one] for one in self._waiting],
            "scratch": [str(path) for path in self._scratch],
        }
        atomic_write(self._note, json.dumps(told).encode())


def finish_interrupted(office: Path, is_recorded: Callable[[str], bool]) -> None:
    """End what was interrupted: files of what was recorded take their places, the others go.

    For start-up only. What cannot be moved now (a file held by a program) is tried again at the next start.
    """
    for note in sorted(office.glob(_NOTES)):
        with suppress(OSError, ValueError):
            told = json.loads(note.read_bytes())
            waiting = [_Waiting(*map(Path, one)) for one in told["waiting"]]
            if told["is_ready"] and is_recorded(told["owner"]):
                _place(waiting)
            _put_back(waiting)
            _remove(*map(Path, told["scratch"]))
            note.unlink(missing_ok=True)


def _place(waiting: list[_Waiting]) -> None:
    for one in waiting:
        if one.partial.exists():
            if one.target.is_dir():
                one.target.rmdir()  # empty: Windows renames over no folder
            take_place(one.partial, one.target)
        one.aside.unlink(missing_ok=True)


def _put_back(waiting: list[_Waiting]) -> None:
    """Leave each place as it was, whatever could not be moved."""
    for one in waiting:
        with suppress(OSError):
            if one.aside.exists() and not one.target.exists():
                one.aside.replace(one.target)
        _remove(one.partial)


def _remove(*paths: Path) -> None:
    for path in paths:
        with suppress(OSError):
            if path.is_dir():
                rmtree(path)
            path.unlink(missing_ok=True)


def _check_is_free(target: Path) -> None:
    """Refuse a folder that holds something; a file is replaced."""
    if target.is_dir() and any(target.iterdir()):
        raise UserError("folder_not_empty", f"Le dossier « {target.name} » n'est pas vide : donnez un autre nom.")
