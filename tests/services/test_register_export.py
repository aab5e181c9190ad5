"""The registers as files: every number, safe cells, real dates, all or nothing."""

from __future__ import annotations

import csv
import zipfile
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from docx import Document
from lxml import etree

from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.registers import RegisterRequest
from liaison_desk.domain.validation import validated
from liaison_desk.errors import UserError
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def arrive(desk: Desk, subject: str, **more: object) -> str:
    return desk.letters.add(validated(LetterFields, {"subject": subject, "received_on": "2026-05-04", **more}))


def export(desk: Desk, target: Path, request: RegisterRequest | None = None) -> Path:
    for _step in desk.register_export.export(target, request or RegisterRequest()):
        pass
    return target


def sheet_of(path: Path, number: int = 1) -> Any:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))


def words_of(path: Path, number: int = 1) -> list[str]:
    return [part.text or "" for part in sheet_of(path, number).iter(f"{_MAIN}t")]


def cells_of(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))


def test_a_workbook_has_real_dates_a_frozen_header_filters_and_a_legend(desk: Desk, tmp_path: Path) -> None:
    arrive(desk, "Demande de soutien", due_date="2026-05-20")
    written = export(desk, tmp_path / "registre.xlsx")
    sheet = sheet_of(written)
    dates = {cell.get("r"): cell.findtext(f"{_MAIN}v") for cell in sheet.iter(f"{_MAIN}c") if cell.get("t") is None}
    assert dates["B2"] == str((date(2026, 5, 4) - date(1899, 12, 30)).days)
    assert sheet.find(f".//{_MAIN}pane").get("state") == "frozen"
    assert sheet.find(f"{_MAIN}autoFilter").get("ref") == "A1:M2"
    assert "1\u00a0numéro, 0\u00a0annulé, aucun manquant." in words_of(written)
    assert "Ce qu'elle contient" in words_of(written, 2)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_what_looks_like_a_formula_stays_text(desk: Desk, tmp_path: Path, sign: str) -> None:
    subject = f'{sign}HYPERLINK("http://exemple.fr")'
    arrive(desk, subject, correspondent_name="https://exemple.fr")
    workbook = export(desk, tmp_path / "registre.xlsx")
    assert not list(sheet_of(workbook).iter(f"{_MAIN}f"))
    assert not list(sheet_of(workbook).iter(f"{_MAIN}hyperlink"))
    assert subject in words_of(workbook)
    assert cells_of(export(desk, tmp_path / "registre.csv"))[1][5] == f"'{subject}"


def test_a_cancelled_number_stays_with_its_reason(desk: Desk, tmp_path: Path) -> None:
    arrive(desk, "Première")
    second = arrive(desk, "Deuxième")
    desk.letters.set_state([second], LetterState.cancelled, "Doublon")
    arrive(desk, "Troisième")
    desk.history.undo()
    rows = cells_of(export(desk, tmp_path / "registre.csv"))[1:]
    assert [(row[0], row[5], row[-1]) for row in rows] == [
        ("A-2026-0001", "Première", ""),
        ("A-2026-0002", "Deuxième", "Doublon"),
        ("A-2026-0003", "Troisième", "Saisie annulée"),
    ]
    assert desk.register_export.check(RegisterRequest(year=2026)).sentence == (
        "3\u00a0numéros, 2\u00a0annulés, aucun manquant."
    )


def test_the_number_of_an_undone_signature_no_longer_shows_the_letter_that_took_another(
    desk: Desk, tmp_path: Path
) -> None:
    values = {"mail_register": "outgoing", "correspondent_name": "Ville de Bondy", "body": "Avec plaisir."}
    draft = desk.letters.add(validated(LetterFields, {"subject": "Réponse", **values}))
    desk.letters.sign(draft)
    desk.history.undo()
    desk.letters.sign(draft)
    request = RegisterRequest(MailRegister.outgoing)
    rows = cells_of(export(desk, tmp_path / "registre.csv", request))[1:]
    assert [(row[0], row[8], row[-1]) for row in rows] == [
        ("D-2026-0001", "annulé", "Saisie annulée"),
        ("D-2026-0002", "signé", ""),
    ]


def test_a_number_taken_in_the_first_hour_of_the_year_is_of_that_day(
    desk: Desk, clock: FixedClock, tmp_path: Path
) -> None:
    clock.moment = datetime(2027, 1, 1, 0, 30, tzinfo=ZoneInfo("Europe/Paris"))
    arrive(desk, "Vœux")
    desk.history.undo()
    rows = cells_of(export(desk, tmp_path / "registre.csv"))[1:]
    assert [row[:2] for row in rows] == [["A-2027-0001", "2027-01-01"]]


def test_a_year_a_period_or_the_filters_of_a_list_narrow_the_register(
    desk: Desk, tmp_path: Path, clock: FixedClock
) -> None:
    arrive(desk, "Ancienne", received_on="2026-02-01")
    arrive(desk, "Récente", flagged=True)
    clock.moment = clock.moment.replace(year=2027)
    arrive(desk, "Suivante", received_on="2027-05-04")

    def subjects(request: RegisterRequest) -> list[str]:
        return [row[5] for row in cells_of(export(desk, tmp_path / "registre.csv", request))[1:]]

    assert subjects(RegisterRequest(year=2026)) == ["Ancienne", "Récente"]
    assert subjects(RegisterRequest(first=date(2026, 3, 1), last=date(2026, 12, 31))) == ["Récente"]
    assert subjects(RegisterRequest(query=ListQuery(saved_filter="flagged"))) == ["Récente"]
    assert subjects(RegisterRequest(query=ListQuery(text="ancienne"))) == ["Ancienne"]


def test_a_csv_says_its_alphabet_unless_asked_not_to(desk: Desk, tmp_path: Path) -> None:
    arrive(desk, "Été")
    target = export(desk, tmp_path / "registre.csv")
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    for _step in desk.register_export.export(target, RegisterRequest(), with_mark=False):
        pass
    assert target.read_bytes().startswith("Numéro;".encode())


def test_a_register_is_printed_with_its_check_at_the_foot(desk: Desk, tmp_path: Path) -> None:
    arrive(desk, "Demande de soutien", correspondent_name="Ville de Stains")
    document = Document(str(export(desk, tmp_path / "registre.docx")))
    assert document.tables[-1].cell(1, 2).text == "Ville de Stains\nDemande de soutien"
    assert document.paragraphs[-1].text == "1\u00a0numéro, 0\u00a0annulé, aucun manquant."
    assert export(desk, tmp_path / "registre.pdf").read_bytes().startswith(b"%PDF")


def test_an_export_stopped_half_way_leaves_the_file_as_it_was_and_nothing_beside(desk: Desk, tmp_path: Path) -> None:
    arrive(desk, "Demande de soutien")
    target = tmp_path / "ici" / "registre.xlsx"
    target.parent.mkdir()
    target.write_bytes(b"ancien")
    with closing(desk.register_export.export(target, RegisterRequest())) as steps:
        next(steps)
    assert target.read_bytes() == b"ancien"
    assert [path.name for path in target.parent.iterdir()] == ["registre.xlsx"]


def test_another_ending_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="xlsx"):
        export(desk, tmp_path / "registre.odt")
