"""A page of sittings on an office with two of them, its reports written as Word files."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.validation import validated
from liaison_desk.services.clock import OFFICE_ZONE, FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.ui.session import Session
from liaison_desk.ui.sittings.page import SittingsPage
from liaison_desk.ui.theme.manager import Theme
from tests.intake.made_reports import MadeReport, report_docx
from tests.services.sittings.sample import WORKED


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 5, 7, 9, tzinfo=OFFICE_ZONE))


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.settings.change(validated(OfficeFields, WORKED))
    return desk


@pytest.fixture
def sitting(desk: Desk) -> str:
    desk.sittings.add(SittingFields(title="Conseil départemental", body="assembly", held_on=date(2026, 6, 18)))
    return desk.sittings.add(SittingFields(title="Commission permanente", held_on=date(2026, 5, 21)))


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "lot"
    folder.mkdir()
    return [
        report_docx(folder / f"{n}.docx", MadeReport(number=f"4-{n}", title=f"Soutien au projet {n}")) for n in (1, 2)
    ]


@pytest.fixture
def page(qtbot: QtBot, session: Session, sitting: str, theme: Theme) -> SittingsPage:
    made = SittingsPage(session)
    qtbot.addWidget(made)
    made.resize(1300, 900)
    made.show()
    qtbot.waitExposed(made)
    made.show_record(sitting)
    return made
