"""The sample office, for the pages of the agenda."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from liaison_desk.services.desk import Desk
from liaison_desk.ui.agenda.page import AgendaPage
from liaison_desk.ui.session import Session
from tests.ui.agenda.sample import sample_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = sample_desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def page(session: Session, qtbot) -> AgendaPage:
    page = AgendaPage(session)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def named(desk: Desk) -> Callable[[str], str]:
    """The id of the engagement whose title holds some words."""

    from liaison_desk.domain.lists import ListQuery

    def find(words: str) -> str:
        return desk.engagements.rows(ListQuery(text=words))[0].id

    return find
