"""A letter is read before signature from the command line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def office() -> dict[str, Any]:
    return {"official_last_name": "Benali", "officer_name": "Camille Aubert"}


def test_a_letter_is_read_before_signature(command: Command) -> None:
    letter = {
        "mail_register": "outgoing",
        "subject": "Essai",
        "channel": "email",
        "correspondent_name": "Ville de Bondy",
    }
    body = "Rendez-vous le mardi 13 mai 2026, [à compléter : lieu]."
    identifier = command("add", "letter", given={**letter, "body": body})["id"]
    assert [remark["code"] for remark in command("check-letter", identifier, "--json")] == [
        "missing_field",
        "wrong_weekday",
    ]
    printed = command("check-letter", identifier)
    assert printed.splitlines() == [
        "Bloquant : Il reste à compléter : lieu.",
        "À vérifier : « mardi 13 mai 2026 » : le 13\u00a0mai 2026 est un mercredi.",
    ]
    command("edit", "letter", identifier, given={"body": "Rendez-vous le mercredi 13 mai 2026."})
    assert command("check-letter", identifier).strip() == "Rien à signaler."
