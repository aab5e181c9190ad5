"""A file is the old one or the whole new one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from liaison_desk import files
from liaison_desk.errors import UserError
from liaison_desk.files import atomic_write, atomic_writer, export_file_name, safe_file_name, sweep_partials

OLD, NEW = b"ancien " * 100, b"nouveau " * 100_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 kB."""
    folder = tmp_path / "petit disque"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "lettre.docx"
    atomic_write(target, OLD)
    atomic_write(target, NEW)
    assert target.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_keeps_the_old_file_and_says_so(small_disk: Path) -> None:
    target = small_disk / "lettre.docx"
    atomic_write(target, OLD)
    with pytest.raises(UserError) as failure:
        atomic_write(target, NEW)
    assert failure.value.code == "disk_full"
    assert target.read_bytes() == OLD
    assert list(small_disk.iterdir()) == [target]


def write_in_pieces(target: Path) -> None:
    with atomic_writer(target) as stream:
        for _ in range(1000):
            stream.write(b"x" * 1000)


def test_a_full_disk_met_while_streaming_keeps_the_old_file(small_disk: Path) -> None:
    target = small_disk / "agenda.ics"
    atomic_write(target, OLD)
    with pytest.raises(UserError) as failure:
        write_in_pieces(target)
    assert failure.value.code == "disk_full"
    assert target.read_bytes() == OLD
    assert list(small_disk.iterdir()) == [target]


def fail_while_writing(target: Path) -> None:
    with atomic_writer(target) as stream:
        stream.write(NEW)
        raise KeyError


def test_an_exception_of_the_writer_comes_out_unchanged_and_changes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "agenda.ics"
    atomic_write(target, OLD)
    with pytest.raises(KeyError):
        fail_while_writing(target)
    assert target.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as failure:
        atomic_write(tmp_path / "absent" / "lettre.docx", NEW)
    assert failure.value.code == "folder_missing"
    assert "absent" in failure.value.sentence


def test_a_read_only_medium_is_told_apart(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(UserError) as failure:
        atomic_write(small_disk / "lettre.docx", OLD)
    assert failure.value.code == "folder_not_writable"


def held_by_word(self: Path, target: Path) -> None:
    error = PermissionError(13, "refused")
    error.winerror = 32  # set by Windows only
    raise error


def test_a_document_held_by_word_is_to_be_closed_and_its_text_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "lettre.docx"
    atomic_write(target, OLD)
    monkeypatch.setattr(files, "_REPLACE_PAUSES", (0.0, 0.0))
    monkeypatch.setattr(Path, "replace", held_by_word)
    with pytest.raises(UserError) as failure:
        atomic_write(target, NEW)
    assert failure.value.code == "document_open_elsewhere"
    assert failure.value.sentence == "Fermez « lettre.docx » dans Word, puis recommencez."
    assert target.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [target]


WRITER = """
import sys
from pathlib import Path
from liaison_desk.files import atomic_write
target = Path(sys.argv[1])
print("ready", flush=True)
for number in range(1_000_000):
    atomic_write(target, bytes([number % 256]) * 400_000)
"""


def test_a_killed_writer_leaves_a_whole_file_and_what_it_left_is_swept(tmp_path: Path) -> None:
    target = tmp_path / "lettre.docx"
    atomic_write(target, b"\0" * 400_000)
    environment = {**os.environ, "PYTHONPATH": str(Path(files.__file__).parents[1])}
    for milliseconds in range(5, 65, 5):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(target)], env=environment, stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout
            writer.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                writer.wait(milliseconds / 1000)
            writer.send_signal(signal.SIGKILL)
        content = target.read_bytes()
        assert len(content) == 400_000
        assert len(set(content)) == 1
    sweep_partials(tmp_path)
    assert list(tmp_path.iterdir()) == [target]


def test_permissions_of_the_old_file_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "lettre.docx"
    target.write_bytes(OLD)
    target.chmod(0o640)
    atomic_write(target, NEW)
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Réponse à la maire.docx", "Réponse à la maire.docx"),
        ("../../etc/passwd", "....etcpasswd"),
        ("facture\u202efdp.exe", "facturefdp.exe"),
        (".", "document"),
        ("", "document"),
        ("a:b*c?.pdf", "abc.pdf"),
        ("ligne\nsuite", "ligne suite"),
        ("CON", "CON_"),
    ],
)
def test_a_file_name_is_made_safe(typed: str, kept: str) -> None:
    assert safe_file_name(typed).lstrip(".") == kept.lstrip(".")


def test_a_long_file_name_keeps_its_extension() -> None:
    name = safe_file_name("é" * 500 + ".docx")
    assert name.endswith(".docx")
    assert len(name.encode()) <= 240


def test_the_name_of_an_export_is_dated_and_in_ascii() -> None:
    name = export_file_name(date(2026, 5, 12), "Fiche de déplacement", "L'œuvre d'été : réunion n° 3", "pdf", 2)
    assert name == "2026-05-12_fiche-de-deplacement_l-oeuvre-d-ete-reunion-n-3_v2.pdf"
