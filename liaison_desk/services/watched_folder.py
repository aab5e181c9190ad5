"""The folder where messages and scans are laid down: what waits there to be taken in.

Files are looked at, never moved, changed nor deleted.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from liaison_desk.intake.file_kinds import EXTENSIONS
from liaison_desk.services.intake import IntakeService
from liaison_desk.services.settings import SettingsService

_MOST_FILES = 200
_LARGEST_FILE = 50 * 1024 * 1024
_READ = frozenset(EXTENSIONS) - {""}
_UNFINISHED = ("~$", ".")
"""How the files begin that programs keep beside the one they have open."""


@dataclass(frozen=True)
class Waiting:
    """The files to take in, in the order they came; `is_missing` when the folder itself cannot be read."""

    paths: tuple[Path, ...] = ()
    is_missing: bool = False


@dataclass(frozen=True)
class _Seen:
    """A file as it was at one look; two that are equal are the same file, and whole."""

    size: int
    changed_at: int


class WatchedFolderService:
    """Looks now and then; a file counts once its size stayed the same between two looks."""

    def __init__(self, settings: SettingsService, intake: IntakeService) -> None:
        self._settings = settings
        self._intake = intake
        self._before: dict[Path, _Seen] = {}
        self._digests: dict[tuple[Path, _Seen], str] = {}

    def look(self) -> Waiting:
        """Return the whole files of the watched folder that are not registered; nothing when none is watched."""
        folder = self._settings.office().watched_folder
        if not folder:
            self._before = {}
            return Waiting()
        try:
            found = _files(Path(folder))
        except OSError:
            self._before = {}
            return Waiting(is_missing=True)
        whole = [path for path, seen in found.items() if self._before.get(path) == seen]
        self._before = found
        whole.sort(key=lambda path: (found[path].changed_at, path.name))
        return Waiting(tuple(path for path in whole if self._is_new(path, found[path])))

    def _is_new(self, path: Path, seen: _Seen) -> bool:
        digest = self._digests.get((path, seen))
        if digest is None:
            try:
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError:
                return False
            self._digests[path, seen] = digest
        return not self._intake.is_registered(digest)


def _files(folder: Path) -> dict[Path, _Seen]:
    """Return the files of a kind that is read, not those of folders within; raises OSError."""
    found: dict[Path, _Seen] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_UNFINISHED) or Path(entry.name).suffix.lower() not in _READ:
                continue
            if len(found) < _MOST_FILES and entry.is_file(follow_symlinks=False):
                state = entry.stat(follow_symlinks=False)
                if 0 < state.st_size <= _LARGEST_FILE:
                    found[Path(entry.path)] = _Seen(state.st_size, state.st_mtime_ns)
    return found
