"""What a real keyring is put through, in a session of its own; prints what came of it as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import keyring
import secretstorage

from liaison_desk import vault
from liaison_desk.errors import UserError
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.store.key_file import KeyFile, read_key_file

CLOCK = FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))


def opening(folder: Path, secret: str | None) -> dict[str, Any]:
    """Tell whether an office opens, whether a secret was asked for, and how it is refused."""
    asked: list[str] = []

    def _ask(key_file: KeyFile) -> str | None:
        asked.append(key_file.key_id)
        return secret

    try:
        offices.open_existing(folder, _ask, CLOCK).close()
    except UserError as error:
        return {"asked": bool(asked), "refused": error.code}
    return {"asked": bool(asked), "refused": ""}


def refusal(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except UserError as error:
        return error.code
    return ""


def scenes(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = {"available": vault.is_available()}
    opened, recovery = offices.create(folder, None)
    key = opened.database.key.hex()
    opened.close()
    key_file = read_key_file(folder / "office.json")
    told["backend"] = key_file.keyring
    told["key is in the folder"] = any(
        path.is_file() and (key.encode() in path.read_bytes() or bytes.fromhex(key) in path.read_bytes())
        for path in folder.rglob("*")
    )
    told["unlocked"] = opening(folder, None)

    collection = secretstorage.get_default_collection(secretstorage.dbus_init())
    collection.lock()
    told["locked"] = opening(folder, None)
    told["locked, with the recovery key"] = opening(folder, recovery)
    told["locked, making another"] = refusal(lambda: offices.create(folder / "autre", None))
    told["made although locked"] = (folder / "autre" / "office.db").exists()
    return told | {"recovery": recovery}


def scenes_unlocked(folder: Path, recovery: str) -> dict[str, Any]:
    """Go on in a session whose keyring is open."""
    told: dict[str, Any] = {"in the next session": opening(folder, None)}
    key_id = read_key_file(folder / "office.json").key_id
    keyring.set_password(f"liaison-desk/{key_id}", "key", "00" * 32)
    told["another key"] = opening(folder, None)
    keyring.set_password(f"liaison-desk/{key_id}", "key", "ceci n'est pas une clé")
    told["no key at all"] = opening(folder, None)
    keyring.delete_password(f"liaison-desk/{key_id}", "key")
    told["deleted"] = opening(folder, None)
    told["deleted, with a wrong one"] = opening(folder, recovery[::-1])
    told["deleted, with the recovery key"] = opening(folder, recovery)
    told["put back"] = opening(folder, None)
    return told


if __name__ == "__main__":
    place = Path(sys.argv[2])
    outcome = scenes(place) if sys.argv[1] == "first" else scenes_unlocked(place, sys.argv[3])
    print(json.dumps(outcome))
