"""A real office with two notes, and the page that shows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.validation import validated
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.ui.briefings.page import BriefingsPage
from liaison_desk.ui.jobs import Runner
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.manager import Theme


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))
    desk = Desk(offices.create_demonstration(tmp_path / "bureau"), clock)
    yield desk
    desk.close()


@pytest.fixture
def note(desk: Desk) -> str:
    sections = [{"heading": "L'essentiel", "body": "Le Département soutient **412 petites associations**."}]
    values = {"title": "Soutien aux petites associations", "as_of": "2026-05-04", "unit": "DJVA", "sections": sections}
    return desk.briefings.add(validated(BriefingFields, values))


@pytest.fixture
def session(desk: Desk) -> Iterator[Session]:
    runner = Runner()
    yield Session(desk, runner)
    runner.stop()


@pytest.fixture
def page(theme: Theme, session: Session, note: str, qtbot: QtBot) -> BriefingsPage:
    page = BriefingsPage(session)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page
