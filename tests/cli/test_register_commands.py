"""Registers and figures as a script asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.fixture(autouse=True)
def two_letters(command: Command) -> None:
    for subject in ("Subvention", "Invitation"):
        command("add", "letter", given={"subject": subject, "received_on": "2026-05-04", "due_date": "2026-05-04"})


@pytest.mark.parametrize("ending", ["xlsx", "csv", "docx", "pdf"])
def test_a_register_is_written_in_each_format(command: Command, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"registre.{ending}"
    told = command("register", "-o", target, "--year", 2026)
    assert told == "Registre du courrier à l'arrivée 2026 : 2\u00a0numéros, 0\u00a0annulé, aucun manquant.\n"
    assert target.stat().st_size > 100


def test_the_departures_and_a_narrower_register_can_be_asked_for(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "registre.csv"
    command("register", "-o", target, "--register", "outgoing")
    assert len(target.read_text(encoding="utf-8-sig").splitlines()) == 1
    command("register", "-o", target, "--query", "subvention", "--from", "2026-05-01", "--no-mark")
    assert [line.split(";")[0] for line in target.read_text(encoding="utf-8").splitlines()] == ["Numéro", "A-2026-0001"]


def test_the_figures_are_answered_as_json_and_as_lines(command: Command) -> None:
    figures = command("stats", "--from", "2026-05-01", "--to", "2026-05-31", "--json")
    assert (figures["total"]["received"], figures["total"]["late"], figures["total"]["share_in_time"]) == (2, 2, 0.0)
    assert [line["key"] for line in figures["groups"]["unit"]] == ["BOTH"]
    assert "Tous : 2\u00a0reçus, 0\u00a0répondu, délai médian —" in command("stats", "--unit", "DJVA")


def test_a_day_that_is_none_and_another_ending_are_refused(command: Command, tmp_path: Path) -> None:
    assert "2026-05-12" in command("stats", "--from", "naguère", status=2)
    assert ".xlsx" in command("register", "-o", tmp_path / "registre.odt", status=2)


def test_what_no_register_can_answer_is_refused_in_one_sentence_and_writes_nothing(
    command: Command, tmp_path: Path
) -> None:
    target = tmp_path / "registre.xlsx"
    assert command("register", "-o", target, "--view", "retard", status=2).startswith("Filtres : incoming, ")
    backwards = command("register", "-o", target, "--from", "2026-05-31", "--to", "2026-05-01", status=2)
    assert backwards == "La période finit avant de commencer : inversez les deux dates.\n"
    assert "quatre chiffres" in command("register", "-o", target, "--year", 26, status=2)
    assert not target.exists()
