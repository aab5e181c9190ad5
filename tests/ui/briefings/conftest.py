"""A note, and the page that shows it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from liaison_desk.services.desk import Desk
from liaison_desk.ui.briefings.page import BriefingsPage
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.manager import Theme
from tests.complete_notes import complete_note


@pytest.fixture
def note(desk: Desk) -> str:
    sections = [{"heading": "L'essentiel", "body": "Le Département soutient **412 petites associations**."}]
    values = {"title": "Soutien aux petites associations", "as_of": "2026-05-04", "unit": "DJVA", "sections": sections}
    return desk.briefings.add(complete_note(**values))


@pytest.fixture
def page(theme: Theme, session: Session, note: str, qtbot: QtBot) -> BriefingsPage:
    page = BriefingsPage(session)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page
