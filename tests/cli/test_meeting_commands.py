from __future__ import annotations

import subprocess
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]

MEETING = {
    "title": "Groupe Charte",
    "series": "Charte",
    "starts_at": "2026-05-12T14:00",
    "ends_at": "2026-05-12T15:00",
    "items": [{"title": "Version 4", "minutes": 30, "stake": "Un délai chiffré."}, {"title": "Calendrier"}],
    "attendees": [{"name": "Amel Kaci", "office": "Présidente", "email": "a.kaci@example.fr"}],
    "lines": [
        {"item": 0, "text": "La version 4 est lue."},
        {"item": 0, "line_kind": "decision", "text": "Un mois."},
        {"item": 0, "line_kind": "action", "text": "Diffuser la version 5", "owner": "DJVA", "due_on": "2026-05-22"},
    ],
}


@pytest.fixture
def meeting(command: Command) -> str:
    return command("add", "meeting", given=MEETING)["id"]


def words_of(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True).stdout


def test_a_meeting_is_held_at_an_hour_that_exists(command: Command) -> None:
    refused = command("add", "meeting", given={**MEETING, "starts_at": "2026-03-29T02:30"}, status=2)
    assert refused == "starts_at : cette heure n'existe pas, c'est la nuit du passage à l'heure d'été\n"
    assert "entre 1900 et 2200" in command(
        "edit",
        "meeting",
        command("add", "meeting", given=MEETING)["id"],
        given={"starts_at": "0001-01-01T10:00"},
        status=2,
    )


def test_the_papers_of_a_meeting_are_written(command: Command, meeting: str, tmp_path: Path) -> None:
    for words, wanted, unwanted in (
        (("meeting-agenda",), "Invitation et ordre du jour".upper(), "Un délai chiffré"),
        (("meeting-agenda", "--official"), "Un délai chiffré.", "vous invite"),
        (("attendance-sheet",), "Amel Kaci", "Version 4"),
        (("minutes",), "La version 4 est lue.", "Preuve"),
        (("minutes", "--record"), "Preuve", "La version 4 est lue."),
    ):
        target = tmp_path / "papier.pdf"
        command(*words, meeting, "-o", target)
        written = words_of(target)
        assert wanted in written
        assert unwanted not in written


def test_the_minutes_go_through_their_states(command: Command, meeting: str) -> None:
    assert "Relisez" in command("minutes-state", meeting, "sent", status=2)
    command("minutes-state", meeting, "reviewed")
    assert command("minutes-state", meeting, "sent")["minutes_state"] == "sent"
    assert command("minutes-state", meeting, "approved")["minutes_state"] == "approved"
    shown = command("show", "meeting", meeting, "--json")
    assert shown["sendings"][0]["to"] == ["Amel Kaci <a.kaci@example.fr>"]
    assert "approuvé" in command("edit", "meeting", meeting, given={"place": "Ailleurs"}, status=2)
    assert "pourquoi" in command("minutes-state", meeting, "corrected", status=2)
    assert command("minutes-state", meeting, "corrected", "--reason", "Un nom")["minutes_state"] == "draft"


def test_the_next_meeting_is_prepared_with_what_is_still_open(command: Command, meeting: str) -> None:
    following = command("meeting-next", meeting[:8])
    assert [one["title"] for one in following["open_actions"]] == ["Diffuser la version 5"]
    fields = command("show", "meeting", following["id"], "--json")
    assert [item["title"] for item in fields["items"]][1:] == ["Calendrier", "Questions diverses"]
    assert [row["id"] for row in command("list", "meeting", "--view", "coming", "--json")] == [following["id"], meeting]


def test_an_engagement_begins_its_meeting(command: Command) -> None:
    engagement = command("add", "engagement", given={"title": "Rencontre", "starts_at": "2026-05-19T10:00"})["id"]
    begun = command("meeting-begin", engagement)["id"]
    assert command("meeting-begin", engagement)["id"] == begun
    command("edit", "engagement", engagement, given={"starts_at": "2026-05-20T11:00"})
    assert command("show", "meeting", begun, "--json")["starts_at"] == "2026-05-20T11:00:00"


def test_the_message_that_sends_the_minutes_is_a_draft_with_the_papers(
    command: Command, meeting: str, tmp_path: Path
) -> None:
    target = tmp_path / "message.eml"
    command("minutes-mail", meeting, "-o", target)
    message = message_from_bytes(target.read_bytes(), policy=policy.default)
    assert message["X-Unsent"] == "1"
    assert message["Bcc"] == "a.kaci@example.fr"
    assert [part.get_filename() for part in message.iter_attachments()] == [
        "2026-05-12_compte-rendu_groupe-charte.pdf",
        "2026-05-12_releve-de-decisions_groupe-charte.pdf",
    ]
    refusal = command("minutes-mail", meeting, "-o", target, "--to", "Quelqu'un", status=2)
    assert "adresse" in refusal
    assert ".eml" in command("minutes-mail", meeting, "-o", tmp_path / "message.txt", status=2)
