"""A demonstration office, whose key needs no time to be found, and small disks."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.named_office import named_office


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an empty office."""
    folder = tmp_path / "bureau"
    named_office(folder).close()
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    folder = tmp_path / "petit disque"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
