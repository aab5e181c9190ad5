"""Messages and documents that other people published: each is read, in bounded time."""

from __future__ import annotations

import hashlib
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from liaison_desk.intake.reader import read_file

COLLECTIONS = Path(__file__).resolve().parents[2] / ".venv" / "collections"
KINDS = (".eml", ".msg", ".docx")
SECONDS = 8.0
"""The reader ends a file's process after five; the rest is for a busy machine."""


def extension_of(name: str) -> str:
    """Return what a file is named in an office: one collection leaves its messages without extension."""
    path = Path(name)
    if path.parent.name == "mails":
        return ".msg" if "outlook" in path.name else ".eml"
    return path.suffix.lower()


def real_files() -> Iterator[tuple[str, bytes]]:
    for archive in sorted(COLLECTIONS.glob("*.tar.gz")):
        with tarfile.open(archive) as sources:
            for member in sources:
                extension = extension_of(member.name)
                content = sources.extractfile(member) if member.isfile() and extension in KINDS else None
                if content is not None:
                    yield f"{Path(member.name).stem}{extension}", content.read()


FILES = list(real_files())


def test_the_collections_are_there() -> None:
    found = [Path(name).suffix for name, _ in FILES]
    assert {kind: found.count(kind) for kind in KINDS} == {".eml": 35, ".msg": 4, ".docx": 47}


@pytest.mark.parametrize("place", range(len(FILES)), ids=[name for name, _ in FILES])
def test_a_real_file_is_read_in_bounded_time(place: int, tmp_path: Path) -> None:
    name, content = FILES[place]
    path = tmp_path / name
    path.write_bytes(content)
    started = time.monotonic()
    proposal = read_file(path)
    assert proposal.source_sha256 == hashlib.sha256(content).hexdigest()
    assert proposal.subject or proposal.text or proposal.pieces or proposal.warnings
    assert time.monotonic() - started < SECONDS
