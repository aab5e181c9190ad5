"""An office on Tuesday 5 May 2026, 9 h, with an engagement to prepare and tasks of hers and of others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from liaison_desk.domain.tasks import TaskFields
from liaison_desk.domain.validation import validated
from liaison_desk.services.desk import Desk
from liaison_desk.ui.session import Session
from liaison_desk.ui.week.page import WeekPage
from tests.ui.agenda.sample import engagement
from tests.ui.week.office import worked_office

Add = Callable[..., str]


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.settings.change(worked_office())
    return desk


@pytest.fixture
def event(desk: Desk) -> str:
    """A meeting of Tuesday 19 May, of a kind that has no usual steps."""
    return desk.engagements.add(
        engagement(title="Visite du centre social", starts_at=datetime(2026, 5, 19, 10), state="requested")
    )


@pytest.fixture
def add(desk: Desk) -> Add:
    """Record a task due on Tuesday 12 May, in a quarter of a half-day unless told otherwise."""

    def _add(title: str, **values: Any) -> str:
        return desk.tasks.add(validated(TaskFields, {"title": title, "due_on": date(2026, 5, 12), **values}))

    return _add


@pytest.fixture
def page(session: Session, qtbot: QtBot, theme: object) -> WeekPage:
    page = WeekPage(session)
    qtbot.addWidget(page)
    page.resize(1184, 776)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page
