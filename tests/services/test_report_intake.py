"""What a report says of itself is compared with the sitting it is taken in for, and with who presents it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from liaison_desk.domain.sittings import SittingFields
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from tests.intake.made_reports import MadeReport, report_docx


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 5, 7, 7, tzinfo=UTC))


@pytest.fixture
def sitting(desk: Desk) -> str:
    return desk.sittings.add(SittingFields(title="Commission permanente", held_on=date(2026, 5, 21)))


def made(folder: Path, report: MadeReport, name: str = "rapport.docx") -> Path:
    return report_docx(folder / name, report)


def test_a_report_the_official_presents_is_proposed_as_carried(desk: Desk, sitting: str, tmp_path: Path) -> None:
    own = desk.council_reports.read(made(tmp_path, MadeReport(rapporteur="M. Samir BENALI")), sitting)
    other = desk.council_reports.read(made(tmp_path, MadeReport(rapporteur="Mme Dupont"), "b.docx"), sitting)
    assert own.fields is not None
    assert other.fields is not None
    assert (own.fields.carried_by_official, other.fields.carried_by_official) == (True, False)


def test_a_report_of_another_sitting_is_told(desk: Desk, sitting: str, tmp_path: Path) -> None:
    report = made(tmp_path, MadeReport(sitting="jeudi 18 juin 2026"))
    assert any("jeudi 18\u00a0juin 2026" in one for one in desk.council_reports.read(report, sitting).remarks)
    report = made(tmp_path, MadeReport(title="Autre objet"), "b.docx")
    assert desk.council_reports.read(report, sitting).notices == ()


def test_a_second_report_of_the_same_object_is_told_and_not_refused(desk: Desk, sitting: str, tmp_path: Path) -> None:
    first = made(tmp_path, MadeReport(number="4-1"))
    desk.council_reports.confirm(sitting, [desk.council_reports.read(first, sitting)])
    again = desk.council_reports.read(made(tmp_path, MadeReport(number="4-2"), "v2.docx"), sitting)
    assert again.is_new
    assert any("même objet" in one for one in again.remarks)


def test_the_delegation_is_that_of_the_direction_and_joined_agreements_give_no_amount(
    desk: Desk, sitting: str, tmp_path: Path
) -> None:
    report = MadeReport(
        direction="Délégation égalité citoyenneté", extra=("ANNEXE 1 – Convention", "Pénalité de 900 €.")
    )
    read = desk.council_reports.read(made(tmp_path, report), sitting)
    assert read.fields is not None
    assert read.fields.unit.value == "DECI"
    assert Decimal("900.00") not in [one.amount for one in read.fields.amounts]


def test_two_files_of_one_batch_with_the_same_object_are_told(desk: Desk, sitting: str, tmp_path: Path) -> None:
    paths = [made(tmp_path, MadeReport(number="4-1"), "a.docx"), made(tmp_path, MadeReport(number="4-2"), "b.docx")]
    first, second = desk.council_reports.read_all(paths, sitting)
    assert first.notices == ()
    assert second.notices == ("Même objet que « a.docx » : laissez de côté celui qui est en double.",)


def test_the_amount_shown_of_a_report_is_the_one_asked_for(desk: Desk, sitting: str, tmp_path: Path) -> None:
    asked = ("Je vous propose :", "- d'ATTRIBUER une subvention de 18 000 € à la Ligue.")
    report = made(tmp_path, MadeReport(asked=asked))
    desk.council_reports.confirm(sitting, [desk.council_reports.read(report, sitting)])
    [line] = desk.council_reports.of_sitting(sitting)
    assert line.total == Decimal("18000.00")
