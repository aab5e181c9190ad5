"""One program at a time has an office in its hands."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaison_desk.errors import UserError
from liaison_desk.services import offices
from liaison_desk.store.key_file import demonstration_key, read_key_file
from liaison_desk.store.office_folder import OfficeFolder, create_office
from tests.store import work
from tests.store.work import opened


def test_a_backup_is_not_restored_over_an_open_office(folder: Path, tmp_path: Path) -> None:
    desk = opened(folder)
    copy = desk.backups.make(tmp_path / "copie.ldbackup")
    added = desk.letters.add(work.letter(1))
    with pytest.raises(UserError) as caught:
        work.restore(folder, copy)
    assert caught.value.code == "office_in_use"
    desk.close()
    again = opened(folder)
    assert again.letters.sheet(added).number == "A-2026-0001"
    again.close()


def test_an_office_made_meanwhile_by_another_program_is_not_replaced(folder: Path) -> None:
    before = (folder / "office.db").read_bytes()
    with pytest.raises(UserError) as caught:
        create_office(OfficeFolder(folder), demonstration_key(), read_key_file(folder / "office.json"))
    assert caught.value.code == "office_exists"
    assert (folder / "office.db").read_bytes() == before
    opened(folder).close()


def test_a_making_that_fails_leaves_what_an_earlier_restoration_set_aside(small_disk: Path) -> None:
    folder = small_disk / "bureau"
    folder.mkdir()
    aside = folder / "office.db.avant-restauration-2026-05-05-090000"
    aside.write_bytes(b"x" * 1_900_000)
    with pytest.raises(UserError) as caught:
        offices.create_demonstration(folder)
    assert caught.value.code == "disk_full"
    assert {path.name for path in folder.iterdir()} == {aside.name, "office.lock"}
