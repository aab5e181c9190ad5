"""Names of files received."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison_desk.intake.file_names import danger, distinct, safe_file_name


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("programme.pdf", "programme.pdf"),
        ("e\u0301te\u0301.pdf", "été.pdf"),
        ("../../.bashrc", "bashrc"),
        ("C:\\Windows\\x.docx", "x.docx"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("COM1.pdf", "_COM1.pdf"),
        (".", "piece-jointe"),
        ("", "piece-jointe"),
        ("a<b>:c|d?.txt", "a_b_c_d_.txt"),
        ("facture\u202efdp.exe", "facturefdp.exe"),
        ("note\r\n.pdf  . ", "note.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_is_made_safe(written: str, safe: str) -> None:
    assert safe_file_name(written) == safe


def test_a_piece_without_name_gets_one_from_its_type() -> None:
    assert safe_file_name("", "application/pdf") == "piece-jointe.pdf"
    assert safe_file_name("photo", "image/jpeg") == "photo.jpg"


@given(st.text())
def test_any_name_stays_in_its_folder(written: str) -> None:
    folder = Path("/dossier")
    name = safe_file_name(written)
    assert (folder / name).parent == folder
    assert name not in {"", ".", ".."}
    assert len(name) <= 120
    assert name.isprintable() or "\u00a0" in name or not name.isascii()


def test_pieces_of_the_same_name_are_numbered() -> None:
    taken: set[str] = set()
    assert [distinct(name, taken) for name in ("a.pdf", "A.pdf", "a.pdf")] == ["a.pdf", "A (2).pdf", "a (3).pdf"]


def test_programs_and_macros_are_told() -> None:
    assert "programme" in danger("facture.pdf.exe")
    assert "macros" in danger("lettre.docm")
    assert danger("lettre.docx") == ""
