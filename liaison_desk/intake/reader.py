"""Ask the limited process what a file holds: the only door through which files made by others come in."""

from __future__ import annotations

import hashlib
import json
import math
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from liaison_desk.domain.proposals import Proposal, ProposedPiece
from liaison_desk.domain.report_readings import ReportReading
from liaison_desk.errors import UserError
from liaison_desk.intake.file_kinds import EXTENSIONS
from liaison_desk.paths import is_frozen
from liaison_desk.system import background_flags

_MEMORY = 512 * 1024 * 1024
_SECONDS = 5.0
_LARGEST_FILE = 50 * 1024 * 1024
_OWN_SETTINGS = "LIAISON_DESK"


@dataclass(frozen=True)
class PieceContent:
    """A piece of a message with its bytes."""

    piece: ProposedPiece
    content: bytes


def read_file(path: Path, *, seconds: float = _SECONDS, memory_bytes: int = _MEMORY) -> Proposal:
    """Return what a message, an invitation, a letter or a picture proposes; nothing is recorded.

    Raises UserError: "unreadable_file", "file_too_large", "unsupported_file", or a code of `calendars.reading`.
    """
    answer, _ = _ask(path, [], seconds, memory_bytes)
    return answer


def read_report(path: Path, *, seconds: float = _SECONDS, memory_bytes: int = _MEMORY) -> ReportReading:
    """Return what a report to the council says of itself; nothing is recorded. Raises as `read_file`."""
    line, _ = _answered(path, ["--report"], seconds, memory_bytes)
    try:
        return ReportReading.from_json(line)
    except ValueError:
        raise _unreadable() from None


def read_pieces(path: Path, *, seconds: float = _SECONDS, memory_bytes: int = _MEMORY) -> tuple[PieceContent, ...]:
    """Return the pieces of a message with their bytes, each checked against its digest; raises as `read_file`."""
    proposal, rest = _ask(path, ["--pieces"], seconds, memory_bytes)
    pieces: list[PieceContent] = []
    start = 0
    for piece in proposal.pieces:
        content = rest[start : start + piece.size]
        start += piece.size
        if hashlib.sha256(content).hexdigest() != piece.sha256:
            raise _unreadable()
        pieces.append(PieceContent(piece, content))
    return tuple(pieces)


def _ask(path: Path, options: list[str], seconds: float, memory_bytes: int) -> tuple[Proposal, bytes]:
    """Return the proposal for a file, and the bytes that follow it."""
    line, rest = _answered(path, options, seconds, memory_bytes)
    try:
        return Proposal.from_json(line), rest
    except ValueError:
        raise _unreadable() from None


def _answered(path: Path, options: list[str], seconds: float, memory_bytes: int) -> tuple[bytes, bytes]:
    """Return the line the limited process answers, and the bytes that follow it; raises its refusal."""
    _check(path)
    limits = ["--memory", str(memory_bytes), "--seconds", str(math.ceil(seconds))]
    line, _, rest = _output([*_command(), *limits, *options, str(path.resolve())], seconds).partition(b"\n")
    try:
        answer: Any = json.loads(line)
        if isinstance(answer, dict) and "code" in answer:
            refusal = cast("dict[str, str]", answer)
            raise UserError(str(refusal["code"]), str(refusal.get("sentence", "")))
    except ValueError:
        raise _unreadable() from None
    return line, rest


def _check(path: Path) -> None:
    """Refuse, before any process is started, what is no file, too large, or of a kind not read."""
    try:
        size = path.stat().st_size if path.is_file() else 0
    except OSError:
        raise _unreadable() from None
    if size == 0:
        raise UserError("unreadable_file", "Ce fichier est vide ou introuvable : enregistrez-le de nouveau.")
    if path.suffix.lower() not in EXTENSIONS:
        raise UserError(
            "unsupported_file",
            "Ce genre de fichier n'est pas lu : enregistrez-le en PDF, ou joignez-le à une fiche. Sont lus les "
            "messages (.eml, .msg), les invitations (.ics), les PDF, les documents Word (.docx) et les images.",
        )
    if size > _LARGEST_FILE:
        raise UserError(
            "file_too_large",
            f"Ce fichier dépasse {_LARGEST_FILE // 1024**2} Mo : enregistrez ses pièces une à une.",
        )


def _command() -> list[str]:
    """Return how to start the limited process; a bundled program starts itself again, under another name."""
    if is_frozen():
        return [sys.executable, "intake-worker"]
    # -P: never import from the folder the program happens to be started in
    return [sys.executable, "-P", "-m", "liaison_desk.intake.worker"]


def _output(command: list[str], seconds: float) -> bytes:
    """Run the limited process to its end, and return what it wrote; it is killed when it takes too long."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=_environment(),
            creationflags=background_flags(),
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError):
        raise _unreadable() from None
    return done.stdout if done.returncode == 0 else b""


def _environment() -> dict[str, str]:
    """Return the environment of the limited process: it finds the program, and no secret of it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OWN_SETTINGS)}
    return kept if is_frozen() else kept | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}


def _unreadable() -> UserError:
    return UserError("unreadable_file", "Ce fichier n'a pas pu être lu : ouvrez-le dans le logiciel d'où il vient.")
