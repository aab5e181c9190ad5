"""Protocol as a script sees it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def office() -> dict[str, Any]:
    return {"official_courtesy_title": "Mme", "official_last_name": "Carvalho"}


@pytest.fixture
def engagement(command: Command) -> str:
    people: list[dict[str, Any]] = []
    for name, function in (("Benali", "PDT_ASSOCIATION"), ("Kerbrat", "MAIRE"), ("Astruc", "PREFET")):
        held = {"function": function, "municipality": "93072" if function == "MAIRE" else ""}
        values = {"courtesy_title": "M.", "last_name": name, "offices_held": [held]}
        partner = command("add", "partner", given=values)["id"]
        people.append({"partner_id": partner, "speaks": name == "Kerbrat"})
    people[0] |= {"rank_override": 2, "override_reason": "Il accueille"}
    values = {
        "title": "Inauguration", "starts_at": "2026-05-12T10:00", "municipality": "93072", "state": "accepted",
        "capacity": "for_president", "speaking_minutes": 5, "participants": people,
    }  # fmt: skip
    return command("add", "engagement", given=values)["id"]


def test_the_order_the_greeting_and_whom_to_warn_are_in_json_and_in_the_engagement(
    command: Command, engagement: str
) -> None:
    found = command("protocol", engagement, "--json")
    assert [(one["place"], one["name"], one["rank"]) for one in found["precedence"]] == [
        (1, "M. Astruc", 1), (2, "M. Benali", 99), (3, "M. Kerbrat", 7), (4, "Mme Carvalho", 15),
    ]  # fmt: skip
    by_hand, official = found["precedence"][1], found["precedence"][3]
    assert (by_hand["is_override"], by_hand["reason"]) == (True, "Placé à la main : Il accueille")
    assert (official["partner_id"], official["is_to_check"]) == ("", True)
    assert found["greeting"].startswith("Monsieur le Préfet, Monsieur le Président, Monsieur le Maire")
    assert [one["name"] for one in found["speakers"]] == ["Mme Carvalho", "M. Kerbrat"]
    assert found["to_warn"][0]["role"] == "Cabinet du maire"
    shown = command("show", "engagement", engagement, "--json")
    assert {name: shown[name] for name in found} == found


def test_people_read_it_in_lines(command: Command, engagement: str) -> None:
    printed = command("protocol", engagement)
    assert "le rang ne se délègue pas" in printed
    assert "  4  Mme Carvalho, Conseiller départemental délégué · 15, à vérifier · " in printed
    assert "À prévenir :" in printed


def test_a_seating_plan_is_written_and_a_silly_width_refused(command: Command, engagement: str, tmp_path: Path) -> None:
    for name, *options in (("plan.pdf",), ("plan.docx", "--aisle", "--from-stage", "--seats", "2")):
        command("seating", engagement, "-o", str(tmp_path / name), *options)
        assert (tmp_path / name).stat().st_size > 1000
    refused = command("seating", engagement, "-o", str(tmp_path / "x.pdf"), "--seats", "0", status=2)
    assert "entre 1 et" in refused
