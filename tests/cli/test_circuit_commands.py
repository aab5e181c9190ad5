"""Circuits, the signature book and sending, on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


@pytest.fixture
def letter(command: Command) -> str:
    partner = command("add", "partner", given={"last_name": "Kerbrat", "email": "s.kerbrat@exemple.fr"})["id"]
    given = {
        "mail_register": "outgoing", "subject": "Prêt de la salle", "body": "Avec plaisir.", "unit": "DJVA",
        "correspondent_id": partner,
    }  # fmt: skip
    return command("add", "letter", given=given)["id"]


def test_a_letter_goes_through_its_circuit_and_takes_its_number_at_its_signature(command: Command, letter: str):
    assert "Direction DJVA : attendu" in command("circuit", "start", letter)
    assert command("circuit", "answer", letter, "favourable", "--json")["circuit"][0]["endorsement"] == "favourable"
    assert "attendu" not in command("circuit", "answer", letter, "favourable")
    assert command("show", "letter", letter, "--json")["number"] == "D-2026-0001"


def test_an_edit_on_the_command_line_undoes_visas_as_one_in_the_window_does(command: Command, letter: str):
    command("circuit", "start", letter)
    command("circuit", "answer", letter, "favourable")
    command("edit", "letter", letter, given={"body": "Avec grand plaisir."})
    shown = command("circuit", "show", letter, "--json")
    assert (shown["state"], shown["revision"]) == ("draft", 2)
    assert shown["circuit"][0]["cancelled_reason"]
    versions = command("circuit", "versions", letter)
    assert "Texte ~ Avec{+ grand+} plaisir." in versions
    assert [one["revision"] for one in command("circuit", "versions", letter, "--json")] == [1, 2]


def test_a_letter_is_not_signed_while_a_visa_is_missing_unless_it_is_said_why(command: Command, letter: str):
    command("circuit", "start", letter)
    assert "Il manque le visa « Direction DJVA »" in command("sign", letter, status=2)
    assert command("sign", letter, "--without-visas", "urgence")["number"] == "D-2026-0001"


def test_an_unknown_answer_names_the_known_ones(command: Command, letter: str):
    command("circuit", "start", letter)
    assert "favourable, with_remarks" in command("circuit", "answer", letter, "oui", status=2)


def test_a_note_goes_in_circuit_too(command: Command):
    note = command("add", "briefing", given={"title": "Point jeunesse", "unit": "DECI"})["id"]
    assert "« L'essentiel », « Contacts et sources »" in command("circuit", "start", note, "--note", status=2)
    sections = [{"heading": heading, "body": "Écrit."} for heading in ("L'essentiel", "Contacts et sources")]
    command("edit", "briefing", note, given={"sections": sections})
    command("circuit", "start", note, "--note")
    assert command("circuit", "answer", note, "favourable", "--note", "--json")["state"] == "validated"


def test_a_signed_letter_leaves_as_a_message_that_is_written(command: Command, letter: str, tmp_path: Path):
    command("sign", letter)
    assert "-o courriel.eml" in command("dispatch", letter, "--by", "email", status=2)
    target = tmp_path / "courriel.eml"
    assert command("dispatch", letter, "--by", "email", "-o", target).startswith("D-2026-0001 : courriel")
    assert message_from_bytes(target.read_bytes())["X-Unsent"] == "1"
    assert command("show", "letter", letter, "--json")["state"] == "sent"


def test_a_letter_given_by_hand_keeps_to_whom(command: Command, letter: str):
    command("sign", letter)
    assert "est à venir" in command("dispatch", letter, "--by", "mail", "--on", "2026-05-06", status=2)
    command("dispatch", letter, "--by", "hand", "--to", "l'accueil", "--on", "2026-05-05")
    shown = command("show", "letter", letter, "--json")
    assert (shown["handed_to"], shown["sent_on"]) == ("l'accueil", "2026-05-05")


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_the_slip_of_the_signature_book_is_written(command: Command, letter: str, tmp_path: Path, ending: str):
    command("circuit", "start", letter)
    target = tmp_path / f"bordereau.{ending}"
    assert "Direction DJVA : 1\u00a0courrier" in command("signature-book", "-o", target)
    assert target.stat().st_size > 1000
    groups = command("signature-book", "--json")
    assert groups[0]["letters"][0]["subject"] == "Prêt de la salle"


@pytest.mark.parametrize("steps", [[1], ["x"], [None], [[]], {}, [{"role": ""}], [{"role": "A", "zzz": 1}]])
def test_steps_that_are_no_steps_are_refused_in_one_sentence(
    command: Command, letter: str, tmp_path: Path, steps: object
):
    file = tmp_path / "etapes.json"
    file.write_text(json.dumps(steps), encoding="utf-8")
    assert len(command("circuit", "start", letter, "--steps", file, status=2).splitlines()) == 1
    assert command("show", "letter", letter, "--json")["state"] == "draft"


def test_the_channels_that_can_be_asked_for_are_named(
    command: Command, letter: str, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit):
        command("dispatch", letter, "--by", "pigeon")
    assert "choisissez parmi mail, email, hand" in capsys.readouterr().err


def test_only_a_letter_that_goes_out_is_written(command: Command, tmp_path: Path):
    came = command("add", "letter", given={"subject": "Demande", "received_on": "2026-05-04"})["id"]
    assert "au départ" in command("letter", came, "-o", tmp_path / "x.docx", status=2)
    assert not list(tmp_path.glob("x.*"))


def test_a_letter_begun_for_somebody_written_to_by_hand_is_so_unless_it_is_said_otherwise(command: Command):
    friend = command("add", "partner", given={"last_name": "Roux", "handwritten_salutation": True})["id"]
    values = {"mail_register": "outgoing", "subject": "Vœux", "correspondent_id": friend}
    for given, expected in ((values, True), ({**values, "handwritten": False}, False)):
        begun = command("add", "letter", given=given)["id"]
        assert command("show", "letter", begun, "--json")["handwritten"] is expected


def test_a_letter_gone_leaves_no_other_message_behind(command: Command, letter: str, tmp_path: Path):
    command("sign", letter)
    command("dispatch", letter, "--by", "mail")
    assert "déjà parti" in command("dispatch", letter, "--by", "email", "-o", tmp_path / "x.eml", status=2)
    assert not (tmp_path / "x.eml").exists()


def test_a_signed_letter_is_no_draft_again_and_no_edit_signs_what_is_incomplete(command: Command, letter: str):
    command("edit", "letter", letter, given={"body": "Le [à compléter : date]."})
    for state in ("signed", "sent"):
        assert "complétez : date" in command("edit", "letter", letter, given={"state": state}, status=2)
    assert "number" not in command("show", "letter", letter, "--json")
    command("edit", "letter", letter, given={"body": "Le 12 mai.", "state": "signed"})
    for state in ("draft", "in_circuit"):
        assert "ne redevient pas" in command("edit", "letter", letter, given={"state": state}, status=2)


@pytest.mark.parametrize("words", [("list", "letter"), ("search", "salle")])
def test_fewer_rows_than_one_are_refused(command: Command, letter: str, words: tuple[str, str]):
    assert "à partir de 1" in command(*words, "--limit", 0, status=2)
