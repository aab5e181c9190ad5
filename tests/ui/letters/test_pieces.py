from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from liaison_desk.domain.records import Kind, Piece, Reference
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk
from liaison_desk.ui.letters.page import LettersPage
from liaison_desk.ui.piece_files import PieceFiles, is_risky


class Opened:
    """Stands for the desktop: remembers what it was asked to open."""

    def __init__(self, *, answer: bool = True) -> None:
        self.paths: list[Path] = []
        self._answer = answer

    def __call__(self, url: QUrl) -> bool:
        self.paths.append(Path(url.toLocalFile()))
        return self._answer


@pytest.fixture
def opened(page: LettersPage) -> Opened:
    desktop = Opened()
    page.detail._piece_verbs.files._open_url = desktop
    return desktop


def piece_of(desk: Desk, letter_id: str, name: str) -> Piece:
    return next(piece for piece in desk.letters.sheet(letter_id).pieces if piece.file_name == name)


def test_a_harmless_piece_opens_from_a_folder_of_its_own(
    page: LettersPage, desk: Desk, letter_id: str, opened: Opened
) -> None:
    page.detail.pieces.open_requested.emit(piece_of(desk, letter_id, "programme-provisoire.pdf"))
    path = opened.paths[0]
    assert path.name == "programme-provisoire.pdf"
    assert path.is_relative_to(desk.office.folder.root)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_piece_with_macros_opens_only_after_a_warning(
    page: LettersPage, desk: Desk, letter_id: str, opened: Opened
) -> None:
    page.detail.pieces.open_requested.emit(piece_of(desk, letter_id, "budget.xlsm"))
    assert not opened.paths
    box = page.detail.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.defaultButton() is not None
    assert box.defaultButton().text() == "Ne pas ouvrir"
    next(button for button in box.buttons() if button.text() == "Ouvrir quand même").click()
    assert [path.name for path in opened.paths] == ["budget.xlsm"]


def test_copies_are_swept(tmp_path: Path) -> None:
    files = PieceFiles(tmp_path, open_url=Opened())
    files.open("note.pdf", b"%PDF")
    files.sweep()
    assert not list(tmp_path.rglob("*.pdf"))


def test_a_piece_no_program_opens_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="enregistrez la pièce"):
        PieceFiles(tmp_path, open_url=Opened(answer=False)).open("note.pdf", b"%PDF")


@pytest.mark.parametrize("name", ["a.exe", "a.docm", "facture.pdf.js", "a.html", "sans-extension", "a.LNK"])
def test_what_can_do_harm_is_known_by_its_ending(name: str) -> None:
    assert is_risky(name)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "photo.jpg", "a.ics"])
def test_what_is_usual_opens_without_a_word(name: str) -> None:
    assert not is_risky(name)


def test_a_file_is_added_to_a_letter(
    page: LettersPage, desk: Desk, letter_id: str, tmp_path: Path, qtbot: QtBot
) -> None:
    added = tmp_path / "plan d'accès.pdf"
    added.write_bytes(b"%PDF-1.7")
    page.detail._piece_verbs.attach(Reference(Kind.letter, letter_id), [added])
    qtbot.waitUntil(lambda: len(desk.letters.sheet(letter_id).pieces) == 4, timeout=10_000)


def test_a_piece_is_saved_elsewhere(
    page: LettersPage, desk: Desk, letter_id: str, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "copie.ics"
    page.detail._piece_verbs._write(piece_of(desk, letter_id, "invitation.ics"), target)
    qtbot.waitUntil(target.exists, timeout=10_000)
