"""The offices the measures share, made once in a run and taken away at its end."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.bench.letters_corpus import make_office


@cache
def bench_folder() -> Path:
    """Return a folder for this run."""
    folder = Path(tempfile.mkdtemp(prefix="liaison-desk-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def office_of(count: int) -> Path:
    """Return the folder of an office that holds so many letters."""
    return make_office(bench_folder() / f"letters-{count}", count)
