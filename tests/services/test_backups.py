"""Backups: verified, restorable, thinned with care."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import validated
from liaison_desk.errors import UserError
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk


@pytest.fixture
def desk(protected_desk: Desk) -> Desk:
    return protected_desk


def add(desk: Desk, name: str) -> str:
    return desk.partners.add(validated(PartnerFields, {"last_name": name}))


def test_a_backup_brings_back_what_was_there(desk: Desk, folder: Path, clock: FixedClock) -> None:
    add(desk, "Avant")
    copy = desk.backups.make()
    add(desk, "Après")
    desk.close()
    offices.restore(folder, copy, lambda _file: "une phrase de passe", clock)
    again = Desk(offices.open_existing(folder, lambda _file: "une phrase de passe", clock), clock)
    assert [row.name for row in again.partners.rows(ListQuery())] == ["Avant"]
    again.close()
    assert list(folder.glob("office.db.avant-restauration-*"))


def test_a_backup_is_restored_in_an_empty_folder(desk: Desk, tmp_path: Path, clock: FixedClock) -> None:
    add(desk, "Kerbrat")
    copy = desk.backups.make(tmp_path / "clé USB" / "copie.ldbackup")
    elsewhere = tmp_path / "ailleurs"
    offices.restore(elsewhere, copy, lambda _file: "une phrase de passe", clock)
    again = Desk(offices.open_existing(elsewhere, lambda _file: "une phrase de passe", clock), clock)
    assert again.partners.count(ListQuery()) == 1
    again.close()


@pytest.mark.parametrize("content", [b"", b"PK", b"x" * 5000])
def test_what_is_not_a_backup_is_refused_and_changes_nothing(
    desk: Desk, folder: Path, tmp_path: Path, clock: FixedClock, content: bytes
) -> None:
    desk.close()
    before = (folder / "office.db").read_bytes()
    (tmp_path / "faux.ldbackup").write_bytes(content)
    with pytest.raises(UserError):
        offices.restore(folder, tmp_path / "faux.ldbackup", lambda _file: "une phrase de passe", clock)
    assert (folder / "office.db").read_bytes() == before


def test_a_backup_is_not_restored_with_a_wrong_key(desk: Desk, folder: Path, clock: FixedClock) -> None:
    copy = desk.backups.make()
    desk.close()
    before = (folder / "office.db").read_bytes()
    with pytest.raises(UserError, match="clé"):
        offices.restore(folder, copy, lambda _file: "autre", clock)
    assert (folder / "office.db").read_bytes() == before


def test_nothing_is_copied_when_nothing_changed(desk: Desk) -> None:
    desk.backups.make()
    assert desk.backups.make_if_changed() is None
    add(desk, "Kerbrat")
    assert desk.backups.make_if_changed() is not None


def test_old_copies_are_thinned_and_the_newest_stays(desk: Desk, clock: FixedClock) -> None:
    for _hour in range(24 * 12):
        clock.moment += timedelta(hours=1)
        if clock.moment.hour % 6 == 0:
            desk.backups.make()
    ages = [clock.moment.replace(tzinfo=None) - moment for moment, _path in desk.backups.known()]
    assert len([age for age in ages if age <= timedelta(hours=26)]) >= 4
    assert len(ages) <= 4 + 2 + 7 + 3


def test_a_clock_gone_back_thins_nothing(desk: Desk, clock: FixedClock) -> None:
    desk.backups.make()
    clock.moment -= timedelta(days=4000)
    desk.backups.make()
    assert len(desk.backups.known()) == 2


def test_no_word_of_the_office_is_readable_on_the_disk(desk: Desk, folder: Path) -> None:
    add(desk, "ZZCANARI")
    desk.backups.make()
    desk.close()
    for path in folder.rglob("*"):
        if path.is_file():
            assert b"ZZCANARI" not in path.read_bytes()
