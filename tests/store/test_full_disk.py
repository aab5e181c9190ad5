"""A full disk: what was saved stays, what cannot be saved is said, and work goes on once there is room."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from liaison_desk.domain.lists import ListQuery
from liaison_desk.errors import UserError
from liaison_desk.services import offices
from liaison_desk.services.desk import Desk
from tests.store import work
from tests.store.work import opened


def refusal(attempt: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        attempt()
    return caught.value.code


def fill(disk: Path) -> Path:
    """Leave no byte free on a disk, and return the file that takes all the room."""
    ballast = disk / "lest"
    with ballast.open("ab", buffering=0) as file:
        for size in (65_536, 4096, 1):
            try:
                while file.write(b"x" * size) == size:
                    pass
            except OSError:
                continue
    assert shutil.disk_usage(disk).free == 0
    return ballast


@pytest.fixture
def folder(small_disk: Path) -> Path:
    folder = small_disk / "bureau"
    offices.create_demonstration(folder).close()
    return folder


def add_until_refused(desk: Desk) -> tuple[list[str], str]:
    added: list[str] = []
    while True:
        try:
            added.append(desk.letters.add(work.letter(len(added), "une phrase assez longue " * 2000)))
        except UserError as error:
            return added, error.code


def test_a_record_that_finds_no_room_is_refused_and_the_others_stay(folder: Path, small_disk: Path) -> None:
    desk = opened(folder)
    ballast = small_disk / "lest"
    ballast.write_bytes(b"x" * 300_000)
    added, code = add_until_refused(desk)
    assert code == "disk_full"
    assert added
    assert desk.letters.count(ListQuery()) == len(added)
    assert [desk.letters.number_of(one) for one in added] == [f"A-2026-{n + 1:04d}" for n in range(len(added))]
    ballast.unlink()
    again = desk.letters.add(work.letter(99))
    assert desk.letters.number_of(again) == f"A-2026-{len(added) + 1:04d}"
    assert desk.backups.check() == []
    desk.close()


def test_every_verb_says_that_the_disk_is_full_and_reading_goes_on(folder: Path, small_disk: Path) -> None:
    desk = opened(folder)
    added = desk.letters.add(work.letter(1))
    ballast = fill(small_disk)
    text = "un texte assez long " * 5000
    verbs: list[Callable[[], object]] = [
        lambda: desk.letters.add(work.letter(2, text)),
        lambda: desk.letters.attach(added, "plan.pdf", "application/pdf", text.encode()),
        lambda: desk.drafts.keep("letter:new", {"body": text}),
        lambda: desk.letters.edit(added, work.letter(1, text)),
    ]
    assert [refusal(verb) for verb in verbs] == ["disk_full"] * len(verbs)
    assert desk.letters.sheet(added).fields.body == ""
    assert [found.id for found in desk.search.find("demande")] == [added]
    ballast.unlink()
    desk.letters.edit(added, work.letter(1, "court"))
    assert desk.letters.sheet(added).fields.body == "court"
    assert desk.backups.check() == []
    desk.close()


def test_an_office_closed_on_a_full_disk_opens_once_there_is_room(folder: Path, small_disk: Path) -> None:
    desk = opened(folder)
    added, _code = add_until_refused(desk)
    ballast = fill(small_disk)
    desk.close()
    ballast.unlink()
    (small_disk / "place").write_bytes(b"")
    again = opened(folder)
    assert again.letters.count(ListQuery()) == len(added)
    assert again.backups.check() == []
    again.close()


def test_an_office_that_cannot_be_opened_for_want_of_room_is_not_called_damaged(folder: Path, small_disk: Path) -> None:
    ballast = fill(small_disk)
    assert refusal(lambda: opened(folder)) == "disk_full"
    ballast.unlink()
    opened(folder).close()


def test_an_office_is_not_half_made_on_a_full_disk(small_disk: Path) -> None:
    ballast = small_disk / "lest"
    for room in (0, 4096, 100_000, 250_000, 400_000):
        fill(small_disk)
        with ballast.open("rb+") as file:
            file.truncate(ballast.stat().st_size - room)
        assert refusal(lambda: offices.create_demonstration(small_disk / "bureau")) in {"disk_full", "read_only"}
    ballast.unlink()
    offices.create_demonstration(small_disk / "bureau").close()
    opened(small_disk / "bureau").close()


def test_a_backup_that_finds_no_room_leaves_no_file_and_the_older_one(folder: Path, small_disk: Path) -> None:
    desk = opened(folder)
    older = desk.backups.make()
    desk.letters.add(work.letter(1, "un texte assez long " * 5000))
    ballast = fill(small_disk)
    for target in (None, small_disk / "copie.ldbackup"):
        assert refusal(lambda target=target: desk.backups.make(target)) == "backup_failed"
    assert list((folder / "backups").iterdir()) == [older]
    assert not list(small_disk.glob("*copie*"))
    ballast.unlink()
    desk.close()


def test_a_restoration_that_finds_no_room_changes_nothing(folder: Path, small_disk: Path, tmp_path: Path) -> None:
    desk = opened(folder)
    desk.letters.add(work.letter(1))
    copy = desk.backups.make(tmp_path / "copie.ldbackup")
    desk.close()
    before = (folder / "office.db").read_bytes()
    ballast = fill(small_disk)
    assert refusal(lambda: work.restore(folder, copy)) == "disk_full"
    assert (folder / "office.db").read_bytes() == before
    ballast.unlink()
    opened(folder).close()


def test_an_agenda_that_finds_no_room_stays_the_old_one(folder: Path, small_disk: Path, tmp_path: Path) -> None:
    offices.create_demonstration(tmp_path / "ailleurs").close()
    desk = opened(tmp_path / "ailleurs")
    for place in range(30):
        desk.engagements.add(work.engagement(place))
    target = small_disk / "agenda.ics"
    target.write_bytes(b"ancien")
    fill(small_disk)
    assert refusal(lambda: list(desk.agenda_export.export(target))) == "disk_full"
    assert target.read_bytes() == b"ancien"
    assert {path.name for path in small_disk.iterdir()} == {"agenda.ics", "bureau", "lest"}
    desk.close()
