"""Sittings from the command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document

from liaison_desk.services.clock import FixedClock
from tests.intake.made_reports import MadeReport, report_docx, report_pdf

Command = Callable[..., Any]
SITTING = {"title": "Commission permanente", "body": "standing_committee", "held_on": "2026-05-21"}


def test_the_dates_of_a_sitting_are_told_with_their_reason_and_source(command: Command) -> None:
    made = command("add", "sitting", given={"title": "Séance", "body": "assembly", "held_on": "2026-06-18"})
    dates = {one["kind"]: one for one in command("sitting-dates", made["id"], "--json")}
    assert dates["dispatch"]["day"] == "2026-06-06"
    assert dates["prudent_dispatch"]["day"] == "2026-06-05"
    assert dates["urgent_dispatch"]["day"] == "2026-06-16"
    printed = command("sitting-dates", made["id"])
    assert "samedi 6\u00a0juin 2026 : Dernier jour d'envoi des rapports" in printed
    assert "L3121-19" in printed


def test_reports_are_proposed_first_and_recorded_with_confirm(command: Command, tmp_path: Path) -> None:
    sitting = command("add", "sitting", given=SITTING)["id"]
    files = [
        report_docx(tmp_path / "a.docx", MadeReport(number="4-1")),
        report_pdf(tmp_path / "b.pdf", MadeReport(number="4-2", committee="1ère commission")),
    ]
    proposed = command("report-import", sitting, *files)
    assert [one["proposed"]["number"] for one in proposed["reports"]] == ["4-1", "4-2"]
    assert "recorded" not in proposed
    assert command("list", "council_report", "--json") == []
    recorded = command("report-import", sitting, *files, "--confirm")
    assert len(recorded["recorded"]) == 2
    assert recorded["load"].startswith("2\u00a0synthèses demandent")
    again = command("report-import", sitting, *files, "--confirm")
    assert all(one["already_registered"] for one in again["reports"])
    listed = command("sitting-reports", sitting, "--json")
    assert [one["number"] for one in listed["reports"]] == ["4-1", "4-2"]
    assert listed["load"]["needed"] == 1.0
    assert "4-1  Attribution" in command("sitting-reports", sitting)


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_recorded(command: Command, tmp_path: Path) -> None:
    sitting = command("add", "sitting", given=SITTING)["id"]
    bad = tmp_path / "faux.pdf"
    bad.write_bytes(b"")
    good = report_docx(tmp_path / "a.docx", MadeReport())
    assert "vide ou introuvable" in command("report-import", sitting, bad, good, "--confirm", status=2)
    assert len(command("list", "council_report", "--json")) == 1


def test_the_booklet_and_the_votes_are_made_from_the_command_line(
    command: Command, tmp_path: Path, clock: FixedClock
) -> None:
    sitting = command("add", "sitting", given=SITTING)["id"]
    files = [report_docx(tmp_path / f"{n}.docx", MadeReport(number=f"4-{n}")) for n in (1, 2)]
    first, second = command("report-import", sitting, *files, "--confirm")["recorded"]
    note = command("report-synthesis", first)["briefing_id"]
    assert command("show", "briefing", note, "--json")["briefing_kind"] == "report_summary"
    booklet = tmp_path / "livret.docx"
    assert command("booklet", sitting, "-o", booklet) == {"file": str(booklet)}
    words = "\n".join(paragraph.text for paragraph in Document(str(booklet)).paragraphs)
    assert "synthèse attendue" in words
    command("booklet", sitting, "-o", tmp_path / "livret.pdf")
    assert (tmp_path / "livret.pdf").read_bytes().startswith(b"%PDF")
    assert "pas encore eu lieu" in command("vote", first, "--result", "adopted", status=2)
    clock.moment = datetime(2026, 5, 22, 7, tzinfo=UTC)
    command("vote", first, "--result", "adopted", "--number", "2026-5-1", "--for", 40, "--against", 2)
    assert command("show", "sitting", sitting, "--json")["state"] == "held"
    shown = command("show", "council_report", first, "--json")
    assert (shown["vote_result"], shown["resolution_number"], shown["votes_for"]) == ("adopted", "2026-5-1", 40)
    command("vote", second, "--result", "peut-être", status=2)
    command("undo")
    assert command("show", "council_report", first, "--json")["vote_result"] == "pending"


def test_a_sitting_is_opened_once_from_its_engagement(command: Command) -> None:
    engagement = command(
        "add",
        "engagement",
        given={
            "title": "Séance du conseil départemental",
            "engagement_kind": "sitting",
            "state": "accepted",
            "starts_at": "2026-06-18T09:30",
        },
    )["id"]
    made = command("sitting-from", engagement)["id"]
    assert command("sitting-from", engagement)["id"] == made
    shown = command("show", "sitting", made, "--json")
    assert (shown["body"], shown["held_on"], shown["engagement_id"]) == ("assembly", "2026-06-18", engagement)


def test_an_identifier_that_is_no_sitting_says_what_it_is_and_where_to_find_one(command: Command) -> None:
    sitting = command("add", "sitting", given=SITTING)["id"]
    report = command("add", "council_report", given={"title": "Un rapport", "sitting_id": sitting})["id"]
    told = {
        "12": "au moins les 6 premiers signes",
        report: "c'est celui d'une fiche « Rapport »",
        "nobodyhasit": "« liaison-desk list sitting » les donne tous",
    }
    for identifier, words in told.items():
        assert words in command("sitting-reports", identifier, status=2)
