"""The keyring of the system, a real one in a session of its own: the key sleeps there and nowhere else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
IN_A_SESSION = 'echo -n secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a person whose keyring is empty."""
    home.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "DBUS_", "PYTHON_KEY"))}
    return kept | {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PYTHONPATH": str(CHECKOUT)} | more


def played(home: Path, *words: object) -> dict[str, Any]:
    scenes = [sys.executable, "-m", "tests.services.keyring_scenes", *map(str, words)]
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", IN_A_SESSION, "sh", *scenes],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of an office made with a real keyring, over two sessions."""
    room = tmp_path_factory.mktemp("trousseau")
    first = played(room / "home", "first", room / "bureau")
    return first | played(room / "home", "second", room / "bureau", first["recovery"])


def test_an_office_made_with_the_keyring_opens_without_asking_anything(told: dict[str, Any]) -> None:
    assert told["available"]
    assert told["backend"] == "keyring.backends.SecretService"
    assert told["unlocked"] == {"asked": False, "refused": ""}
    assert told["in the next session"] == {"asked": False, "refused": ""}


def test_the_key_is_nowhere_in_the_folder(told: dict[str, Any]) -> None:
    assert told["key is in the folder"] is False


def test_a_locked_keyring_is_said_and_the_recovery_key_opens_all_the_same(told: dict[str, Any]) -> None:
    assert told["locked"] == {"asked": True, "refused": "keyring_locked"}
    assert told["locked, with the recovery key"] == {"asked": True, "refused": ""}


def test_no_office_is_made_while_the_keyring_is_locked(told: dict[str, Any]) -> None:
    assert told["locked, making another"] == "keyring_locked"
    assert told["made although locked"] is False


@pytest.mark.parametrize("lost", ["deleted", "another key", "no key at all"])
def test_a_key_the_keyring_lost_is_asked_for(told: dict[str, Any], lost: str) -> None:
    assert told[lost] == {"asked": True, "refused": "key_needed"}


def test_the_recovery_key_opens_when_the_keyring_lost_its_own(told: dict[str, Any]) -> None:
    assert told["deleted, with the recovery key"] == {"asked": True, "refused": ""}
    assert told["deleted, with a wrong one"] == {"asked": True, "refused": "wrong_key"}


def test_a_key_found_again_by_recovery_is_put_back_in_the_keyring(told: dict[str, Any]) -> None:
    assert told["put back"] == {"asked": False, "refused": ""}


@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"])
def test_a_keyring_that_keeps_nothing_is_refused_and_no_file_is_made(tmp_path: Path, backend: str) -> None:
    folder = tmp_path / "bureau"
    done = subprocess.run(
        [sys.executable, "-m", "liaison_desk", "--office", str(folder), "init"],
        env=environment(tmp_path / "home", PYTHON_KEYRING_BACKEND=backend),
        input="{}",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "choisissez une phrase de passe" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
