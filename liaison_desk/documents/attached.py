"""The pages of files made by others: read, made harmless and drawn in a limited process, never in the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from liaison_desk.documents.pdf_pages import PageImage
from liaison_desk.errors import UserError
from liaison_desk.paths import is_frozen
from liaison_desk.system import background_flags

_MEMORY = 1024**3
_SECONDS = 30
_DRAWING_SECONDS = 120
_LARGEST_FILE = 60 * 1024**2
_PROCESSES = 2
_OWN_SETTINGS = "LIAISON_DESK"
_POINTS_PER_INCH = 72
PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
_REFUSALS = {
    "locked": "Ce PDF est protégé par un mot de passe : enregistrez-en une copie sans protection.",
    "scripts": "Ce PDF contient un programme (JavaScript) : imprimez-le en PDF pour en garder les pages seules.",
    "too_large": "Ce fichier est trop volumineux pour un dossier : gardez-en les pages utiles.",
    "damaged": "Ce fichier est endommagé : demandez-en une autre copie.",
}


Box = tuple[float, float, float, float]
"""Left, top, right and bottom of a part of a page, as shares of its width and height."""

WHOLE_PAGE: Box = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True)
class AttachedPage:
    """A page: its size in points, its text for who cannot see it, the part of it that is shown."""

    width: float
    height: float
    text: str
    shown: Box = WHOLE_PAGE


@dataclass(frozen=True)
class AttachedFile:
    """Pages made harmless: `pdf` draws them and does nothing else."""

    pages: tuple[AttachedPage, ...]
    pdf: bytes


def read_attached(content: bytes, media_type: str, *, seconds: int = _SECONDS, memory: int = _MEMORY) -> AttachedFile:
    """Return the pages of a PDF or of a picture.

    Raises UserError: `attached_locked`, `attached_scripts`, `attached_too_large`, `attached_damaged`.
    """
    read = _read([(content, media_type)], seconds, memory)[0]
    if isinstance(read, UserError):
        raise read
    return read


def read_attached_files(files: Sequence[tuple[bytes, str]]) -> list[AttachedFile | UserError]:
    """Return the pages of files given with their media types, or why one has none; two processes share the work.

    A file that takes its process down is read again alone, with those that came after it.
    """
    shares = [range(first, len(files), _PROCESSES) for first in range(min(_PROCESSES, len(files)))]
    read: list[AttachedFile | UserError] = [_refusal("damaged")] * len(files)

    def work(share: range) -> None:
        for place, found in zip(share, _read_in_turn([files[place] for place in share]), strict=True):
            read[place] = found

    with ThreadPoolExecutor(_PROCESSES) as threads:
        list(threads.map(work, shares))
    return read


def _read_in_turn(files: Sequence[tuple[bytes, str]]) -> list[AttachedFile | UserError]:
    found = _read(files, _SECONDS, _MEMORY) if len(files) > 1 else []
    return found + [_read([file], _SECONDS, _MEMORY)[0] for file in files[len(found) :]]


def _read(files: Sequence[tuple[bytes, str]], seconds: int, memory: int) -> list[AttachedFile | UserError]:
    """Return what one process read of files: of several, only those read before it went down; of one, why it did."""
    if any(len(content) > _LARGEST_FILE for content, _media_type in files):
        return [_refusal("too_large")] if len(files) == 1 else []
    sizes = json.dumps([[len(content), media_type in PICTURES] for content, media_type in files])
    asked = sizes.encode("ascii") + b"\n" + b"".join(content for content, _media_type in files)
    command = [*_command("clean"), "--memory", str(memory), "--seconds", str(seconds)]
    answer, is_late = _answer(command, asked, seconds)
    found: list[AttachedFile | UserError] = []
    while answer and len(found) < len(files):
        line, _, rest = answer.partition(b"\n")
        try:
            told: Any = json.loads(line)
            found.append(_refusal(str(told["refused"])) if "refused" in told else _attached(told, rest))
            answer = rest[int(told.get("size", 0)) :]
        except (ValueError, KeyError, TypeError):
            break
    if len(files) == 1 and not found:
        return [_refusal("too_large" if is_late else "damaged")]
    return found


def _attached(told: Any, rest: bytes) -> AttachedFile:
    pages = tuple(AttachedPage(float(one["width"]), float(one["height"]), str(one["text"])) for one in told["pages"])
    pdf = rest[: int(told["size"])]
    if len(pdf) < int(told["size"]) or not pages:
        raise ValueError
    return AttachedFile(pages, pdf)


def draw_apart(pdf: bytes, pixels_per_inch: float, first: int = 1, last: int = 0) -> Iterator[PageImage]:
    """Yield pages of a PDF that holds pages of others, drawn in the limited process; raises UserError."""
    command = [*_command("draw"), "--memory", str(_MEMORY), "--seconds", str(_DRAWING_SECONDS)]
    command += ["--scale", str(pixels_per_inch / _POINTS_PER_INCH), "--first", str(first), "--last", str(last)]
    with _started(command) as process:
        try:
            yield from _frames(process, pdf)
        finally:
            process.kill()


def _frames(process: subprocess.Popen[bytes], pdf: bytes) -> Iterator[PageImage]:
    if process.stdin is None or process.stdout is None:
        return
    try:
        process.stdin.write(pdf)
        process.stdin.close()
    except BrokenPipeError:
        raise _refusal("damaged") from None
    drawn = 0
    while line := process.stdout.readline():
        width, height, stride = (int(part) for part in line.split())
        yield PageImage(width, height, stride, process.stdout.read(stride * height))
        drawn += 1
    if process.wait() or not drawn:
        raise _refusal("damaged")


def _answer(command: list[str], content: bytes, seconds: float) -> tuple[bytes, bool]:
    """Return what the limited process wrote, and whether it took too long; it is then killed."""
    with _started(command) as process:
        try:
            return process.communicate(content, timeout=seconds)[0], False
        except subprocess.TimeoutExpired:
            process.kill()
            return process.communicate()[0], True


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OWN_SETTINGS)}
    own = {} if is_frozen() else {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=kept | own,
        creationflags=background_flags(),
    )


def _command(verb: str) -> list[str]:
    """Return how to start the limited process; a bundled program starts itself again, under another name."""
    if is_frozen():
        return [sys.executable, "attached-worker", verb]
    # -P: never import from the folder the program happens to be started in
    return [sys.executable, "-P", "-m", "liaison_desk.documents.attached_worker", verb]


def _refusal(code: str) -> UserError:
    return UserError(f"attached_{code}", _REFUSALS.get(code, _REFUSALS["damaged"]))
