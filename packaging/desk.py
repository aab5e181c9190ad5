#!/usr/bin/env python3
"""Start, test and measure Liaison Desk from a checkout.

python3 packaging/desk.py run [ARGUMENTS]      the demonstration office, or the program with arguments of its own
python3 packaging/desk.py test [ARGUMENTS]     style, types and tests; the arguments go to pytest
python3 packaging/desk.py bench [ARGUMENTS]    the measurements
python3 packaging/desk.py screenshots FOLDER   pictures of every screen

The first call makes what is missing: system packages when root, then `.venv` with the locked packages.
"""

from __future__ import annotations

import os
import subprocess
import sys

import machine

PARALLEL = ["--numprocesses=auto", "--dist=loadfile"]  # a file shares what its tests make
DEMONSTRATION_FOLDER = "demo-output"
VIRTUAL_SCREEN = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1920x1200x24"]


def run(arguments: list[str]) -> int:
    """Open the demonstration office; without a display, write its documents into a folder instead."""
    machine.prepare("run", window=_has_display())
    if not arguments and not _has_display():
        print("Pas d'écran : les documents de démonstration sont écrits dans un dossier.", flush=True)
        arguments = ["--demo", "deliver", DEMONSTRATION_FOLDER]
    return _python("-m", "liaison_desk", *(arguments or ["--demo"]))


def test(arguments: list[str]) -> int:
    """Check style and types and run the tests, all of them whatever the first ones say."""
    machine.prepare("test", window=True)
    checks = [["ruff", "check"], ["ruff", "format", "--check"], ["pyright"], ["pytest", *PARALLEL, *arguments]]
    statuses = [_python("-m", *check) for check in checks]
    return next((status for status in statuses if status), 0)


def bench(arguments: list[str]) -> int:
    """Measure the program."""
    machine.prepare("test", window=True)
    return _python("-m", "tests.bench", *arguments, on_screen=True)


def screenshots(arguments: list[str]) -> int:
    """Picture every screen into a folder."""
    if len(arguments) != 1:
        raise machine.StopError("Indiquez le dossier des captures : desk.py screenshots DOSSIER")
    machine.prepare("test", window=True)
    return _python("-m", "tests.screenshots", *arguments, on_screen=True)


def _has_display() -> bool:
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _python(*arguments: str, on_screen: bool = False) -> int:
    """Run the environment's Python in the checkout, where the package is imported from."""
    screen = VIRTUAL_SCREEN if on_screen and not _has_display() else []
    environment = {**os.environ, "PYTHONPATH": str(machine.CHECKOUT)}
    return subprocess.call([*screen, str(machine.PYTHON), *arguments], cwd=machine.CHECKOUT, env=environment)


COMMANDS = {"run": run, "test": test, "bench": bench, "screenshots": screenshots}


def main(arguments: list[str]) -> int:
    """Run one command and return its exit status; 2 when something has to be done by hand first."""
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__, end="", file=sys.stderr)
        return 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except machine.StopError as stop:
        print(stop, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
