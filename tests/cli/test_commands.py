"""The command line as a script sees it: JSON in, JSON out, one French sentence when refused."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from liaison_desk.cli.main import run
from tests.cli.conftest import Command

OFFICE = {
    "official_courtesy_title": "Mme",
    "official_first_name": "Inès",
    "official_last_name": "Carvalho",
    "official_title": "Conseiller départemental délégué",
    "official_delegation": "à la vie associative",
    "officer_name": "Nadia Rey",
    "officer_phone": "01 99 00 12 34",
    "officer_email": "nadia.rey@example.fr",
}
INVITATION = (
    "From: Karim Benali <karim.benali@example.org>\r\nTo: elue@example.fr\r\n"
    "Subject: Invitation à notre inauguration\r\n"
    "Date: Mon, 04 May 2026 17:12:00 +0200\r\nMessage-ID: <un@example.org>\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
    "Madame la Conseillère,\r\nMerci de nous répondre avant le 11 mai 2026.\r\n--b\r\n"
    'Content-Type: text/calendar; charset=utf-8; name="invitation.ics"\r\n'
    'Content-Disposition: attachment; filename="invitation.ics"\r\n\r\n'
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x\r\nBEGIN:VEVENT\r\nUID:abc@example.org\r\nDTSTAMP:20260504T150000Z\r\n"
    "DTSTART:20260521T160000Z\r\nDTEND:20260521T180000Z\r\nSUMMARY:Inauguration de la Maison du vélo\r\n"
    "LOCATION:3 rue de Paris\\, 93240 Stains\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n--b--\r\n"
)


@pytest.fixture
def office() -> dict[str, Any]:
    return OFFICE


def test_init_keeps_what_it_was_told_and_is_done_once(command: Command) -> None:
    assert command("show", "office", "--json")["official_last_name"] == "Carvalho"
    assert "existe déjà" in command("init", given=OFFICE, status=2)


def test_a_record_shows_every_field_it_was_given(command: Command) -> None:
    host = command("add", "partner", given={"last_name": "Benali", "first_name": "Karim", "courtesy_title": "M."})["id"]
    given = {"title": "Inauguration", "starts_at": "2026-05-12T10:30:00", "host_id": host, "municipality": "Stains"}
    added = command("add", "engagement", given=given)
    shown = command("show", "engagement", added["id"], "--json")
    assert shown["starts_at"] == "2026-05-12T10:30:00"
    assert shown["municipality"] == "93072"
    assert [(link["role"], link["label"]) for link in shown["links"]] == [("host", "M. Karim Benali")]


def test_a_letter_gets_its_number_and_is_found_by_it(command: Command) -> None:
    added = command("add", "letter", given={"subject": "Demande", "received_on": "2026-05-04"})
    assert added["number"] == "A-2026-0001"
    assert command("show", "letter", "a-2026-0001", "--json")["id"] == added["id"]
    assert command("search", "A-2026-0001", "--json")[0]["id"] == added["id"]


def test_an_edit_changes_only_what_it_names(command: Command) -> None:
    added = command("add", "engagement", given={"title": "Visite", "starts_at": "2026-05-12T10:30", "place": "Stains"})
    command("edit", "engagement", added["id"], given={"title": "Visite du centre"})
    shown = command("show", "engagement", added["id"], "--json")
    assert (shown["title"], shown["place"], shown["version"]) == ("Visite du centre", "Stains", 2)


def test_the_office_is_edited_like_a_record(command: Command) -> None:
    command("edit", "office", given={"letterhead_city": "Saint-Denis"})
    assert command("show", "office", "--json")["letterhead_city"] == "Saint-Denis"


@pytest.mark.parametrize(
    ("words", "given", "sentence"),
    [
        (("add", "letter"), {"subject": "x"}, "date d'arrivée"),
        (("add", "letter"), {"subjet": "x", "received_on": "2026-05-04"}, "n'existe pas"),
        (("add", "engagement"), {"title": "x", "starts_at": "hier"}, "date et une heure"),
        (("add", "dragon"), {}, "n'est pas un type de fiche"),
        (("add", "partner"), [], "objet JSON"),
        (("show", "letter", "0" * 32), None, "Aucune fiche"),
        (("import", "absent.eml"), None, "introuvable"),
        (("list", "letter", "--view", "rouge"), None, "Filtres"),
    ],
)
def test_a_wrong_request_gets_one_french_sentence(
    command: Command, words: tuple[str, ...], given: Any, sentence: str
) -> None:
    error = command(*words, given=given, status=2)
    assert sentence in error
    assert len(error.strip().splitlines()) == 1
    assert "Traceback" not in error


def test_an_office_is_made_under_a_passphrase_with_its_recovery_key(
    bare_command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIAISON_DESK_PASSPHRASE", "une phrase de passe")
    assert set(bare_command("init", given=OFFICE)) == {"office", "recovery_key"}
    assert bare_command("show", "office", "--json")["officer_name"] == "Nadia Rey"
    monkeypatch.setenv("LIAISON_DESK_PASSPHRASE", "une autre phrase")
    assert "phrase de passe" in bare_command("show", "office", status=2)


def test_a_whole_day_of_work(command: Command, tmp_path: Path) -> None:
    message = tmp_path / "invitation.eml"
    message.write_bytes(INVITATION.encode())
    proposed = command("import", message)[0]
    assert proposed["letter"]["due_date"] == "2026-05-11"
    assert proposed["engagement"]["starts_at"] == "2026-05-21T18:00:00"
    assert command("list", "letter", "--json") == []
    recorded = command("import", message, "--confirm")[0]["recorded"]
    assert recorded["number"] == "A-2026-0001"
    assert command("import", message, "--confirm")[0]["already_registered"] is True
    again = tmp_path / "relance.eml"
    again.write_bytes(INVITATION.replace("Message-ID: <", "Message-ID: <bis-").encode())
    assert command("import", again)[0]["remarks"][0].startswith("Doublon probable")
    pieces = command("show", "letter", recorded["letter_id"], "--json")["pieces"]
    assert [(piece["file_name"], piece["is_original"]) for piece in pieces] == [
        ("invitation.eml", True),
        ("invitation.ics", False),
    ]

    command("accept", recorded["engagement_id"])
    reply = command("answer", recorded["letter_id"], "--wording", "acceptance")["id"]
    assert command("show", "letter", reply, "--json")["body"].count("Inauguration de la Maison du vélo") == 1
    assert command("sign", reply)["number"] == "D-2026-0001"
    for name in ("lettre.docx", "lettre.pdf"):
        command("letter", reply, "-o", tmp_path / name)
    command("sheet", recorded["engagement_id"], "-o", tmp_path / "fiche.docx")
    command("sheet", recorded["engagement_id"], "--a5", "-o", tmp_path / "fiche.pdf")
    command("run-sheet", recorded["engagement_id"], "-o", tmp_path / "deroule.pdf")
    brief = command(
        "add",
        "note",
        given={
            "title": "La Maison du vélo",
            "engagement_id": recorded["engagement_id"],
            "sections": [{"heading": "L'essentiel", "body": "**Trois** points"}],
        },
    )["id"]
    command("note", brief, "-o", tmp_path / "note.docx")
    for name in ("lettre", "fiche", "note"):
        assert (tmp_path / f"{name}.docx").read_bytes().startswith(b"PK")
    for name in ("lettre", "fiche", "deroule"):
        assert (tmp_path / f"{name}.pdf").read_bytes().startswith(b"%PDF")

    agenda = tmp_path / "agenda.ics"
    assert command("ics", "-o", agenda)["events"] == 1
    first = agenda.read_bytes()
    command("ics", "-o", agenda)
    assert agenda.read_bytes() == first
    command("cancel", recorded["engagement_id"], "--reason", "Reporté par l'association")
    command("ics", recorded["engagement_id"], "-o", agenda)
    text = agenda.read_text(encoding="utf-8")
    assert "STATUS:CANCELLED" in text
    assert "SEQUENCE:1" in text

    copy = command("backup")["backup"]
    command("delete", "engagement", recorded["engagement_id"])
    command("restore", copy)
    assert command("show", "engagement", recorded["engagement_id"], "--json")["state"] == "cancelled"
    assert "saines" in command("check")


def test_only_what_changed_goes_to_a_receiver(command: Command, tmp_path: Path) -> None:
    for title in ("Une", "Deux", "Trois"):
        command("add", "engagement", given={"title": title, "starts_at": "2026-05-12T10:30"})
    agenda = tmp_path / "agenda.ics"
    target = ("--changed-since-last", "--target", "elue")
    assert command("ics", *target, "-o", agenda)["events"] == 3
    assert "Rien n'a changé" in command("ics", *target, "-o", agenda, status=2)
    moved = command("list", "engagement", "--json")[0]["id"]
    command("edit", "engagement", moved, given={"starts_at": "2026-05-13T10:30"})
    assert command("ics", *target, "-o", agenda)["events"] == 1


def test_a_restricted_engagement_is_redacted_on_request(command: Command, tmp_path: Path) -> None:
    given = {"title": "Secret", "starts_at": "2026-05-12T10:30", "confidentiality": "restricted", "place": "Ici"}
    command("add", "engagement", given=given)
    command("ics", "--redacted", "-o", tmp_path / "agenda.ics")
    text = (tmp_path / "agenda.ics").read_text(encoding="utf-8")
    assert "Occupé" in text
    assert "Secret" not in text
    assert "Ici" not in text


def test_a_record_in_the_bin_is_said_to_be_there(command: Command) -> None:
    added = command("add", "engagement", given={"title": "Visite", "starts_at": "2026-05-12T10:30"})
    command("delete", "engagement", added["id"])
    for identifier in (added["id"], added["id"][:8]):
        assert "à la corbeille, reprenez-la d'abord" in command("show", "engagement", identifier, status=2)
    command("restore-record", "engagement", added["id"])
    assert command("show", "engagement", added["id"][:8], "--json")["title"] == "Visite"


def test_undo_and_redo(command: Command) -> None:
    added = command("add", "engagement", given={"title": "Visite", "starts_at": "2026-05-12T10:30"})
    assert "Ajout : Visite" in command("undo")
    assert "Aucune fiche" in command("show", "engagement", added["id"], status=2)
    command("redo")
    assert command("show", "engagement", added["id"], "--json")["title"] == "Visite"


@pytest.mark.parametrize("kind", ["partner", "engagement", "letter", "briefing", "note", "office"])
def test_each_kind_has_a_schema(command: Command, kind: str) -> None:
    assert command("schema", kind)["type"] == "object"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("letter", "A-2026-0001"), "Il manque : -o/--output."),
        (("list", "partner", "--limit", "x"), "--limit : un nombre entier est attendu."),
        (("inconnue",), "« inconnue » n'est pas une commande."),
        (("check", "trop"), "Argument inconnu : trop."),
        (("show", "letter", "A", "l'été"), "Argument inconnu : l'été."),
        (("list", "letter", "--jso"), "Argument inconnu : --jso."),
        (("stats", "--unit", "X"), "--unit : choisissez parmi DJVA, DECI."),
    ],
)
def test_a_command_that_is_not_understood_is_refused_in_french(
    words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refusal:
        run(words)
    said = capsys.readouterr().err
    assert refusal.value.code == 2
    assert said.startswith(sentence)
    assert said.count("\n") == 1


def test_help_is_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["import", "--help"])
    said = capsys.readouterr().out
    assert "Emploi : " in said
    assert not any(english in said for english in ("usage", "arguments:", "options:", "show this"))


def test_a_record_must_be_named_and_the_office_is_none(command: Command) -> None:
    assert "identifiant" in command("show", "partner", status=2)
    assert "« edit office »" in command("add", "office", given={}, status=2)


def test_names_of_files_are_kept_safe(command: Command, tmp_path: Path) -> None:
    partner = command("add", "partner", given={"last_name": "Roy"})["id"]
    note = tmp_path / "a\u202egnp.txt"
    note.write_text("x", encoding="utf-8")
    command("attach", "partner", partner, note)
    assert [piece["file_name"] for piece in command("show", "partner", partner, "--json")["pieces"]] == ["agnp.txt"]


def test_years_out_of_this_world_are_refused(command: Command) -> None:
    for starts_at in ("0001-01-01T00:00", "0001-01-01T00:00Z", "9999-12-31T23:59"):
        command("add", "engagement", given={"title": "x", "starts_at": starts_at}, status=2)


def test_only_a_letter_that_arrived_is_answered(command: Command) -> None:
    draft = command("add", "letter", given={"subject": "x", "mail_register": "outgoing"})["id"]
    assert "arrivé" in command("answer", draft, status=2)


def test_a_letter_bears_the_date_typed_for_it(command: Command, tmp_path: Path) -> None:
    fields = {"subject": "x", "mail_register": "outgoing", "document_date": "2026-03-01", "body": "Bonjour."}
    letter = command("add", "letter", given=fields)["id"]
    command("letter", letter, "-o", tmp_path / "lettre.docx")
    with ZipFile(tmp_path / "lettre.docx") as word:
        parts = [word.read(name).decode() for name in word.namelist() if name.endswith(".xml")]
    assert any("le 1er\u00a0mars 2026" in part for part in parts)


def test_people_expected_agree_with_their_title(command: Command, tmp_path: Path) -> None:
    titles = ("Mme", "M.", "")
    people = [command("add", "partner", given={"last_name": "Roy", "courtesy_title": title})["id"] for title in titles]
    people.append(command("add", "partner", given={"partner_kind": "organisation", "name": "Ligue 93"})["id"])
    fields = {"title": "x", "starts_at": "2026-05-12T10:00", "participants": [{"partner_id": one} for one in people]}
    visit = command("add", "engagement", given=fields)["id"]
    command("sheet", visit, "-o", tmp_path / "fiche.docx")
    with ZipFile(tmp_path / "fiche.docx") as word:
        body = word.read("word/document.xml").decode()
    written = re.findall(r">(attendu[^<]*)<", body)
    assert sorted(written) == ["attendu", "attendue", "attendue", "attendu·e"]
    assert "Qualité de l'élue" in body


def test_a_word_that_is_no_choice_is_answered_with_the_choices(command: Command) -> None:
    told = command("add", "letter", given={"subject": "x", "received_on": "2026-05-04", "unit": "X"}, status=2)
    assert told == "unit : valeur attendue parmi : DJVA, DECI, BOTH\n"
