"""Word, spreadsheet and slide files as PDF, by the office suite of the machine, apart from the user's own settings."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from liaison_desk.errors import UserError
from liaison_desk.system import background_flags, make_private_folder

CONVERTED = {
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.ms-powerpoint": ".ppt",
    "application/vnd.oasis.opendocument.presentation": ".odp",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""Kinds of file an office suite turns into PDF, with the ending it knows them by."""

_SECONDS = 60
_NAMES = ("soffice", "libreoffice")
_WINDOWS_PLACES = (r"LibreOffice\program\soffice.exe", r"OpenOffice 4\program\soffice.exe")
_WINDOWS_FOLDERS = ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")


def office_suite() -> Path | None:
    """Return the program of an installed office suite, None when there is none."""
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    if sys.platform == "win32":
        folders = [Path(os.environ[name]) for name in _WINDOWS_FOLDERS if name in os.environ]
        places = [folder / place for folder in folders for place in _WINDOWS_PLACES]
        return next((place for place in places if place.is_file()), None)
    return None


def converted_to_pdf(content: bytes, media_type: str, scratch: Path, *, seconds: float = _SECONDS) -> bytes:
    """Return a file as PDF; what the suite writes on the disk goes with the folder made in `scratch`.

    Macros are not run: none is signed for a profile just made. Raises UserError: `no_office_suite`,
    `not_converted`.
    """
    suite = office_suite()
    if suite is None:
        raise UserError(
            "no_office_suite",
            "Aucune suite bureautique n'est installée : enregistrez ce fichier en PDF, ou imprimez-le à part.",
        )
    make_private_folder(scratch)
    with TemporaryDirectory(dir=scratch, ignore_cleanup_errors=True) as named:
        folder = Path(named)
        source = folder / f"piece{CONVERTED[media_type]}"
        source.write_bytes(content)
        _run([str(suite), *_options(folder), str(source)], folder, seconds)
        made = folder / "piece.pdf"
        if not made.is_file():
            raise _not_converted()
        return made.read_bytes()


def _options(folder: Path) -> list[str]:
    profile = (folder / "profile").as_uri()
    return [
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--nologo",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]


def _run(command: list[str], folder: Path, seconds: float) -> None:
    """Run the suite to its end, and end it with its children when it takes too long."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=os.environ | {"TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)},
        creationflags=background_flags(),
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise _not_converted() from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if sys.platform == "win32":
            tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(tree, check=False, capture_output=True, creationflags=background_flags())
        else:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _not_converted() -> UserError:
    return UserError(
        "not_converted",
        "La suite bureautique n'a pas pu convertir ce fichier : enregistrez-le en PDF, ou imprimez-le à part.",
    )
