"""A mailing as a script makes it, from the engagement to the attendance sheet."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def office() -> dict[str, Any]:
    return {
        "official_first_name": "Samir",
        "official_last_name": "Benali",
        "official_courtesy_title": "mr",
        "officer_name": "Nadia Rey",
        "officer_phone": "01 99 00 12 34",
        "officer_email": "nadia.rey@example.fr",
        "president_name": "Anne Morel",
    }


@pytest.fixture
def guests(command: Command) -> list[str]:
    home = {"street": "3 rue du Port", "postal_code": "93200", "city": "Saint-Denis", "courtesy_title": "ms"}
    values = {"first_name": "Fatou", "distribution_lists": ["Assises"], **home}
    named = [{**values, "last_name": name, "email": f"{name.lower()}@example.fr"} for name in ("Aubin", "Berger")]
    return [command("add", "partner", given=one)["id"] for one in named]


@pytest.fixture
def mailing(command: Command, guests: list[str]) -> str:
    event = {"title": "Assises de la jeunesse", "starts_at": "2026-06-12T18:00", "place": "Bobigny"}
    begun = command("merge-start", command("add", "engagement", given=event)["id"])["id"]
    wanted = {"distribution_lists": ["Assises"]}
    command("edit", "mailing", begun, given={"recipient_filter": wanted, "reply_by": "2026-06-01"})
    command("merge-recipients", begun)
    return begun


def test_letters_and_papers_are_made_in_one_command(command: Command, mailing: str, tmp_path: Path) -> None:
    assert command("merge-check", mailing) == "Rien à signaler.\n"
    made = command(
        "merge", mailing, "-o", tmp_path / "lettres", "--printable", tmp_path / "tout.pdf",
        "--envelopes", tmp_path / "enveloppes.pdf", "--labels", tmp_path / "etiquettes.pdf",
        "--list", tmp_path / "liste.xlsx",
    )  # fmt: skip
    assert (made["letters"], made["numbers"]) == (2, ["D-2026-0001", "D-2026-0002"])
    assert len(list((tmp_path / "lettres").iterdir())) == 2
    again = command("merge", mailing, "--printable", tmp_path / "tout.docx")
    assert again["numbers"] == made["numbers"]


def test_exceptions_are_told_and_stop_the_letters(command: Command, mailing: str, guests: list[str]) -> None:
    command("edit", "partner", guests[0], given={"street": "", "city": ""})
    [problem] = command("merge-check", mailing, "--json")["problems"]
    assert (problem["kind"], problem["is_blocking"], problem["name"]) == ("no_address", True, "Mme Fatou Aubin")
    assert "ne peut pas recevoir" in command("merge", mailing, status=2)
    command("merge-recipients", mailing, "--leave-out", guests[0], "--reason", "sans adresse")
    assert command("merge", mailing, "--drafts")["letters"] == 1


def test_nobody_is_left_out_without_a_reason(command: Command, mailing: str, guests: list[str]) -> None:
    assert "pourquoi" in command("merge-recipients", mailing, "--leave-out", guests[0], status=2)


def test_answers_are_noted_reminded_and_signed(
    command: Command, mailing: str, guests: list[str], tmp_path: Path
) -> None:
    command("merge", mailing)
    command("reply", mailing, guests[0], "--answer", "represented", "--by", "Jean Petit", "--guests", 1)
    told = command("replies", mailing, "--json")
    assert (told["counts"]["represented"], told["counts"]["waiting"]) == (1, 1)
    assert "représentée par Jean Petit : Mme Fatou Aubin" in command("replies", mailing)
    command("remind", mailing, "-o", tmp_path / "relance.eml")
    assert b"berger@example.fr" in (tmp_path / "relance.eml").read_bytes()
    assert command("show", "mailing", command("remind", mailing)["id"], "--json")["state"] == "draft"
    for ending in ("docx", "pdf", "xlsx"):
        command("attendance", mailing, "-o", tmp_path / f"emargement.{ending}")
    assert command("participants", mailing) == {"changed": 1}


def test_a_mailing_by_email_gives_one_message_ready_to_be_sent_a_letter(
    command: Command, mailing: str, tmp_path: Path
) -> None:
    folder = tmp_path / "courriels"
    assert "ne part pas par courriel" in command("merge", mailing, "--messages", folder, status=2)
    command("edit", "mailing", mailing, given={"channel": "email"})
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(b"%PDF-1.7")
    command("attach", "mailing", mailing, plan)
    assert "ne sont pas signées" in command("merge", mailing, "--messages", folder, "--drafts", status=2)
    assert not folder.exists()
    command("merge", mailing, "--messages", folder)
    messages = [message_from_bytes(one.read_bytes(), policy=default) for one in sorted(folder.iterdir())]
    assert [str(one["To"]).split()[-1] for one in messages] == ["<aubin@example.fr>", "<berger@example.fr>"]
    for number, one in enumerate(messages, 1):
        body = one.get_body()
        assert body is not None
        assert body.get_content().startswith("Madame,")
        assert f"n° D-2026-000{number}, accompagné de 1" in body.get_content()
        names = [part.get_filename() or "" for part in one.iter_attachments()]
        assert (names[0][:11], names[1:]) == (f"D-2026-000{number}", ["plan.pdf"])
    again = tmp_path / "encore"
    command("merge", mailing, "--messages", again)
    assert len(list(again.iterdir())) == 2


def test_two_papers_under_one_name_are_refused(command: Command, mailing: str, tmp_path: Path) -> None:
    one = tmp_path / "tout.pdf"
    assert "même nom" in command("merge", mailing, "--printable", one, "--labels", one, status=2)
    assert not [path for path in tmp_path.iterdir() if path.is_file()]
    assert command("show", "mailing", mailing, "--json")["state"] == "draft"


def test_an_answer_that_came_in_a_letter_is_tied_to_it(command: Command, mailing: str, guests: list[str]) -> None:
    command("merge", mailing)
    given = {"subject": "Réponse", "received_on": "2026-05-04", "correspondent_id": guests[0]}
    came = command("add", "letter", given=given)
    assert "à l'arrivée" in command("reply", mailing, "--answer", "excused", "--letter", "D-2026-0001", status=2)
    assert "qui répond" in command("reply", mailing, "--answer", "excused", status=2)
    command("reply", mailing, "--answer", "excused", "--letter", came["number"])
    shown = command("show", "mailing", mailing, "--json")
    [told] = [one for one in shown["recipients"] if one["reply"] == "excused"]
    assert (told["partner_id"], told["replied_on"], told["note"]) == (guests[0], "2026-05-04", "Courrier A-2026-0001")
    assert came["id"] in {link["id"] for link in shown["links"]}
    assert mailing in {link["id"] for link in command("show", "letter", came["id"], "--json")["links"]}
    command("undo")
    assert came["id"] not in {link["id"] for link in command("show", "mailing", mailing, "--json")["links"]}


def test_made_letters_are_not_made_twice(command: Command, mailing: str, guests: list[str]) -> None:
    command("merge", mailing)
    assert "ne redevient pas" in command("edit", "mailing", mailing, given={"state": "draft"}, status=2)
    assert "pourquoi" in command("edit", "mailing", mailing, given={"state": "cancelled"}, status=2)
    other = command("add", "partner", given={"last_name": "Autre"})["id"]
    for recipients in ([], [{"partner_id": guests[0]}], [{"partner_id": other}]):
        assert "autre envoi" in command("edit", "mailing", mailing, given={"recipients": recipients}, status=2)
    assert len(command("list", "letter", "--view", "outgoing", "--json")) == 2


def test_whoever_is_no_recipient_is_not_left_out(command: Command, mailing: str) -> None:
    other = command("add", "partner", given={"last_name": "Autre"})["id"]
    refused = command("merge-recipients", mailing, "--leave-out", other, "--reason", "trop loin", status=2)
    assert "pas destinataire" in refused


def test_those_written_to_by_hand_have_their_formulas_left_to_the_pen(
    command: Command, mailing: str, guests: list[str]
) -> None:
    command("edit", "partner", guests[0], given={"handwritten_salutation": True})
    command("merge", mailing)
    told = {one["partner_id"]: one["letter_id"] for one in command("show", "mailing", mailing, "--json")["recipients"]}
    by_hand = [command("show", "letter", told[one], "--json")["handwritten"] for one in guests]
    assert by_hand == [True, False]


def test_nobody_is_reminded_nor_awaited_once_a_mailing_is_cancelled(
    command: Command, mailing: str, guests: list[str], tmp_path: Path
) -> None:
    command("merge", mailing)
    command("edit", "mailing", mailing, given={"state": "cancelled", "state_reason": "Salle fermée"})
    for words in (("remind", mailing), ("remind", mailing, "-o", tmp_path / "r.eml"), ("reply", mailing, guests[0])):
        more = ("--answer", "present") if words[0] == "reply" else ()
        assert "est annulé" in command(*words, *more, status=2)


@pytest.mark.parametrize("first", [0, -1, 22])
def test_a_label_no_sheet_has_is_refused(command: Command, mailing: str, tmp_path: Path, first: int) -> None:
    labels = tmp_path / "etiquettes.pdf"
    assert "de 1 à 21" in command("merge", mailing, "--labels", labels, "--first-label", first, status=2)
    assert not labels.exists()
