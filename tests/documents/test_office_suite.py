"""Word files become PDF by the office suite of the machine, which leaves nothing on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaison_desk.documents.attached import read_attached
from liaison_desk.documents.model import Document, Paragraph, TemplateName, plain
from liaison_desk.documents.office_suite import CONVERTED, converted_to_pdf, office_suite
from liaison_desk.documents.word import render_word
from liaison_desk.domain.office import OfficeFields
from liaison_desk.errors import UserError
from liaison_desk.paths import shipped_template

WORD = next(media_type for media_type, ending in CONVERTED.items() if ending == ".docx")


@pytest.fixture
def word(office: OfficeFields) -> bytes:
    document = Document("Avenant", TemplateName.note, (Paragraph(plain("Le texte de l'avenant.")),))
    return render_word(document, office, shipped_template("note.docx"))


def test_a_word_file_becomes_pages_and_nothing_is_left(word: bytes, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    file = read_attached(converted_to_pdf(word, WORD, scratch), "application/pdf")
    assert "Le texte de l'avenant." in file.pages[0].text
    assert list(scratch.iterdir()) == []


def test_the_folder_it_works_in_is_the_user_s_alone(word: bytes, tmp_path: Path) -> None:
    converted_to_pdf(word, WORD, tmp_path / "scratch")
    assert (tmp_path / "scratch").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("seconds", [0.05])
def test_a_suite_that_takes_too_long_is_ended(word: bytes, tmp_path: Path, seconds: float) -> None:
    with pytest.raises(UserError) as refusal:
        converted_to_pdf(word, WORD, tmp_path / "scratch", seconds=seconds)
    assert refusal.value.code == "not_converted"
    assert list((tmp_path / "scratch").iterdir()) == []


def test_without_a_suite_it_says_so(word: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert office_suite() is None
    with pytest.raises(UserError) as refusal:
        converted_to_pdf(word, WORD, tmp_path / "scratch")
    assert refusal.value.code == "no_office_suite"
