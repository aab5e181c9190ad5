"""A program killed while a mailing is made leaves, once it starts again, everything or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.mailings import MailingState
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from tests.services.killed_mailing import make, opened, write_again
from tests.services.mailing_office import OFFICE, guests, made, mailing
from tests.store.killed import killed_at_step

PAPERS = ["lettres", "tout.docx"]
LETTERS = ["D-2026-0001_invitation.docx", "D-2026-0002_invitation.docx"]
BEFORE = b"celui d'avant"


@pytest.fixture
def begun(folder: Path, clock: FixedClock) -> tuple[Path, str]:
    """Give the folder of an office and a mailing to two people, begun there."""
    desk = Desk(offices.create_demonstration(folder), clock)
    desk.settings.change(OFFICE)
    guests(desk, 2)
    identifier = mailing(desk)
    desk.close()
    return folder, identifier


def interrupted(
    work: Callable[..., None], begun: tuple[Path, str], room: Path
) -> list[tuple[bool, MailingState, list[str], dict[str, bytes]]]:
    """Do a work killed at each of its steps in turn; return how each ended once the office was opened again."""
    folder, identifier = begun
    ends: list[tuple[bool, MailingState, list[str], dict[str, bytes]]] = []
    for step in count(1):
        office, papers = room / f"{step}-bureau", room / f"{step}-papiers"
        shutil.copytree(folder, office)
        papers.mkdir()
        (papers / "tout.docx").write_bytes(BEFORE)
        lived = killed_at_step(step, work, str(office), identifier, str(papers))
        desk = opened(office)
        numbers = sorted(row.number for row in desk.letters.rows(ListQuery()))
        state = desk.mailings.sheet(identifier).fields.state
        assert desk.letters.next_numbers(1) == [f"D-2026-{len(numbers) + 1:04d}"]
        desk.close()
        files = {str(one.relative_to(papers)): one.read_bytes() for one in papers.rglob("*") if one.is_file()}
        assert not list(office.glob("files-to-place-*"))
        ends.append((lived, state, numbers, files))
        if lived:
            return ends
    raise AssertionError


def names(files: dict[str, bytes]) -> list[str]:
    return sorted({Path(name).parts[0] for name in files})


def test_killed_at_any_step_it_leaves_letters_with_their_files_or_neither(
    begun: tuple[Path, str], tmp_path: Path
) -> None:
    ends = interrupted(make, begun, tmp_path)
    for lived, state, numbers, files in ends:
        if numbers:
            assert (state, numbers) == (MailingState.made, ["D-2026-0001", "D-2026-0002"])
            assert names(files) == PAPERS
            assert sorted(Path(name).name for name in files if name.startswith("lettres")) == LETTERS
            assert files["tout.docx"] != BEFORE
        else:
            assert (state, files, lived) == (MailingState.draft, {"tout.docx": BEFORE}, False)
    recorded = [bool(numbers) for _lived, _state, numbers, _files in ends]
    assert recorded == sorted(recorded)
    assert recorded.count(True) > 4  # killed after the commit as well as before


def test_killed_while_papers_are_written_again_it_leaves_the_old_or_the_new(
    begun: tuple[Path, str], tmp_path: Path
) -> None:
    folder, identifier = begun
    desk = opened(folder)
    made(desk, identifier)
    desk.close()
    ends = interrupted(write_again, begun, tmp_path)
    assert {tuple(names(files)) for _lived, _state, _numbers, files in ends} == {("tout.docx",), tuple(PAPERS)}
    assert all((files["tout.docx"] == BEFORE) is (names(files) == ["tout.docx"]) for *_others, files in ends)
