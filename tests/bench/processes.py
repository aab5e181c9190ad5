"""Measuring in a process of its own: a start, or memory that no other measure has touched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.made_offices import bench_folder

_CHECKOUT = Path(__file__).resolve().parents[2]


def told_by(module: str, *arguments: str) -> dict[str, float]:
    """Run a module in a new process and return the figures it prints as one line of JSON.

    Its first argument is when it was started, on the clock that all processes share. It is compiled once, as an
    installed program is, and keeps its settings apart from those of the person who measures.
    """
    command = [sys.executable, "-m", module, str(time.monotonic()), *arguments]
    answer = subprocess.run(command, cwd=_CHECKOUT, env=_environment(), capture_output=True, text=True, timeout=60)
    if answer.returncode:
        raise RuntimeError(f"{module}: {answer.stderr[-2000:]}")
    return json.loads(answer.stdout.splitlines()[-1])


def _environment() -> dict[str, str]:
    folder = bench_folder()
    environment = os.environ | {
        "XDG_CONFIG_HOME": str(folder / "settings"),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment
