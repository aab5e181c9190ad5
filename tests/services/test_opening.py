"""Opening an office: each thing that can be wrong has its own sentence, and no byte of the data changes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import validated
from liaison_desk.errors import UserError
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.store.database import connect
from liaison_desk.store.key_file import KeyFile

PASSPHRASE = "une phrase de passe"


def answer(_key_file: KeyFile) -> str:
    return PASSPHRASE


@pytest.fixture
def desk(protected_desk: Desk) -> Desk:
    return protected_desk


@pytest.fixture
def closed(desk: Desk, folder: Path) -> Path:
    desk.partners.add(validated(PartnerFields, {"last_name": "Kerbrat"}))
    desk.close()
    return folder


def state_of(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir()) if path.is_file()
    }


@contextmanager
def refused(folder: Path, code: str) -> Iterator[None]:
    before = state_of(folder)
    with pytest.raises(UserError) as caught:
        yield
    assert caught.value.code == code
    assert state_of(folder) == before


def test_a_wrong_passphrase_is_told_from_damage(closed: Path, clock: FixedClock) -> None:
    with refused(closed, "wrong_key"):
        offices.open_existing(closed, lambda _file: "autre chose", clock)


def test_nobody_to_ask_is_said(closed: Path, clock: FixedClock) -> None:
    with refused(closed, "key_needed"):
        offices.open_existing(closed, lambda _file: None, clock)


def test_the_recovery_key_opens_whatever_its_case_and_dashes(folder: Path, clock: FixedClock) -> None:
    opened, recovery = offices.create(folder, PASSPHRASE)
    opened.close()
    offices.open_existing(folder, lambda _file: recovery.lower().replace("-", " "), clock).close()


@pytest.mark.parametrize("length", [0, 512, 4096, 20_000])
def test_a_file_of_other_bytes_is_refused_and_not_made_anew(closed: Path, clock: FixedClock, length: int) -> None:
    (closed / "office.db").write_bytes(os.urandom(length))
    with refused(closed, "damaged"):
        offices.open_existing(closed, answer, clock)


def test_a_missing_database_is_not_made_anew(closed: Path, clock: FixedClock) -> None:
    (closed / "office.db").unlink()
    with refused(closed, "database_missing"):
        offices.open_existing(closed, answer, clock)


def test_a_plain_database_of_another_program_is_not_ours(closed: Path, clock: FixedClock) -> None:
    (closed / "office.db").unlink()
    plain = dbapi2.connect(str(closed / "office.db"))
    plain.execute("CREATE TABLE song(name)")
    plain.commit()
    plain.close()
    with refused(closed, "not_an_office"):
        offices.open_existing(closed, answer, clock)


def test_a_missing_key_file_is_said(closed: Path, clock: FixedClock) -> None:
    (closed / "office.json").unlink()
    with refused(closed, "key_file_missing"):
        offices.open_existing(closed, answer, clock)


@pytest.mark.parametrize(("content", "code"), [("{", "key_file_damaged"), ('{"application": "x"}', "not_an_office")])
def test_a_key_file_that_is_not_ours_is_told_from_a_damaged_one(
    closed: Path, clock: FixedClock, content: str, code: str
) -> None:
    (closed / "office.json").write_text(content)
    with refused(closed, code):
        offices.open_existing(closed, answer, clock)


def test_data_of_a_later_version_are_refused_by_the_key_file(closed: Path, clock: FixedClock) -> None:
    values = json.loads((closed / "office.json").read_text())
    (closed / "office.json").write_text(json.dumps({**values, "schema_version": 99}))
    with refused(closed, "newer_schema"):
        offices.open_existing(closed, answer, clock)


def test_data_of_a_later_version_are_refused_by_the_database(closed: Path, clock: FixedClock) -> None:
    values = json.loads((closed / "office.json").read_text())
    opened = offices.open_existing(closed, answer, clock)
    key = opened.database.key
    opened.close()
    raw = connect(closed / "office.db", key)
    raw.execute("PRAGMA user_version=99")
    raw.close()
    assert values["schema_version"] < 99
    with refused(closed, "newer_schema"):
        offices.open_existing(closed, answer, clock)


def test_a_second_opening_is_refused(desk: Desk, folder: Path, clock: FixedClock) -> None:
    with pytest.raises(UserError) as caught:
        offices.open_existing(folder, answer, clock)
    assert caught.value.code == "office_in_use"
    assert desk.backups.check() == []


def test_another_process_is_refused_too(desk: Desk, folder: Path) -> None:
    command = [sys.executable, "-m", "liaison_desk", "--office", str(folder), "check"]
    environment = {**os.environ, "LIAISON_DESK_PASSPHRASE": PASSPHRASE}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "déjà ouvert" in done.stderr
    assert desk.backups.check() == []


def test_an_office_is_never_made_over_another(closed: Path) -> None:
    with refused(closed, "office_exists"):
        offices.create(closed, PASSPHRASE)


def test_a_read_only_medium_is_said(closed: Path, clock: FixedClock) -> None:
    subprocess.run(["mount", "--bind", str(closed), str(closed)], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(closed)], check=True)
        with refused(closed, "read_only"):
            offices.open_existing(closed, answer, clock)
    finally:
        subprocess.run(["umount", str(closed)], check=True)


def test_a_flipped_byte_is_found_by_the_check(desk: Desk, folder: Path, clock: FixedClock) -> None:
    for place in range(40):
        desk.partners.add(validated(PartnerFields, {"last_name": f"Personne {place}", "notes": "x" * 2000}))
    desk.close()
    path = folder / "office.db"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    opened = offices.open_existing(folder, answer, clock)
    damaged = Desk(opened, clock)
    try:
        assert damaged.backups.check()
        with pytest.raises(UserError):
            damaged.backups.make()
    finally:
        damaged.close()
