"""Coverage and clashes as a script sees them."""

from __future__ import annotations

from typing import Any

from liaison_desk.reference_data import municipalities
from tests.cli.conftest import Command


def added(command: Command, **values: Any) -> str:
    return command("add", "engagement", given={"state": "accepted", **values})["id"]


def test_the_coverage_names_every_commune_in_words_and_in_json(command: Command):
    added(command, title="Visite", starts_at="2025-03-02T10:00", municipality="Stains")
    found = command("coverage", "--json")
    assert len(found["municipalities"]) == sum(not commune.is_delegated for commune in municipalities())
    (stains,) = [line for line in found["municipalities"] if line["name"] == "Stains"]
    assert (stains["key"], stains["last_on"], stains["in_twelve_months"]) == ("93072", "2025-03-02", 0)
    assert "Stains : il y a 14\u00a0mois, 0 en 12 mois" in command("coverage")


def test_clashes_are_listed_for_a_period(command: Command):
    first = added(
        command, title="Visite", starts_at="2026-05-12T10:00", ends_at="2026-05-12T11:30", municipality="93072"
    )
    second = added(
        command, title="Assemblée", starts_at="2026-05-12T11:30", ends_at="2026-05-12T12:00", municipality="93055"
    )
    found = command("clashes", "--json")
    assert [one["id"] for one in found] == [first, second]
    assert found[0]["clashes"][0]["clash_kind"] == "travel"
    assert "il manque" in command("clashes", "--from", "12/5", "--to", "12/5")
    assert command("clashes", "--from", "2026-06-01") == "Aucun conflit d'horaire ni de trajet.\n"


def test_a_period_that_ends_before_it_starts_is_refused_in_one_sentence(command: Command):
    told = "La période finit avant de commencer : inversez les deux dates.\n"
    assert command("clashes", "--from", "12/5", "--to", "11/5", status=2) == told
    assert "n'est pas une date" in command("clashes", "--from", "bientôt", status=2)


def test_an_engagement_shows_its_clashes_its_past_and_its_travel(command: Command):
    added(command, title="Avant", starts_at="2026-03-02T10:00", municipality="93072")
    added(command, title="Ailleurs", starts_at="2026-05-12T10:30", municipality="93055")
    shown = added(command, title="Visite", starts_at="2026-05-12T10:00", municipality="93072", travel_after=45)
    found = command("show", "engagement", shown, "--json")
    assert [clash["other_title"] for clash in found["clashes"]] == ["Ailleurs"]
    assert found["history"]["in_municipality"]["last_title"] == "Avant"
    assert found["travel"]["before"]["is_estimate"] is True
    assert found["travel"]["after"]["minutes"] == 45


def test_the_communes_of_the_office_are_written_by_name_too(command: Command) -> None:
    known = {"from_municipality": "Stains", "to_municipality": "93008", "minutes": 20}
    command("edit", "office", given={"base_municipality": "Bondy", "travel_times": [known]})
    office = command("show", "office", "--json")
    assert office["base_municipality"] == "93010"
    assert office["travel_times"][0]["from_municipality"] == "93072"
    refused = command("edit", "office", given={"base_municipality": "Lyon"}, status=2)
    assert refused.startswith("base_municipality : cette commune n'est pas connue")
