"""A process killed at any moment: what was acknowledged is there, what was being made is whole or absent."""

from __future__ import annotations

import random
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from liaison_desk.domain.records import Kind
from liaison_desk.errors import UserError
from liaison_desk.services import offices
from liaison_desk.store.backup import restore_backup
from liaison_desk.store.key_file import demonstration_key
from liaison_desk.store.office_folder import OfficeFolder
from tests.store import work
from tests.store.killed import killed_after, killed_at_step
from tests.store.work import opened


def test_every_acknowledged_record_survives_a_kill_and_the_registers_have_no_gap(folder: Path) -> None:
    dice = random.Random(93)
    told: list[tuple[str, str, str]] = []
    for _round in range(12):
        told += killed_after(dice.randint(0, 200), work.write, folder, words=dice.randint(1, 8))
        desk = opened(folder)
        try:
            for kind, identifier, number in told:
                if kind != "ready":
                    sheet = desk.records(Kind(kind)).sheet(identifier)
                    assert sheet.number == number
            assert desk.backups.check() == []
        finally:
            desk.close()
    numbers = [number for _kind, _identifier, number in told if number]
    assert len(set(numbers)) == len(numbers) > 12


def restores(file: Path, where: Path) -> bool:
    shutil.rmtree(where, ignore_errors=True)
    restore_backup(OfficeFolder(where), file, lambda _key_file: demonstration_key(), datetime(2026, 5, 6))
    desk = opened(where)
    try:
        return not desk.backups.check()
    finally:
        desk.close()


def test_a_backup_cut_short_never_bears_the_name_of_a_backup(folder: Path, tmp_path: Path) -> None:
    desk = opened(folder)
    for place in range(20):
        desk.letters.add(work.letter(place, "un texte assez long " * 200))
    desk.close()
    dice = random.Random(93)
    for turn in range(8):
        killed_after(dice.randint(20, 200), work.make_backups, folder, 100 * turn)
    files = sorted((folder / "backups").glob("*.ldbackup"))
    assert files
    assert all(restores(file, tmp_path / "ailleurs") for file in files)
    opened(folder).close()
    assert sorted((folder / "backups").iterdir()) == files


def test_a_backup_killed_at_each_of_its_steps_leaves_the_office_and_its_copies_sound(
    folder: Path, tmp_path: Path
) -> None:
    lived, step = False, 0
    while not lived:
        step += 1
        lived = killed_at_step(step, work.back_up, folder)
        opened(folder).close()
        left = list((folder / "backups").glob("*"))  # the opening swept what had no final name
        assert all(restores(file, tmp_path / "ailleurs") for file in left)
        assert left or not lived
    assert step > 3


def can_be_made_or_opened(place: Path) -> None:
    if not OfficeFolder(place).exists():
        work.create(place)
    desk = opened(place)
    assert desk.backups.check() == []
    desk.close()
    assert {path.name for path in place.iterdir()} == {"office.db", "office.json", "office.lock"}


def test_an_office_whose_making_was_cut_short_can_be_made_again_or_opened(tmp_path: Path) -> None:
    lived, step = False, 0
    while not lived:
        step += 1
        lived = killed_at_step(step, work.create, tmp_path / str(step))
        can_be_made_or_opened(tmp_path / str(step))
    assert step > 3


def test_an_office_killed_at_any_moment_of_its_making_can_be_made_again_or_opened(tmp_path: Path) -> None:
    for milliseconds in range(0, 400, 40):
        killed_after(milliseconds, work.create_and_tell, tmp_path / str(milliseconds))
        can_be_made_or_opened(tmp_path / str(milliseconds))


def test_a_restoration_cut_short_can_be_done_again_and_what_was_there_is_kept(folder: Path, tmp_path: Path) -> None:
    desk = opened(folder)
    kept = desk.letters.add(work.letter(1))
    copy = desk.backups.make(tmp_path / "copie.ldbackup")
    lost = desk.letters.add(work.letter(2))
    desk.close()
    before = (folder / "office.db").read_bytes()
    lived, step = False, 0
    while not lived:
        step += 1
        place = tmp_path / str(step)
        shutil.copytree(folder, place)
        lived = killed_at_step(step, work.restore, place, copy)
        assert before in [path.read_bytes() for path in place.glob("office.db*")]
        work.restore(place, copy)
        desk = opened(place)
        assert desk.letters.sheet(kept).number == "A-2026-0001"
        with pytest.raises(UserError):
            desk.letters.sheet(lost)
        desk.close()
        assert before in [path.read_bytes() for path in place.glob("office.db.avant-*")]
    assert step > 5


def test_an_agenda_whose_writing_is_cut_short_is_the_old_file_or_the_whole_new_one(
    folder: Path, tmp_path: Path
) -> None:
    desk = opened(folder)
    for place in range(20):
        desk.engagements.add(work.engagement(place))
    desk.close()
    target = tmp_path / "agenda.ics"
    lived, step = False, 0
    while not lived:
        step += 1
        target.write_bytes(b"ancien")
        lived = killed_at_step(step, work.export, folder, target)
        content = target.read_bytes()
        assert content == b"ancien" or (content.count(b"BEGIN:VEVENT"), content[-15:]) == (20, b"END:VCALENDAR\r\n")
    assert content != b"ancien"


def test_a_demonstration_whose_making_was_cut_short_is_made_whole_at_the_next_start(tmp_path: Path) -> None:
    from liaison_desk.services.demonstration import open_demonstration

    offices.create_demonstration(tmp_path / "démonstration").close()
    desk = work.Desk(open_demonstration(tmp_path / "démonstration", work.clock()), work.clock())
    try:
        assert desk.settings.office().official_last_name
        assert desk.letters.waiting()
        assert list((tmp_path / "démonstration").glob("*.eml"))
    finally:
        desk.close()
