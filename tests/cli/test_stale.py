"""What papers say that no longer holds, from the command line."""

from __future__ import annotations

from collections.abc import Callable
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
