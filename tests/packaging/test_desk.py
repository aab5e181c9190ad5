"""The set-up says what is missing in one line a person can run, and leaves what is ready alone."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"

MISSING = {"libnowhere.so.1": "libnowhere1", "libabsent.so.2": "libabsent2"}


@pytest.fixture
def machine() -> ModuleType:
    spec = importlib.util.spec_from_file_location("machine", PACKAGING / "machine.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def desk(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PACKAGING / "desk.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("arguments", [[], ["unknown"]])
def test_without_a_known_command_it_says_how_it_is_used(arguments: list[str]):
    answer = desk(*arguments)
    assert answer.returncode == 2
    assert "desk.py run" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_screenshots_ask_for_their_folder():
    answer = desk("screenshots")
    assert (answer.returncode, answer.stderr) == (
        2,
        "Indiquez le dossier des captures : desk.py screenshots DOSSIER\n",
    )


def test_a_user_who_may_not_install_reads_the_exact_line_to_run(machine: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(
        machine.StopError, match="sudo apt-get install -y --no-install-recommends libabsent2 libnowhere1"
    ):
        machine._install_packages(lambda: MISSING)


def test_a_system_without_debian_packages_reads_what_is_missing(machine: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(machine.StopError, match=r"Il manque à ce système : libnowhere\.so\.1, libabsent\.so\.2\."):
        machine._install_packages(lambda: MISSING)


def test_a_list_already_installed_is_not_installed_again(machine: ModuleType, tmp_path: Path):
    machine.ENVIRONMENT = tmp_path / ".venv"
    machine.PYTHON = machine.ENVIRONMENT / machine.PYTHON.relative_to(PACKAGING.parent / ".venv")
    machine._make_environment()
    empty = tmp_path / "requirements-empty.txt"
    empty.write_text("# nothing\n")
    machine._install_requirements(empty)
    stamp = machine.ENVIRONMENT / "requirements-empty.stamp"
    first = stamp.stat().st_mtime_ns
    machine._install_requirements(empty)
    assert stamp.stat().st_mtime_ns == first
    empty.write_text("# changed\n")
    machine._install_requirements(empty)
    assert stamp.stat().st_mtime_ns > first
