"""The time limits of letters on the command line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from liaison_desk.services.clock import FixedClock
from tests.cli.conftest import Command

LETTER = {"subject": "Demande de subvention", "received_on": "2026-03-02", "channel": "email"}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 3, 3, 7, 0, tzinfo=UTC))


def test_every_date_of_a_letter_is_told_with_its_rule_and_source(command: Command) -> None:
    number = command("add", "letter", given=LETTER)["number"]
    clocks = command("clocks", number, "--json")
    assert (clocks["kind"], clocks["is_confirmed"], clocks["implicit_on"]) == ("financial", False, "2026-05-02")
    due = {one["kind"]: one["due"] for one in clocks["duties"]}
    assert (due["registration_receipt"], due["acknowledgement"]) == ("2026-03-03", "2026-03-16")
    assert all(one["source"] and one["reason"] and one["checked_on"] for one in clocks["duties"])
    assert command("show", "letter", number, "--json")["clocks"] == clocks
    printed = command("clocks", number).replace("\u00a0", " ")
    assert "Décision implicite : samedi 2 mai 2026 (à venir)" in printed
    assert "CRPA, art. L231-4" in printed


def test_the_clock_is_moved_on_from_the_command_line(command: Command) -> None:
    number = command("add", "letter", given=LETTER)["number"]
    command("qualify", number, "off_procedure", "--by", "Nadia Rey")
    command("receipt-sent", number)
    command("acknowledged", number, "--on", "2026-03-04")
    command("pieces-asked", number, "RIB", "statuts", "--until", "2026-04-02")
    assert command("clocks", number, "--json")["implicit_on"] == "2026-06-01"
    command("pieces-received", number, "--on", "2026-03-13")
    clocks = command("clocks", number, "--json")
    assert (clocks["implicit_on"], clocks["decided_by"]) == ("2026-05-12", "Nadia Rey")
    command("forward", number, "--to", "Ville de Stains", "--told", "2026-03-03")
    fields = command("show", "letter", number, "--json")
    assert (fields["state"], fields["forwarded_on"]) == ("forwarded", "2026-03-03")


def test_what_is_asked_wrongly_is_refused_in_one_sentence(command: Command) -> None:
    number = command("add", "letter", given=LETTER)["number"]
    assert "n'est pas une nature de demande" in command("qualify", number, "autre", status=2)
    assert "n'est pas une date" in command("receipt-sent", number, "--on", "bientôt", status=2)
    assert "limite" in command("pieces-asked", number, "RIB", "--until", "2026-01-01", status=2)


def test_nothing_is_said_done_before_the_letter_came_in(command: Command):
    number = command("add", "letter", given=LETTER)["number"]
    for verb in ("acknowledged", "receipt-sent"):
        assert "est arrivé le" in command(verb, number, "--on", "2020-01-01", status=2)
    assert command("show", "letter", number, "--json")["acknowledged_on"] is None
