"""The gauge, the trip file and the feedback as a script sees them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def office() -> dict[str, Any]:
    halves = [{"weekday": day, "afternoon": afternoon} for day in (0, 1) for afternoon in (False, True)]
    return {"officer_name": "Nadia Rey", "worked_half_days": halves}


@pytest.fixture
def opening(command: Command) -> str:
    given = {"title": "Inauguration", "engagement_kind": "inauguration", "starts_at": "2026-05-12T10:30",
             "municipality": "Stains", "place": "Maison des associations"}  # fmt: skip
    return command("add", "engagement", given=given)["id"]


def test_readiness_says_each_piece_its_owner_and_its_half_day(command: Command, opening: str) -> None:
    gauge = command("readiness", opening, "--json")
    assert (gauge["ready"], gauge["needed"], gauge["state"]) == (1, 7, "to_decide")
    place = next(piece for piece in gauge["pieces"] if piece["piece"] == "place")
    assert (place["ready"], place["owner_name"], place["due_on"]) == (True, "Nadia Rey", "2026-05-11")
    assert command("show", "engagement", opening, "--json")["readiness"] == gauge
    assert command("readiness", opening[:8]).startswith("Dossier 1 sur 7 : à arbitrer\n")


def test_the_cautions_of_an_engagement_are_shown_with_their_source(command: Command, opening: str) -> None:
    command("edit", "engagement", opening, given={"starts_at": "2027-10-02T10:00"})
    [told] = command("show", "engagement", opening, "--json")["cautions"]
    assert told["kind"] == "pre_election"
    assert "L52-1" in told["source"]


def test_a_trip_file_is_written(command: Command, opening: str, tmp_path: Path) -> None:
    command("trip-file", opening, "-o", tmp_path / "dossier.docx")
    with ZipFile(tmp_path / "dossier.docx") as archive:
        assert "Liste de contrôle" in archive.read("word/document.xml").decode("utf-8")
    command("trip-file", opening, "-o", tmp_path / "dossier.pdf")
    assert (tmp_path / "dossier.pdf").read_bytes().startswith(b"%PDF")


def test_feedback_makes_tasks_of_promises_and_one_undo_takes_all_back(command: Command) -> None:
    given = {"title": "Rencontre", "state": "accepted", "starts_at": "2026-05-04T10:00", "engagement_kind": "other"}
    held = command("add", "engagement", given=given)["id"]
    before = len(command("list", "tasks", "--json"))
    made = command("feedback", held, given={"text": "Bien.", "promises": [{"text": "Écrire"}], "with_thanks": True})
    assert len(made["task_ids"]) == 1
    assert made["letter_id"]
    assert command("show", "engagement", held, "--json")["state"] == "done"
    command("undo")
    assert len(command("list", "tasks", "--json")) == before
    assert command("show", "engagement", held, "--json")["state"] == "accepted"


def test_a_feedback_too_early_is_refused_in_one_sentence(command: Command, opening: str) -> None:
    command("accept", opening)
    assert "n'a pas encore eu lieu" in command("feedback", opening, given={}, status=2)
