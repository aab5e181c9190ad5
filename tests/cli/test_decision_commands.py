"""Deciding and holding a point élu from the command line: JSON in, JSON out, one French sentence when refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.cli.conftest import Command


@pytest.fixture
def asked(command: Command) -> str:
    """Record an invitation and return the id of its engagement."""
    host = command("add", "partner", given={"last_name": "Moreau", "courtesy_title": "Mme"})["id"]
    values = {"title": "Fête du quartier", "starts_at": "2026-05-28T10:30", "municipality": "Stains", "host_id": host}
    return str(command("add", "engagement", given=values)["id"])


def test_a_decision_gives_its_line_and_its_letter_and_shows_on_the_engagement(command: Command, asked: str) -> None:
    made = command("decide", asked[:8], "--outcome", "declined", "--reason", "Séance plénière")
    shown = command("show", "engagement", asked, "--json")
    assert shown["state"] == "declined"
    (line,) = shown["decisions"]
    assert (line["id"], line["outcome"], line["reason"]) == (made["decision_id"], "declined", "Séance plénière")
    assert command("show", "letter", made["letter_id"], "--json")["wording"] == "decline"
    assert [row["outcome"] for row in command("list", "decisions", "--json")] == ["declined"]


def test_somebody_represents_without_a_letter(command: Command, asked: str) -> None:
    someone = command("add", "partner", given={"last_name": "Rahmani"})["id"]
    made = command("decide", asked, "--outcome", "represented", "--by", someone[:8], "--no-letter")
    assert made["letter_id"] is None
    assert command("show", "engagement", asked, "--json")["representative_id"] == someone


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--outcome", "declined"), "reason : indiquez le motif de cette décision\n"),
        (("--outcome", "represented"), "representative_id : indiquez qui représente l'élu\n"),
        (("--outcome", "peut-être"), "Décisions connues : attend, represented, declined, message, wait, option, "),
    ],
)
def test_a_decision_that_lacks_something_is_refused_in_one_sentence(
    command: Command, asked: str, words: tuple[str, ...], sentence: str
) -> None:
    assert command("decide", asked, *words, status=2).startswith(sentence)


def test_a_decision_is_reopened_with_its_reason(command: Command, asked: str) -> None:
    made = command("decide", asked, "--outcome", "attend")
    again = command("reopen", made["decision_id"][:8], "--reason", "Date changée")
    assert command("show", "decision", again["decision_id"], "--json")["reopens_id"] == made["decision_id"]
    assert command("show", "engagement", asked, "--json")["state"] == "requested"
    assert "ne vaut plus" in command("reopen", made["decision_id"], "--reason", "Encore", status=2)


def test_a_point_élu_goes_from_what_waits_to_what_was_decided(command: Command, asked: str, tmp_path: Path) -> None:
    candidates = command("review-candidates", "--json")
    assert [item["engagement_id"] for item in candidates] == [asked]
    assert "2026-05-26  request  Fête du quartier" in command("review-candidates")
    information = {"item_kind": "information", "title": "Bilan du FDVA"}
    values = {"held_on": "2026-05-05", "items": [*candidates, information]}
    review = command("add", "review", given=values)["id"]

    for ending in ("docx", "pdf"):
        command("decision-sheet", review, "-o", tmp_path / f"point.{ending}")
    command("decision-sheet", review, "-o", tmp_path / "grand.pdf", "--large")
    text = pypdfium2.PdfDocument(tmp_path / "grand.pdf")[0].get_textpage().get_text_range()
    assert "Point élu du mardi 5 mai 2026" in text.replace("\u00a0", " ")

    entered = [{"engagement_id": asked, "outcome": "attend"}, {"index": 1, "outcome": "noted"}]
    held = command("review-hold", review, given=entered)
    assert held["engagement_ids"] == [asked]
    assert len(held["decision_ids"]) == 2
    assert command("show", "review", review, "--json")["state"] == "held"
    assert command("review-candidates", "--json") == []


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"index": 0}, "Une liste d'objets JSON est attendue"),
        (["attend"], "Une liste d'objets JSON est attendue"),
        ([{"index": 7, "outcome": "attend"}], "[0].index : ce point élu n'a pas cette ligne"),
        ([{"engagement_id": "inconnu", "outcome": "attend"}], "[0].index : ce point élu n'a pas cette ligne"),
        ([{"index": 0, "outcome": "declined"}], "items[0].reason : indiquez le motif de cette décision"),
        ([{"outcome": "noted"}], "[0].index : ce point élu n'a pas cette ligne"),
        ([{"index": True, "outcome": "attend"}], "[0].index : ce point élu n'a pas cette ligne"),
        ([{"index": 0, "outcome": "attend"}] * 2, "[1].index : cette ligne du point élu est donnée deux fois"),
        ([], "Donnez au moins une ligne décidée."),
        ([{"index": 0}], "Rien n'est décidé à ce point élu"),
        ([{"index": 0, "couleur": "vert"}], "[0].couleur : ce champ n'existe pas pour ce type de fiche"),
    ],
)
def test_lines_that_make_no_sense_are_refused_in_one_sentence(
    command: Command, asked: str, given: Any, sentence: str
) -> None:
    items = command("review-candidates", "--json")
    review = command("add", "review", given={"held_on": "2026-05-05", "items": items})["id"]
    assert command("review-hold", review, given=given, status=2).startswith(sentence)
    assert command("show", "review", review, "--json")["state"] == "prepared"


def test_the_options_of_a_request_are_told_and_printed(command: Command, asked: str, tmp_path: Path) -> None:
    told = command("options", asked, "--json")
    assert [option["outcome"] for option in told["options"]] == ["attend", "represented", "declined", "message", "wait"]
    assert told["deadline"] == "2026-05-26"
    assert "Demandé : être présent·e" in command("options", asked)
    command("options", asked, "-o", tmp_path / "options.pdf")
    assert len(pypdfium2.PdfDocument(tmp_path / "options.pdf")) == 1
