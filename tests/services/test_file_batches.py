"""Files of a mailing take their places together, or leave everything as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaison_desk.errors import UserError
from liaison_desk.services.file_batches import FileBatch, finish_interrupted


@pytest.fixture
def places(tmp_path: Path) -> Path:
    place = tmp_path / "papiers"
    place.mkdir()
    (place / "ancien.txt").write_bytes(b"avant")
    (place / "dossier").mkdir()
    return place


def begin(office: Path, places: Path) -> FileBatch:
    files = FileBatch(office, "envoi")
    files.write(places / "ancien.txt", b"apres")
    (files.folder(places / "dossier") / "lettre.txt").write_bytes(b"une")
    return files


def found(places: Path) -> dict[str, bytes]:
    return {str(path.relative_to(places)): path.read_bytes() for path in places.rglob("*") if path.is_file()}


AS_BEFORE = {"ancien.txt": b"avant"}
IN_PLACE = {"ancien.txt": b"apres", "dossier/lettre.txt": b"une"}


@pytest.mark.parametrize("ready", [False, True])
def test_what_is_not_kept_leaves_everything_as_it_was(tmp_path: Path, places: Path, ready: bool) -> None:
    with begin(tmp_path, places) as files:
        if ready:
            files.ready()
    assert found(places) == AS_BEFORE
    assert [path.name for path in tmp_path.iterdir()] == ["papiers"]


def test_what_is_kept_is_in_its_place(tmp_path: Path, places: Path) -> None:
    with begin(tmp_path, places) as files:
        files.ready()
        files.keep()
    assert found(places) == IN_PLACE
    assert [path.name for path in tmp_path.iterdir()] == ["papiers"]


def test_a_folder_takes_the_place_of_no_file(tmp_path: Path, places: Path) -> None:
    with FileBatch(tmp_path, "envoi") as files, pytest.raises(UserError) as refused:
        files.folder(places / "ancien.txt")
    assert refused.value.code == "not_a_folder"
    assert found(places) == AS_BEFORE


def test_a_place_taken_meanwhile_is_refused_before_anything_is_recorded(tmp_path: Path, places: Path) -> None:
    with begin(tmp_path, places) as files:
        (places / "dossier" / "autre.txt").write_bytes(b"d'une autre")
        with pytest.raises(UserError) as refused:
            files.ready()
    assert refused.value.code == "folder_not_empty"
    assert found(places) == {**AS_BEFORE, "dossier/autre.txt": b"d'une autre"}


def test_a_place_taken_at_the_last_moment_is_told_and_the_rest_is_placed(tmp_path: Path, places: Path) -> None:
    with begin(tmp_path, places) as files:
        files.ready()
        (places / "dossier" / "autre.txt").write_bytes(b"d'une autre")
        with pytest.raises(UserError) as refused:
            files.keep()
    assert refused.value.code == "files_not_placed"
    assert found(places) == {"ancien.txt": b"apres", "dossier/autre.txt": b"d'une autre"}


@pytest.mark.parametrize(("ready", "recorded"), [(False, False), (False, True), (True, False), (True, True)])
def test_what_was_interrupted_is_ended_at_the_next_start(
    tmp_path: Path, places: Path, ready: bool, recorded: bool
) -> None:
    files = begin(tmp_path, places)
    if ready:
        files.ready()
    finish_interrupted(tmp_path, lambda owner: owner == "envoi" and recorded)
    assert found(places) == (IN_PLACE if ready and recorded else AS_BEFORE)
    assert [path.name for path in tmp_path.iterdir()] == ["papiers"]


def test_a_note_nobody_can_read_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "files-to-place-0.json").write_bytes(b"{")
    finish_interrupted(tmp_path, lambda _owner: True)
