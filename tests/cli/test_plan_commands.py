"""The plan of a week, tasks and reminders as a script sees them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Command

_HALVES = ((0, False), (0, True), (1, False), (1, True), (3, False))
OFFICE = {
    "official_last_name": "Carvalho",
    "officer_name": "Nadia Rey",
    "worked_half_days": [{"weekday": weekday, "afternoon": afternoon} for weekday, afternoon in _HALVES],
}
REPORT = {"title": "Synthèse de rapport", "effort": 0.5, "short_effort": 0.25, "available_on": "2026-05-13"}


@pytest.fixture
def office() -> dict[str, Any]:
    return OFFICE


def _sitting(command: Command) -> str:
    given = {"title": "Commission permanente", "engagement_kind": "sitting", "starts_at": "2026-05-21T09:30:00"}
    return command("add", "engagement", given=given)["id"]


def test_the_plan_of_a_week_says_what_does_not_fit_and_what_to_do(command: Command) -> None:
    hung = {"engagement_id": _sitting(command), "distance": 1}
    assert len(command("task-many", 10, given=REPORT | hung)["ids"]) == 10
    plan = command("plan", "--week", "2026-05-06", "--json")
    assert plan["monday"] == "2026-05-04"
    assert [half["label"] for half in plan["half_days"] if half["state"] == "worked"][-1] == "jeudi matin"
    assert {half["why_off"] for half in plan["half_days"] if half["day"] == "2026-05-08"} == {"Fête de la Victoire"}
    [overload] = plan["overloads"]
    assert (overload["since"], overload["until"]) == ("2026-05-13", "2026-05-20")
    assert (overload["needed"], overload["available"], overload["missing"]) == (5, 4, 1)
    assert [half["day"] for half in overload["half_days"]] == ["2026-05-18"] * 2 + ["2026-05-19"] * 2
    assert {remedy["kind"]: remedy["count"] for remedy in overload["remedies"]} == {"shorten": 4, "delegate": 2}
    placed = command("plan", "--week", "2026-05-18", "--json")["half_days"][0]
    assert (placed["capacity"], placed["load"]) == (1, 1)
    assert placed["tasks"][0]["about"]["label"] == "Commission permanente"
    assert placed["tasks"][0]["alert"] == {"day": "2026-05-19", "afternoon": True, "label": "mardi après-midi"}


def test_the_plan_reads_in_french(command: Command) -> None:
    command("task-many", 10, given=REPORT | {"engagement_id": _sitting(command), "distance": 1})
    text = command("plan", "--week", "2026-05-18")
    for words in ("lundi matin 18", "Synthèse de rapport 1/10", "Surcharge du 13", "4\u00a0tâches", "9\u00a0h\u00a030"):
        assert words in text
    assert command("plan")  # this week when none is named


def test_an_accepted_engagement_shows_its_tasks(command: Command) -> None:
    identifier = command("add", "engagement", given={"title": "Visite", "starts_at": "2026-05-28T10:00:00"})["id"]
    assert command("show", "engagement", identifier, "--json")["tasks"] == []
    command("accept", identifier)
    shown = command("show", "engagement", identifier, "--json")["tasks"]
    assert {task["owner"] for task in shown} >= {"officer", "djva", "deci"}
    assert all(task["due_on"] for task in shown)
    assert command("back-plan", identifier) == shown


def test_a_task_is_placed_done_and_dropped(command: Command) -> None:
    [identifier] = command("task-many", 1, given={"title": "Note", "due_on": "2026-05-12"})["ids"]
    command("task-place", identifier, "2026-05-07")
    thursday = next(half for half in command("plan", "--json")["half_days"] if half["day"] == "2026-05-07")
    assert [(task["title"], task["chosen"]) for task in thursday["tasks"]] == [("Note 1/1", True)]
    command("task-place", identifier, "2026-05-11", "--afternoon")
    command("task-place", identifier)
    assert command("show", "task", identifier, "--json")["planned_on"] is None
    command("task-drop", identifier, "--reason", "Sans objet")
    assert command("show", "task", identifier, "--json")["state"] == "dropped"
    command("task-done", identifier)
    assert command("show", "task", identifier, "--json")["done_on"] == "2026-05-05"


def test_a_reminder_is_written(command: Command) -> None:
    given = {"title": "Chiffres de Stains", "owner": "deci", "due_on": "2026-05-05"}
    identifier = command("add", "task", given=given)["id"]
    text = command("reminder", identifier)
    assert "Objet : Rappel : Chiffres de Stains" in text
    assert "Nadia Rey" in text
    assert set(command("reminder", identifier, "--json")) == {"to", "subject", "body"}


@pytest.mark.parametrize(
    ("words", "given", "sentence"),
    [
        (("plan", "--week", "bientôt"), None, "n'est pas une date"),
        (("plan", "--week", "9999-12-31"), None, "entre 1900 et 2200"),
        (("add", "task"), {"title": "Note", "effort": 0.3}, "effort : la valeur doit être un multiple de 0.25"),
        (("add", "task"), {"title": "Note", "effort": "beaucoup"}, "effort : un nombre est attendu"),
        (("task-many", "0"), {"title": "Note"}, "entre 1 et 100"),
        (("task-many", "2"), {"title": ""}, "ce qu'il y a à faire"),
        (("task-done", "0" * 32), None, "Aucune fiche"),
        (("back-plan", "0" * 32), None, "Aucune fiche"),
    ],
)
def test_a_wrong_request_gets_one_french_sentence(
    command: Command, words: tuple[str, ...], given: Any, sentence: str
) -> None:
    error = command(*words, given=given, status=2)
    assert sentence in error
    assert len(error.strip().splitlines()) == 1


def test_a_task_cannot_be_placed_on_a_day_off(command: Command) -> None:
    [identifier] = command("task-many", 1, given={"title": "Note", "due_on": "2026-05-12"})["ids"]
    assert "n'êtes pas là" in command("task-place", identifier, "2026-05-08", status=2)
    assert "voyez son échéance" in command("task-place", identifier, "2026-05-18", status=2)
