"""Make this machine ready: the system packages that Qt and the tests need, and a Python environment of locked packages.

Only the standard library: this runs before anything is installed.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
ENVIRONMENT = CHECKOUT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
COLLECTIONS = ENVIRONMENT / "collections"
OLDEST_PYTHON = (3, 11)

# What is looked for on a Linux system → the Debian package that carries it.
WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "dbus-launch": "dbus-x11",
    "dbus-run-session": "dbus",
    "gcc": "gcc",
    "gnome-keyring-daemon": "gnome-keyring",
    "pdftoppm": "poppler-utils",
    "soffice": "libreoffice-writer-nogui",
    "ruby": "ruby",
    "xauth": "xauth",
}
TEST_FILES = {
    "/usr/include/libical/ical.h": "libical-dev",
    "/usr/include/stdio.h": "libc6-dev",
    "/usr/share/doc/ruby-icalendar": "ruby-icalendar",
}


class StopError(Exception):
    """The work cannot go on; the text is a French sentence that says what to do."""


def prepare(purpose: str, *, window: bool) -> None:
    """Make the machine ready for a purpose: `run`, or `test` and everything it drives.

    Args:
        purpose: names the locked list, `requirements-<purpose>.txt`.
        window: whether Qt's system libraries are needed.

    Raises:
        StopError: something is missing that this user may not install.
    """
    if sys.version_info < OLDEST_PYTHON:
        raise StopError(f"Liaison Desk demande Python 3.11 ou plus récent ; celui-ci est {sys.version.split()[0]}.")
    if sys.platform.startswith("linux"):
        _install_packages(lambda: _missing_packages(purpose, window=window))
    _make_environment()
    _install_requirements(Path(__file__).with_name(f"requirements-{purpose}.txt"))
    if purpose == "test":
        _fetch_collections(Path(__file__).with_name("collections.txt"))


def _missing_packages(purpose: str, *, window: bool) -> dict[str, str]:
    """Return what is missing, each with its Debian package."""
    missing: dict[str, str] = {}
    if _environment_version() is None and importlib.util.find_spec("ensurepip") is None:
        missing["ensurepip"] = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if window:
        missing |= _absent(WINDOW_LIBRARIES, _can_load)
    if purpose == "test":
        missing |= _absent(TEST_PROGRAMS, lambda name: shutil.which(name) is not None)
        missing |= _absent(TEST_FILES, os.path.exists)
    return missing


def _absent(wanted: dict[str, str], present: Callable[[str], bool]) -> dict[str, str]:
    return {name: package for name, package in wanted.items() if not present(name)}


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install_packages(find_missing: Callable[[], dict[str, str]]) -> None:
    """Install the Debian packages that are missing, or say how."""
    missing = find_missing()
    if not missing:
        return
    packages = sorted(set(missing.values()))
    if shutil.which("apt-get") is None:
        raise StopError(
            f"Il manque à ce système : {', '.join(missing)}. Installez les paquets de votre distribution qui les"
            f" fournissent (sous Debian : {' '.join(packages)}), puis recommencez."
        )
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        by_hand = f"sudo {' '.join(install)}"
        raise StopError(f"Il manque des paquets à ce système. Lancez, puis recommencez :\n\n  {by_hand}\n")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with _step(f"Paquets du système ({', '.join(packages)})"):
        _call(["apt-get", "update", "-qq"], quiet)
        _call(install, quiet)
    if still_missing := find_missing():
        raise StopError(f"Après installation il manque encore : {', '.join(still_missing)}.")


def _environment_version() -> str | None:
    """Return the full version of the environment's Python, or nothing when there is no usable environment."""
    program = "import sys, pip; sys.exit() if sys.version_info < (3, 11) else print(sys.version)"
    try:
        answer = subprocess.run([PYTHON, "-c", program], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return answer.stdout.strip() or None


def _make_environment() -> None:
    if _environment_version() is None:
        with _step("Environnement Python"):
            _call([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)])


def _install_requirements(requirements: Path) -> None:
    """Install a locked list, unless exactly this list is already in the environment's exact Python."""
    stamp = ENVIRONMENT / f"{requirements.stem}.stamp"
    state = hashlib.sha256(requirements.read_bytes() + str(_environment_version()).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == state:
        return
    with _step("Bibliothèques Python (quelques minutes la première fois)"):
        options = ["--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
        _call([str(PYTHON), "-m", "pip", "install", *options, "-r", str(requirements)])
    stamp.write_text(state)


def _fetch_collections(listed: Path) -> None:
    """Fetch the collections of real files that the tests read, unless exactly these are there."""
    stamp = COLLECTIONS / "stamp"
    state = hashlib.sha256(listed.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == state:
        return
    with _step("Collections de vrais fichiers"):
        shutil.rmtree(COLLECTIONS, ignore_errors=True)
        options = ["--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
        options += ["--no-binary", ":all:", "--no-build-isolation"]
        _call([str(PYTHON), "-m", "pip", "download", *options, "-d", str(COLLECTIONS), "-r", str(listed)])
    stamp.write_text(state)


@contextlib.contextmanager
def _step(name: str) -> Generator[None]:
    """Say on one line what is being made ready, and how long it took."""
    print(f"{name}…", end=" ", flush=True)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        print("échec.", flush=True)
        raise
    print(f"prêt ({time.monotonic() - started:.0f} s).", flush=True)


def _call(command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run a command quietly; when it fails, what it said is the reason to stop."""
    done = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        last_lines = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise StopError(f"La commande « {' '.join(command[:3])} … » a échoué :\n{last_lines}")
