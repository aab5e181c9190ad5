"""Notes as a script sees them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def office() -> dict[str, Any]:
    figure = {"name": "fdva", "indicator": "Fonds", "value": "23 000 €", "as_of": "2026-03-31", "source": "vote"}
    return {"officer_name": "Nadia Rey", "official_last_name": "Benali", "key_figures": [figure]}


@pytest.fixture
def union(command: Command) -> str:
    return command("add", "partner", given={"partner_kind": "organisation", "name": "Union des bénévoles"})["id"]


def test_a_note_is_begun_from_a_record_then_filled_checked_and_written(
    command: Command, union: str, tmp_path: Path
) -> None:
    note = command("note-begin", "d16", "--about", f"partner:{union[:8]}", "--unit", "DJVA")["id"]
    shown = command("show", "briefing", note, "--json")
    assert (shown["title"], shown["unit"], shown["partner_id"]) == ("Union des bénévoles", "DJVA", union)
    assert command("note-fill", note) == {"filled": 0}
    remarks = command("note-check", note, "--json")
    assert {"empty_section"} <= {remark["code"] for remark in remarks}
    assert "bloque    Gouvernance" in command("note-check", note)
    for name in ("note.docx", "note.pdf"):
        command("note", note, "-o", str(tmp_path / name), "--large-print")
        assert (tmp_path / name).stat().st_size > 5000


def test_the_version_of_a_speech_that_is_read_has_no_dot(command: Command, tmp_path: Path) -> None:
    sections = [{"heading": "Accroche", "body": "Cher·e·s habitant·e·s"}]
    given = {"title": "Discours", "briefing_kind": "speech", "sections": sections}
    note = command("add", "briefing", given=given)["id"]
    command("note", note, "-o", str(tmp_path / "lu.pdf"), "--read-aloud")
    assert (tmp_path / "lu.pdf").read_bytes().startswith(b"%PDF")


def test_a_report_is_begun_for_the_days_asked(command: Command) -> None:
    note = command("note-begin", "activity_report", "--from", "2026-03-01", "--to", "2026-03-31")["id"]
    shown = command("show", "briefing", note, "--json")
    assert shown["details"]["first_day"] == "2026-03-01"
    assert "mars 2026" in shown["title"]


def test_a_validated_note_is_known_by_its_reference(command: Command) -> None:
    sections = [{"heading": heading, "body": "Écrit."} for heading in ("L'essentiel", "Contacts et sources")]
    draft = command("add", "note", given={"title": "Projet"})
    added = command("add", "note", given={"title": "Soutien", "state": "validated", "sections": sections})
    assert (draft.get("number"), added["number"]) == (None, "FT-2026-0001")
    shown = command("show", "note", "FT-2026-0001", "--json")
    assert (shown["id"], shown["number"], shown["validated_on"]) == (added["id"], "FT-2026-0001", "2026-05-05")
    assert [row["number"] for row in command("list", "note", "--view", "validated", "--json")] == ["FT-2026-0001"]
