"""Packs from the command line: made, told, said printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

Command = Callable[..., Any]


@pytest.fixture
def opening(command: Command) -> str:
    fields = {"title": "Inauguration", "starts_at": "2026-05-12T10:30", "state": "accepted"}
    identifier = command("add", "engagement", given=fields)["id"]
    command("add", "note", given={"title": "La Maison des associations", "engagement_id": identifier})
    return identifier


def test_an_engagement_gets_its_pack_in_one_command(command: Command, opening: str, tmp_path: Path) -> None:
    target = tmp_path / "dossier.pdf"
    told = command("pack", opening, "-o", target, "--json")
    assert (told["version"], told["pages"]) == (1, len(pypdfium2.PdfDocument(target.read_bytes())))
    assert told["pieces"] >= 2
    assert command("pack", opening, "-o", target, "--json")["version"] == 1


def test_a_file_that_cannot_be_taken_is_named_among_what_is_missing(
    command: Command, opening: str, tmp_path: Path
) -> None:
    damaged = tmp_path / "plan.pdf"
    damaged.write_bytes(b"%PDF-1.7 cut short")
    command("attach", "engagement", opening, damaged)
    for name in ("dossier.pdf", "dossier.docx", "dossier.pdf"):
        assert "plan" in command("pack", opening, "-o", tmp_path / name, "--json")["missing"]
    assert "manque : plan" in command("pack", opening, "-o", tmp_path / "dossier.pdf")


def test_the_format_and_right_hand_pages_are_kept(command: Command, opening: str, tmp_path: Path) -> None:
    command("pack", opening, "-o", tmp_path / "poche.pdf", "--format", "a5", "--right-pages")
    page = pypdfium2.PdfDocument((tmp_path / "poche.pdf").read_bytes())[0]
    assert round(page.get_width()) == 420
    versions = command("pack-versions", opening, "--json")
    assert versions[0]["pack_format"] == "a5"
    assert all(start % 2 for start in versions[0]["piece_starts"])


def test_versions_tell_what_changed_and_which_was_printed(command: Command, opening: str, tmp_path: Path) -> None:
    command("pack", opening, "-o", tmp_path / "un.pdf")
    command("pack-versions", opening, "--printed", 1)
    command("add", "note", given={"title": "Seconde note", "engagement_id": opening})
    told = command("pack", opening, "-o", tmp_path / "deux.pdf", "--json")
    pack = command("show", "pack", told["pack"], "--json")
    note = {"item_kind": "divider", "title": "Bilan"}
    command("edit", "pack", told["pack"], given={"items": [*pack["items"], note]})
    command("pack", opening, "-o", tmp_path / "trois.pdf")
    words = command("pack-versions", opening)
    assert "imprimée le 05/05/2026" in words
    assert "ajoutée : Bilan" in words


def test_the_same_pack_in_word(command: Command, opening: str, tmp_path: Path) -> None:
    told = command("pack", opening, "-o", tmp_path / "dossier.docx", "--json")
    assert told["version"] is None
    assert (tmp_path / "dossier.docx").read_bytes().startswith(b"PK")


def test_what_has_no_pack_says_so(command: Command, opening: str) -> None:
    assert "pas encore de dossier" in command("pack-versions", opening, status=2)
    assert command("pack-versions", "f" * 32, status=2).startswith("Aucune fiche « Dossier à imprimer »")


def test_a_version_that_was_never_made_is_not_printed(command: Command, opening: str, tmp_path: Path) -> None:
    command("pack", opening, "-o", tmp_path / "dossier.pdf")
    assert command("pack-versions", opening, "--printed", 9, status=2) == "Ce dossier n'a pas de version 9.\n"
