"""What papers say that no longer holds, from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


@pytest.fixture
def note(command: Command) -> str:
    engagement = command(
        "add", "engagement", given={"title": "Fête de quartier", "state": "accepted", "starts_at": "2026-05-12T10:30"}
    )
    note = command(
        "add",
        "note",
        given={
            "title": "Note",
            "engagement_id": engagement["id"],
            "sections": [
                {"heading": "L'essentiel", "body": "La fête a lieu le 12 mai à 10 h 30. Elle dure deux jours."}
            ],
        },
    )
    command("edit", "engagement", engagement["id"], given={"starts_at": "2026-05-13T11:00"})
    return note["id"]


def test_stale_names_the_sentence_and_what_it_should_say(command: Command, note: str) -> None:
    (passage,) = command("stale", "--json")
    assert passage["paper"] == {"kind": "briefing", "id": note}
    assert passage["passage"] == "La fête a lieu le 12 mai à 10 h 30."
    assert passage["mended"] == "La fête a lieu le 13 mai à 11 h."
    assert [(fact["said"], fact["now"]) for fact in passage["facts"]] == [("12 mai", "13 mai"), ("10 h 30", "11 h")]
    assert "+ La fête a lieu le 13 mai à 11 h." in command("stale", "note", note)


def test_stale_accept_mends_the_note_and_undo_brings_it_back(command: Command, note: str) -> None:
    assert "1 passage corrigé" in command("stale-accept", "note", note).replace("\u00a0", " ")
    assert command("stale", "--json") == []
    command("undo")
    assert len(command("stale", "--json")) == 1


def test_stale_keep_wants_a_reason_and_tells_it(command: Command, note: str) -> None:
    assert "pourquoi" in command("stale-keep", "note", note, "--reason", " ", status=2)
    command("stale-keep", "note", note, "--reason", "Le carton le dit ainsi")
    assert command("stale", "--json") == []
    (kept,) = command("stale", "note", note, "--kept", "--json")
    assert {fact["kept_reason"] for fact in kept["facts"]} == {"Le carton le dit ainsi"}


def test_reprint_list_is_empty_without_packs(command: Command, note: str) -> None:
    assert command("reprint-list", "--json") == []


def test_a_sheet_written_as_a_file_is_in_the_reprint_list_once_its_engagement_changed(
    command: Command, tmp_path: Path
) -> None:
    event = {"title": "Fête de quartier", "state": "accepted", "starts_at": "2026-05-12T10:30", "place": "Bondy"}
    engagement = command("add", "engagement", given=event)["id"]
    command("sheet", engagement, "-o", tmp_path / "fiche.pdf")
    assert command("reprint-list", "--json") == []
    command("edit", "engagement", engagement, given={"starts_at": "2026-05-12T11:00"})
    (reprint,) = command("reprint-list", "--json")
    assert (reprint["form"], reprint["is_printed"]) == ("trip_sheet", False)
    assert "« 10 h 30 » : c'est à présent « 11 h »" in command("reprint-list").replace("\u00a0", " ")
    command("sheet-forget", "engagement", engagement, "trip_sheet")
    assert command("reprint-list", "--json") == []
    assert "imprimé" in command("sheet-forget", "engagement", engagement, "trip_sheet", status=2)


def test_the_print_list_is_told_and_written(command: Command, tmp_path: Path) -> None:
    event = {"title": "Fête de quartier", "state": "accepted", "starts_at": "2026-05-12T10:30", "place": "Bondy"}
    command("add", "engagement", given=event)
    (turn,) = command("print-list", "--json")
    assert [(paper["form"], paper["need"]) for paper in turn["papers"]] == [("trip_sheet", "never_printed")]
    assert "à imprimer : Fiche de déplacement · Fête de quartier" in command("print-list")
    command("print-list", "-o", tmp_path / "liste.pdf")
    assert (tmp_path / "liste.pdf").read_bytes().startswith(b"%PDF")
